import type { Notice } from "./notice.ts";
import type { Operator } from "./pack.ts";

/** What of an operator decides which notice governs. */
type Noticed = Pick<Operator, "notice" | "notices">;

/**
 * The day from which a version governs: the one its text states, else by the operator's rule from the day of posting.
 * Nothing for a version whose day of posting is still to be supplied.
 */
export function effectiveDay(operator: Noticed, notice: Notice): Temporal.PlainDate | undefined {
  if (notice.effective !== undefined) return Temporal.PlainDate.from(notice.effective);
  if (notice.posted === undefined) return undefined;
  const posted = Temporal.PlainDate.from(notice.posted);
  return operator.notice.inForce === "day-after" ? posted.add({ days: 1 }) : posted;
}

/** Versions of the notice that governs a service: its own, or the general one where it has none. */
export function noticesOf(operator: Noticed, service: string | undefined): readonly Notice[] {
  const own = operator.notices.filter((one) => one.service === service);
  return own.length > 0 ? own : operator.notices.filter((one) => one.service === undefined);
}

/**
 * The notice in force on a local day: of a service, or the general one. The newest whose effective day has come; a
 * version without a day is in force until a dated one begins.
 */
export function noticeInForce(
  operator: Noticed,
  service: string | undefined,
  on: Temporal.PlainDate,
): Notice | undefined {
  const versions = noticesOf(operator, service);
  const begun = versions
    .flatMap((notice) => {
      const from = effectiveDay(operator, notice);
      return from === undefined || Temporal.PlainDate.compare(from, on) > 0
        ? []
        : [{ notice, from }];
    })
    .toSorted((a, b) => Temporal.PlainDate.compare(b.from, a.from));
  return begun[0]?.notice ?? versions.find((one) => effectiveDay(operator, one) === undefined);
}
