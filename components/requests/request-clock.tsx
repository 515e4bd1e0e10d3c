import { useLocale, useTranslations } from "next-intl";
import { Clock } from "#components/ui/clock.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { ClockView } from "#lib/requests/core/clock-view.ts";
import { clockWords } from "./clock-words.ts";

type Props = {
  readonly clocks: readonly ClockView[];
  readonly now: string;
  /** Home shows dates and bar only; the trace stands on the request's page. */
  readonly trace?: boolean;
};

/** The clock of one request, the same on both sides. */
export function RequestClock({ clocks, now, trace = true }: Props) {
  const t = asTranslate(useTranslations("ui"));
  const words = clockWords(clocks, { locale: useLocale(), now, t });
  if (words.dates.length === 0) return null;
  return <Clock view={trace ? words : { ...words, traces: [] }} />;
}
