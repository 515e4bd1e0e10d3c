import { formatDate, formatDateTime, formatMoney, formatNumber } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import type { FieldView, ValueView } from "#lib/systems/core/data-view.ts";

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
    case "number":
      return typeof raw === "number" ? formatNumber(locale, raw) : raw;
    case "phone":
      return phoneWords(String(raw));
    case "code":
      return field.codes?.[String(raw)]?.[locale] ?? String(raw);
    default:
      return String(raw);
  }
}

/** `+77000000017` → `+7 700 000 00 17`; any other shape stays as it is. */
export function phoneWords(phone: string): string {
  const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone.replace(/[\s()-]/g, ""));
  return match === null ? phone : `+7 ${match.slice(1).join(" ")}`.replaceAll(" ", "\u00a0");
}
