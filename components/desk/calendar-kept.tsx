import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { capital, formatDate } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { KeptDate } from "#lib/requests/kept-dates.ts";

type Props = {
  readonly total: number;
  readonly dates: readonly KeptDate[];
  /** The form that moves them, for whoever may. */
  readonly form?: ReactNode;
};

/** Promised dates that stand although the calendar now gives later ones. */
export function CalendarKept({ total, dates, form }: Props) {
  const t = asTranslate(useTranslations("calendar.later"));
  const locale = useLocale();
  if (total === 0) return null;
  return (
    <section aria-labelledby="kept" className="grid gap-3">
      <h2 id="kept" className="text-16">
        {t("title")}
      </h2>
      <p className="text-muted">{t("lead", { count: total })}</p>
      <ul
        className="max-h-80 divide-y divide-hairline overflow-y-auto border-y border-hairline"
        tabIndex={0}
        aria-labelledby="kept"
      >
        {dates.map((date) => (
          <li key={date.clockId} className="py-2">
            <TextLink href={`/${locale}/desk/cases/${date.requestId}`}>{date.number}</TextLink>{" "}
            {capital(say(date.what, locale))}
            <span className="block text-13 text-muted">
              {t("row", {
                due: formatDate(locale, date.due, "short-weekday"),
                calendar: formatDate(locale, date.calendar, "short-weekday"),
              })}
            </span>
            {date.isOwn ? <span className="block text-13">{t("own")}</span> : null}
          </li>
        ))}
      </ul>
      {form}
    </section>
  );
}
