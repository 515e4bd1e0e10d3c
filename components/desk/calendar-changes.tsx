import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatDateTime } from "#lib/i18n/formats.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { say, type Locale } from "#lib/kernel/locale.ts";
import type { CalendarAsk } from "#lib/operator/core/calendar-change.ts";
import type { CalendarView, ChangeView } from "#lib/operator/core/calendar-views.ts";

/** What a change makes of the calendar, in one sentence. `t` speaks `calendar`. */
export function askWords(ask: CalendarAsk, t: Translate, locale: Locale): string {
  return ask.kind === "confirmed"
    ? t("asks.confirmed", { year: String(ask.year) })
    : t(`asks.${ask.kind}`, { day: formatDate(locale, ask.day, "long-weekday-year") });
}

type AskedProps = {
  readonly view: CalendarView;
  /** The form with which the reader decides on this change. */
  readonly decide: (change: ChangeView) => ReactNode;
};

/** What waits for the second person, whatever year is shown. */
export function CalendarAsked({ view, decide }: AskedProps) {
  const t = asTranslate(useTranslations("calendar"));
  const locale = useLocale();
  return (
    <section aria-labelledby="asked" className="grid gap-3">
      <h2 id="asked" className="text-16">
        {t("asked.title")}
      </h2>
      {view.asked.length === 0 ? <p className="text-muted">{t("asked.none")}</p> : null}
      {view.asked.map((change) => (
        <article
          key={change.id}
          className="grid gap-2 rounded-card border border-control bg-surface p-4"
        >
          <h3 className="text-14">{askWords(change.ask, t, locale)}</h3>
          <Reason change={change} />
          <p className="text-13 text-muted">
            {t("asked.by", {
              number: change.proposedBy ?? 0,
              at: formatDateTime(locale, change.proposedAt),
            })}
          </p>
          {noteOf(view, change) === undefined ? (
            decide(change)
          ) : (
            <p className="font-medium">{t(`asked.${noteOf(view, change) ?? ""}`)}</p>
          )}
        </article>
      ))}
    </section>
  );
}

/** Why the reader cannot decide; nothing where they can. */
function noteOf(
  { mayDecide }: CalendarView,
  { isMine }: ChangeView,
): "own" | "readOnly" | undefined {
  if (isMine) return "own";
  return mayDecide ? undefined : "readOnly";
}

function Reason({ change }: { readonly change: ChangeView }) {
  const t = asTranslate(useTranslations("calendar.asked"));
  const locale = useLocale();
  return (
    <div>
      <p>{say(change.reason, locale)}</p>
      <p className="text-13 text-muted">{t("source", { source: change.source })}</p>
    </div>
  );
}

/** What was decided in this year, the newest first: nothing is ever taken out of it. */
export function CalendarDecided({ view }: { readonly view: CalendarView }) {
  const t = asTranslate(useTranslations("calendar"));
  const locale = useLocale();
  return (
    <section aria-labelledby="decided">
      <h2 id="decided" className="mb-2 text-16">
        {t("past.title", { year: String(view.year) })}
      </h2>
      {view.decided.length === 0 ? <p className="text-muted">{t("past.none")}</p> : null}
      <ol className="divide-y divide-hairline">
        {view.decided.map((change) => {
          const { verdict } = change;
          return (
            <li key={change.id} className="grid gap-0.5 py-2">
              <p className="font-medium">{askWords(change.ask, t, locale)}</p>
              <Reason change={change} />
              <p className="text-13 text-muted">
                {t("past.proposed", {
                  number: change.proposedBy ?? 0,
                  at: formatDateTime(locale, change.proposedAt),
                })}
              </p>
              {verdict === undefined ? null : (
                <p className={`text-13 ${verdict.is === "agreed" ? "text-done" : "text-soon"}`}>
                  {t(`past.${verdict.is}`, {
                    number: verdict.by ?? 0,
                    at: formatDateTime(locale, verdict.at),
                  })}
                  {verdict.note === undefined ? null : `. ${verdict.note}`}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
