import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SmsPort } from "../ports.ts";

/** Demo and test: a text message becomes a file in the inbox's folder, whole or not at all. */
export function inboxSms(folder: string): SmsPort {
  return {
    async send({ id, at, to, text, code, link }) {
      await mkdir(folder, { recursive: true });
      const file = path.join(folder, `${id}.json`);
      const letter = { id, at, channel: "sms", to, subject: "", text, code, link };
      await writeFile(`${file}.part`, JSON.stringify(letter));
      await rename(`${file}.part`, file);
    },
  };
}
