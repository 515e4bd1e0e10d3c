import { existsSync, writeFileSync } from "node:fs";
import { createTransport } from "nodemailer";
import { z } from "#lib/kernel/zod.ts";
import type { SampleLetter } from "../../../prisma/demo/sample-letter.ts";

const answer = z.object({ links: z.array(z.string()) });

/**
 * Plays the mailer of a sample system once in a new demo: asks the portal for links as an operator's machine does, and sends its
 * letters with the headers of RFC 8058. `mark` is the file that remembers it.
 */
export async function sendSampleLetters(options: {
  readonly letters: readonly SampleLetter[];
  readonly portal: string;
  readonly key: string;
  readonly smtpUrl: string;
  readonly mark: string;
}): Promise<void> {
  const { letters, portal, key, smtpUrl, mark } = options;
  if (letters.length === 0 || existsSync(mark)) return;
  const transport = createTransport({ url: smtpUrl });
  for (const { to, subject, text, purpose } of letters) {
    const response = await fetch(`${portal}/api/v1/unsubscribe-links`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify({ purpose, channel: "email", addresses: [to] }),
    });
    const [link] = answer.parse(await response.json()).links;
    if (link === undefined) throw new Error("The portal gave no link for a sample letter.");
    await transport.sendMail({
      ...{ from: { name: "mailing", address: "mailing@example.com" }, to, subject },
      text: text.replace("{link}", link),
      headers: {
        "List-Unsubscribe": `<${link}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    });
  }
  transport.close();
  writeFileSync(mark, "sent\n");
}
