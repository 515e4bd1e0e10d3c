import { env } from "#lib/platform/env.ts";
import type { MailPort, SmsPort } from "../ports.ts";
import { httpSms } from "./sms-http.ts";
import { inboxSms } from "./sms-inbox.ts";
import { smtpMail } from "./smtp.ts";

/** Who carries messages out of the house: one port per channel. */
export type Carriers = { readonly email: MailPort; readonly sms: SmsPort };

/** The carriers this deployment is set up with; a channel that is not fails by its name when it is used. */
export function currentCarriers(): Carriers {
  const { JEKE_INBOX_DIR: inbox, SMS_URL: gateway } = env();
  if (gateway !== undefined) return { email: smtpMail(), sms: httpSms(gateway) };
  if (inbox !== undefined) return { email: smtpMail(), sms: inboxSms(inbox) };
  return {
    email: smtpMail(),
    sms: { send: () => Promise.reject(new Error("SMS_URL is not set.")) },
  };
}
