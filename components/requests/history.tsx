import { useLocale, useTranslations } from "next-intl";
import { Timeline, type TimelineDay } from "#components/ui/timeline.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatTime } from "#lib/i18n/formats.ts";
import type { HistoryEntry } from "#lib/requests/core/views.ts";

/** What happened to a request, newest first, in sentences. */
export function History({
  entries,
  wordsLocale,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly wordsLocale?: string;
}) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("requests"));
  const days = new Map<string, TimelineDay["entries"][number][]>();
  entries.forEach((entry, index) => {
    const day = formatDate(locale, entry.at, "long-weekday");
    const list = days.get(day) ?? [];
    list.push({
      id: `${entry.at}${index}`,
      time: formatTime(locale, entry.at),
      text: t(`history.${entry.key}`, entry.params),
      ...(entry.words === undefined
        ? {}
        : {
            quote: {
              text: entry.words,
              ...(wordsLocale === undefined ? {} : { lang: wordsLocale }),
            },
          }),
    });
    days.set(day, list);
  });
  return <Timeline days={[...days].map(([day, list]) => ({ day, entries: list }))} />;
}
