import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/kernel/locale.ts";
import { messagesOf } from "./messages.ts";

/** A text by key, with its arguments filled in; a missing key is a bug and throws. */
export type Translate = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  has(key: string): boolean;
};

/**
 * Texts of one namespace outside pages (worker, command line), where next-intl knows no request.
 *
 * @example translator("kk", "notices")("request.received.subject", { number: "2026-0417" })
 */
export function translator(locale: Locale, namespace: string): Translate {
  const t = createTranslator({
    locale,
    namespace,
    messages: messagesOf(locale),
    timeZone: "Asia/Almaty",
    onError(error) {
      throw error;
    },
  });
  // The library types keys by the texts it is given; ours are read from disk, so any string may be one.
  return t as unknown as Translate;
}
