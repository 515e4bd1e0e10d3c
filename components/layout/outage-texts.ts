import { isLocale, writtenFor } from "#lib/kernel/locale.ts";
import en from "#lib/i18n/messages/en/outage.json";
import kk from "#lib/i18n/messages/kk/outage.json";
import ru from "#lib/i18n/messages/ru/outage.json";

const texts = { kk, ru, en };

/** The few words that must be in the browser already when the server fails; a further language has those that stand in. */
export function outageTexts(locale: unknown): typeof en {
  return texts[isLocale(locale) ? writtenFor(locale) : "ru"];
}
