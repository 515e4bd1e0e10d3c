import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A letter as `/dev/inbox.json` shows it. */
type Letter = {
  readonly id: string;
  readonly at: string;
  readonly channel: "email";
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code?: string;
  readonly link?: string;
  /** Headers by which the mailbox itself may unsubscribe, RFC 8058. */
  readonly unsubscribe?: { readonly link: string; readonly post: string };
};

type Mail = Pick<Email, "subject" | "text" | "headers">;
type Headers = readonly { readonly key: string; readonly value: string }[];

function unsubscribeOf(headers: Headers): Pick<Letter, "unsubscribe"> {
  const value = (name: string) => headers.find(({ key }) => key === name)?.value;
  const link = /<(https?:[^>]+)>/.exec(value("list-unsubscribe") ?? "")?.[1];
  const post = value("list-unsubscribe-post");
  return link === undefined || post === undefined ? {} : { unsubscribe: { link, post } };
}

function letterFrom(to: string, { subject = "", text = "", headers }: Mail): Letter {
  // Codes stand alone in our letters: eight digits, perhaps in two groups; 2026-0417 is a request's number.
  const code = /(?<![\d-])(\d{4})\s?(\d{4})(?![\d-])/.exec(text);
  const link = /https?:\/\/\S+/.exec(text);
  return {
    id: randomUUID(),
    at: new Date().toISOString(),
    channel: "email",
    to,
    subject,
    text,
    ...(code === null ? {} : { code: `${code[1] ?? ""}${code[2] ?? ""}` }),
    ...(link === null ? {} : { link: link[0] }),
    ...unsubscribeOf(headers),
  };
}

/** Writes a letter so that a reader never sees half of it. */
function keep(folder: string, letter: Letter): void {
  const file = path.join(folder, `${letter.id}.json`);
  writeFileSync(`${file}.part`, JSON.stringify(letter));
  renameSync(`${file}.part`, file);
}

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Starts a real SMTP server on loopback that delivers into a folder, for demo and tests. */
export async function startMailSink(options: {
  readonly port: number;
  readonly folder: string;
}): Promise<{ stop(): Promise<void> }> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, callback) {
      bytesOf(stream)
        .then((raw) => PostalMime.parse(raw))
        .then((mail) => {
          for (const recipient of session.envelope.rcptTo) {
            keep(options.folder, letterFrom(recipient.address, mail));
          }
          callback();
        })
        .catch((error: unknown) => {
          callback(error instanceof Error ? error : new Error("unreadable letter"));
        });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, "127.0.0.1", () => {
      resolve();
    });
  });
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
