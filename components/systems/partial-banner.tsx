import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { type NotRead, partialWords } from "./not-read-words.ts";

type Props = {
  readonly failed: readonly NotRead[];
  /** The same page again. */
  readonly href: string;
};

/** Which system was not read, when and why; that the rest is complete; and the one act that helps. */
export function PartialBanner({ failed, href }: Props) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("ui"));
  const failures = asTranslate(useTranslations("systems.failures"));
  if (failed.length === 0) return null;
  const { title, text } = partialWords(failed, { locale, t, failures });
  return (
    <Banner
      tone="soon"
      icon="triangle"
      live
      title={title}
      action={
        <ButtonLink href={href} icon="refresh">
          {t("partial.again")}
        </ButtonLink>
      }
    >
      {text}
    </Banner>
  );
}
