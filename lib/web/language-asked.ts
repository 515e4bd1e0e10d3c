import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";

/** The first language of a browser's list that we speak, for an address that names none; else the operator's own. */
export function languageAsked(accepted: string | null): Locale {
  const wanted = (accepted ?? "").split(",").map((one) => one.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? currentOperator().defaultLocale;
}
