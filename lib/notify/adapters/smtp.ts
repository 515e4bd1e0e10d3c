import { createTransport } from "nodemailer";
import { env, required } from "#lib/platform/env.ts";
import { UndeliverableAddress, type MailPort } from "../ports.ts";

/** Mail by `SMTP_URL`. Texts only: nodemailer may neither read files nor fetch addresses for us. */
export function smtpMail(): MailPort {
  return {
    async send(message) {
      const transport = createTransport({
        url: required("SMTP_URL"),
        disableFileAccess: true,
        disableUrlAccess: true,
        connectionTimeout: 10_000,
        greetingTimeout: 10_000,
        socketTimeout: 20_000,
      });
      try {
        await transport.sendMail({
          // The same id on every try: a server that took the first one can tell.
          messageId: `<${message.id}@${senderHost()}>`,
          from: sender(),
          to: { name: "", address: message.to },
          subject: message.subject,
          text: message.text,
          headers: { "Auto-Submitted": "auto-generated" },
        });
      } catch (error) {
        throw isRefusedAddress(error) ? new UndeliverableAddress({ cause: error }) : error;
      } finally {
        transport.close();
      }
    },
  };
}

function sender(): string {
  return env().MAIL_FROM ?? `no-reply@${senderHost()}`;
}

function senderHost(): string {
  return new URL(env().JEKE_URL).hostname;
}

/** 5xx to the recipient: trying again helps nobody. A refused sender or sign-in is our fault and is tried again. */
function isRefusedAddress(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "responseCode" in error ? Number(error.responseCode) : 0;
  const command = "command" in error ? error.command : "";
  return command === "RCPT TO" && code >= 550 && code <= 553;
}
