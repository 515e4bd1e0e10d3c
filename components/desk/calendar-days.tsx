import { useLocale, useTranslations } from "next-intl";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { CalendarView, SpecialDay } from "#lib/operator/core/calendar-views.ts";

/** Every day that the week alone does not explain, with its reason and source; days of the months lead here. */
export function CalendarDays({ view }: { readonly view: CalendarView }) {
  const t = asTranslate(useTranslations("calendar.list"));
  return (
    <section aria-labelledby="days">
      <h2 id="days" className="mb-2 text-16">
        {t("title")}
      </h2>
      {view.days.length === 0 ? (
        <p className="text-muted">{t("none")}</p>
      ) : (
        <ol className="divide-y divide-hairline border-y border-hairline">
          {view.days.map((day) => (
            <DayRow key={day.date} day={day} />
          ))}
        </ol>
      )}
    </section>
  );
}

function DayRow({ day }: { readonly day: SpecialDay }) {
  const t = asTranslate(useTranslations("calendar"));
  const locale = useLocale();
  const { change } = day;
  return (
    <li
      id={`d-${day.date}`}
      className="grid gap-x-4 px-2 py-2 target:bg-accent-soft wide:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <p className="figures font-semibold">
        {formatDate(locale, day.date, "long-weekday")}
        {day.kind === "worked" ? (
          <span className="block text-13 font-normal">{t("day.worked")}</span>
        ) : null}
      </p>
      <div>
        <p>{say(day.why, locale)}</p>
        <p className="text-13 text-muted">{say(day.source, locale)}</p>
        {day.isEstimate ? <p className="text-13 text-soon">{t("list.estimate")}</p> : null}
        {change === undefined ? null : (
          <p className="text-13 text-accent">
            {t("list.own", {
              proposed: change.proposedBy ?? 0,
              agreed: change.verdict?.by ?? 0,
              at: formatDate(locale, change.verdict?.at ?? change.proposedAt, "long"),
            })}
          </p>
        )}
      </div>
    </li>
  );
}
