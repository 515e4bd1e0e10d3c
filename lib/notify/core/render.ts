import { formatDate } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import type { Locale } from "#lib/kernel/locale.ts";

export type Rendered = { readonly subject: string; readonly text: string };

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
  if (message.channel === "sms")
    return { subject: "", text: texts.notices(`${event}.sms`, params) };
  const body = texts.notices(`${event}.text`, params);
  const foot = texts.notices("foot", params);
  return { subject: texts.notices(`${event}.subject`, params), text: `${body}\n\n${foot}\n` };
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
