import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatTime } from "#lib/i18n/formats.ts";
import { type Text, say } from "#lib/kernel/locale.ts";
import { failureKey } from "#lib/systems/core/failure-words.ts";

type Props = {
  readonly failed: readonly {
    readonly names: Text;
    readonly at?: string;
    /** Why, words in messages `systems.failures`. */
    readonly code?: string;
  }[];
  /** The same page again. */
  readonly href: string;
};

/** Which system was not read, when and why; that the rest is complete; and the one act that helps. */
export function PartialBanner({ failed, href }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const reasons = asTranslate(useTranslations("systems.failures"));
  if (failed.length === 0) return null;
  const at = failed[0]?.at;
  const names = failed.map((system) => say(system.names, locale)).join(", ");
  const why = failed.flatMap(({ names: own, code }) => {
    if (code === undefined) return [];
    const reason = reasons(failureKey(code));
    return [t("partial.because", { system: say(own, locale), reason })];
  });
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
      {[...why, t("partial.rest")].join(" ")}
    </Banner>
  );
}
