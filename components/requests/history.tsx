import { useLocale, useTranslations } from "next-intl";
import { Timeline, type TimelineDay } from "#components/ui/timeline.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { capital, formatDate, formatTime } from "#lib/i18n/formats.ts";
import type { Locale } from "#lib/kernel/locale.ts";
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
      text: t(`history.${entry.key}`, inWords(entry.params, locale)),
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

/** The log keeps dates as they are; what is due opens a sentence. */
function inWords(
  params: HistoryEntry["params"],
  locale: Locale,
): Readonly<Record<string, string | number>> {
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    words[name] = typeof value === "number" ? value : wordOf(name, value, locale);
  }
  return words;
}

function wordOf(name: string, value: string, locale: Locale): string {
  if (name === "what") return capital(value);
  return isDate.test(value) ? formatDate(locale, value, "long-weekday") : value;
}

const isDate = /^\d{4}-\d{2}-\d{2}$/;
