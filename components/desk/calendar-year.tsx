import { useLocale, useTranslations } from "next-intl";
import Link from "next/link";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { CalendarView } from "#lib/operator/core/calendar-views.ts";
import { CalendarMonth, dayMarks, dayShape } from "./calendar-month.tsx";

type Props = { readonly view: CalendarView };

/** The head of the page: how many working days, what the calendar rests on, what waits, and the other years. */
export function CalendarHead({ view, kept }: Props & { readonly kept: number }) {
  const t = asTranslate(useTranslations("calendar"));
  const here = `/${useLocale()}/desk/calendar`;
  const changed = view.days.filter(({ change }) => change !== undefined).length;
  return (
    <header className="grid gap-1">
      <h1 className="text-22">{t("title", { year: String(view.year), days: view.workingDays })}</h1>
      <p className="text-muted">
        {t(`status.${view.status}`)}. {t("week", { week: view.week })}.
        {changed === 0 ? null : ` ${t("changed", { count: changed })}.`}
      </p>
      {view.asked.length === 0 && kept === 0 ? null : (
        <p className="flex flex-wrap gap-x-5 gap-y-1">
          {view.asked.length === 0 ? null : (
            <TextLink href="#asked">{t("jump.asked", { count: view.asked.length })}</TextLink>
          )}
          {kept === 0 ? null : <TextLink href="#kept">{t("jump.kept", { count: kept })}</TextLink>}
        </p>
      )}
      <nav aria-label={t("years")}>
        <ul className="-mx-3 flex flex-wrap">
          {view.years.map(({ year, status }) => (
            <li key={year}>
              <Link
                href={`${here}?year=${year}`}
                prefetch={false}
                aria-current={year === view.year ? "page" : undefined}
                className={`soft figures inline-flex min-h-11 items-center gap-1.5 border-b-3 px-3 ${
                  year === view.year
                    ? "border-accent font-semibold"
                    : "border-transparent text-accent hover:text-accent-strong"
                }`}
              >
                {year}
                {status === "published" ? null : (
                  <span className="text-13 font-normal text-muted">{t(`mark.${status}`)}</span>
                )}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

/** The year as twelve small months, and what the marks in them mean. */
export function CalendarMonths({ view }: Props) {
  return (
    <div className="grid gap-5">
      <div className="grid gap-x-8 gap-y-6 wide:grid-cols-2 rail:grid-cols-3">
        {view.months.map((month) => (
          <CalendarMonth key={month.month} month={month} year={view.year} />
        ))}
      </div>
      <Legend />
    </div>
  );
}

const legend = ["off", "weekend", "worked", "estimate", "own", "asked", "today"] as const;

function Legend() {
  const t = asTranslate(useTranslations("calendar.legend"));
  return (
    <section aria-labelledby="legend">
      <h2 id="legend" className="sr-only">
        {t("title")}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 text-13 text-muted">
        {legend.map((mark) => (
          <li key={mark} className="flex items-center gap-2">
            <span aria-hidden="true" className={`w-8 text-ink ${dayShape} ${dayMarks[mark]}`}>
              7
            </span>
            {t(mark)}
          </li>
        ))}
      </ul>
    </section>
  );
}
