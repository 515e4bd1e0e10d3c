import { formatDate } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import type { Locale } from "#lib/kernel/locale.ts";

type Words = { readonly subject: string; readonly text: string };

/** What is sent, and beside it what the portal shows of it: a text message is short, the portal says it all. */
export type Rendered = Words & { readonly page: Words };

type Params = Readonly<Record<string, string | number>>;

/**
 * A notice in words: `notices.json` → `<event>.subject`, `<event>.text` for mail and `<event>.sms` for a phone.
 * A parameter that is an ISO date is written as a date of the language; `type` becomes the request type's name.
 * An event without text is a bug and throws: better no transaction than an empty message.
 */
export function render(
  texts: { readonly notices: Translate; readonly requests: Translate },
  message: {
    readonly event: string;
    readonly channel: "email" | "sms";
    readonly locale: Locale;
    readonly params: Params;
  },
): Rendered {
  const params = inWords(texts.requests, message.locale, message.params);
  const { event } = message;
  const page = {
    subject: texts.notices(`${event}.subject`, params),
    text: texts.notices(`${event}.text`, params),
  };
  if (message.channel === "sms")
    return { subject: "", text: texts.notices(`${event}.sms`, params), page };
  const foot = texts.notices("foot", params);
  return { subject: page.subject, text: `${page.text}\n\n${foot}\n`, page };
}

function inWords(requests: Translate, locale: Locale, params: Params): Params {
  const inWord = (name: string, value: string): string => {
    if (name === "type") return requests(`types.${value}.name`);
    return isDate.test(value) ? formatDate(locale, value, "long-weekday") : value;
  };
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    words[name] = typeof value === "number" ? value : inWord(name, value);
  }
  return words;
}

const isDate = /^\d{4}-\d{2}-\d{2}$/;
