/*
 * Days as whole numbers since 1 January 1970. Counting millions of deadlines walks days, and an addition is all that a
 * day costs here; no zone and no time of day is involved.
 */

const dayMs = 86_400_000;

/** The number of an ISO date. */
export function epochDayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The ISO date of a number. */
export function isoDateOf(day: number): string {
  const known = written.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * dayMs).toISOString().slice(0, 10);
  if (day > oldest && day < newest) written.set(day, date);
  return date;
}

/** Dates written before: the same few thousand come again and again. Others are not kept. */
const written = new Map<number, string>();
const oldest = 18_000;
const newest = 25_000;

/** Monday is 1, Sunday 7. Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The same date some months later, or the last day of a shorter month (KZ Civil Code art. 174). */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * dayMs);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastOfMonth = Date.UTC(year, month + 1, 0) / dayMs;
  return Math.min(Date.UTC(year, month, date.getUTCDate()) / dayMs, lastOfMonth);
}
