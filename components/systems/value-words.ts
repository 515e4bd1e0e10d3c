import {
  formatDate,
  formatDateTime,
  formatMoney,
  formatNumber,
  formatPhone,
} from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { FieldView, ValueView } from "#lib/systems/core/data-view.ts";

/** Characters of one value that a page shows; a system may hold a whole file in one. */
const longest = 5_000;

/** A raw value in words of the page: dates and money by their type, codes by their names, all else as the system holds it. */
export function valueWords(
  field: Pick<FieldView, "type" | "codes">,
  value: Pick<ValueView, "value" | "currency">,
  { locale, t }: { readonly locale: Locale; readonly t: Translate },
): string {
  const raw = value.value;
  if (raw === null || raw === "") return t("value.none");
  if (typeof raw === "boolean") return t(raw ? "value.yes" : "value.no");
  switch (field.type) {
    case "date":
      return formatDate(locale, String(raw), "long");
    case "time":
      return formatDateTime(locale, String(raw), "long");
    case "money":
      return formatMoney(locale, raw, value.currency);
    case "boolean":
      // A part of JSON comes as text.
      return raw === "true" || raw === "false"
        ? t(raw === "true" ? "value.yes" : "value.no")
        : String(raw);
    case "number":
      return typeof raw === "number" ? formatNumber(locale, raw) : raw;
    case "phone":
      return formatPhone(String(raw));
    case "code":
      return say(field.codes?.[String(raw)], locale) ?? String(raw);
    default:
      return shortened(String(raw), { locale, t });
  }
}

/** The beginning of a very long text, and how much there is: the copy holds all of it. */
function shortened(
  text: string,
  { locale, t }: { readonly locale: Locale; readonly t: Translate },
): string {
  if (text.length <= longest) return text;
  const start = text
    .slice(0, longest)
    .toWellFormed()
    .replace(/\uFFFD$/, "");
  return t("value.long", { start, number: formatNumber(locale, text.length) });
}
