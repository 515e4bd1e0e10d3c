import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

export type MailServer = {
  readonly url: string;
  readonly port: number;
  /** Bodies and subjects of what it took, decoded. */
  texts(): readonly string[];
  subjects(): readonly string[];
  stop(): Promise<void>;
};

/** A real mail server on loopback that keeps what it takes. Stop it to have it down; start it again on its port. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: { readonly subject: string; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          taken.push({ subject: mail.subject ?? "", text: mail.text ?? "" });
          done();
        });
      });
    },
  });
  const listening = await new Promise<number>((resolve) => {
    const net = server.listen(port, "127.0.0.1", () => {
      const address = net.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    texts: () => taken.map(({ text }) => text),
    subjects: () => taken.map(({ subject }) => subject),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
