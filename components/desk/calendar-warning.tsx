import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { say } from "#lib/kernel/locale.ts";
import type { NextYearWarning } from "#lib/law/core/calendar-years.ts";

/** From October on: next year's calendar is a forecast nobody has confirmed, or there is none. */
export function CalendarWarning({
  warning,
  isOpen = false,
}: {
  readonly warning: NextYearWarning;
  /** The reader has this very year before them. */
  readonly isOpen?: boolean;
}) {
  const t = asTranslate(useTranslations("calendar.warning"));
  const locale = useLocale();
  const isMissing = warning.status === "missing";
  const year = String(warning.year);
  return (
    <Banner
      tone={isMissing ? "late" : "soon"}
      icon="calendar"
      title={`${t(isMissing ? "missing" : "title", { year })}.`}
      {...(isMissing || isOpen
        ? {}
        : {
            action: (
              <TextLink href={`/${locale}/desk/calendar?year=${year}`}>
                {t("open", { year })}
              </TextLink>
            ),
          })}
    >
      {say(warning.text, locale)}.
    </Banner>
  );
}
