import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatTime } from "#lib/i18n/formats.ts";
import { type Text, say } from "#lib/kernel/locale.ts";

type Props = {
  readonly failed: readonly { readonly names: Text; readonly at?: string }[];
  /** The same page again. */
  readonly href: string;
};

/** Which system did not answer, since when; that the rest is complete; and the one act that helps. */
export function PartialBanner({ failed, href }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  if (failed.length === 0) return null;
  const at = failed[0]?.at;
  const names = failed.map((system) => say(system.names, locale)).join(", ");
  return (
    <Banner
      tone="soon"
      icon="triangle"
      live
      title={
        at === undefined
          ? t("partial.title", { systems: names })
          : t("partial.titleAt", { systems: names, time: formatTime(locale, at) })
      }
      action={
        <ButtonLink href={href} icon="refresh">
          {t("partial.again")}
        </ButtonLink>
      }
    >
      {t("partial.rest")}
    </Banner>
  );
}
