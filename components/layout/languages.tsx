import { useLocale, useTranslations } from "next-intl";
import { locales } from "#lib/kernel/locale.ts";
import { languageOf } from "#lib/i18n/language.ts";
import { LanguageSwitch } from "./language-switch.tsx";

/** The language switch with its words filled in. */
export function Languages({ kind }: { readonly kind: "menu" | "row" }) {
  const t = useTranslations("common");
  return (
    <LanguageSwitch
      kind={kind}
      label={t("language")}
      current={useLocale()}
      languages={locales.map((locale) => ({
        locale,
        short: languageOf(locale).short,
        name: languageOf(locale).name,
      }))}
    />
  );
}
