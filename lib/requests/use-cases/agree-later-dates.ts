import { randomUUID } from "node:crypto";
import { hasRole } from "#lib/kernel/actor.ts";
import { isLocale, say, type Text } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isOwnCase } from "../core/desk-acts.ts";
import { insertDateChanges, lockKept } from "../date-changes.ts";
import { tellOfDates, type Told } from "../date-change-words.ts";

export type AgreeLaterInput = {
  /** One case; absent: every case whose date is later by the calendar. */
  readonly requestId?: string;
  /** What each person reads, in their language. */
  readonly reason: Text;
};

/**
 * An officer lets promised dates move to the later ones that the calendar gives now, each person reading why. The worker
 * moves and tells; a date that meanwhile became another one does not move.
 *
 * Officers only (`requests.not-allowed`), never on one's own case (`requests.own-case`; in one go it is left out).
 * Refuses `reason-empty`, `text-long`, `no-later-date` when the calendar gives no later date. Writes a row of history and
 * `clock.later-agreed` for each date, and the job.
 */
export async function agreeLaterDates(
  unit: Unit,
  { requestId, reason }: AgreeLaterInput,
): Promise<
  Result<
    { readonly dates: number },
    Refusal<
      | "requests.not-allowed"
      | "requests.own-case"
      | "requests.reason-empty"
      | "requests.text-long"
      | "requests.no-later-date"
    >
  >
> {
  const { actor } = unit;
  if (!hasRole(actor, "officer")) return refuse("requests.not-allowed");
  const texts = Object.values(reason).map((text) => text.trim());
  if (texts.some((text) => text.length < 3)) return refuse("requests.reason-empty");
  if (texts.some((text) => text.length > 1000)) return refuse("requests.text-long");
  const clocks = await lockKept(unit, requestId);
  const mayMove = clocks.filter((clock) => !isOwnCase(actor, clock));
  if (clocks.length > 0 && mayMove.length === 0) return refuse("requests.own-case");
  const staff = { id: actor.staffId, number: actor.number };
  const told = mayMove.flatMap((clock): Told[] => {
    const { deadline, byCalendar, locale } = clock;
    if (byCalendar === undefined) return [];
    const words = say(reason, isLocale(locale) ? locale : currentOperator().defaultLocale).trim();
    const dues = { oldDue: deadline.due, newDue: byCalendar.due };
    return [
      { clock, row: { id: randomUUID(), clock, kind: "agreed", ...dues, staff, reason: words } },
    ];
  });
  if (told.length === 0) return refuse("requests.no-later-date");
  await insertDateChanges(
    unit,
    told.map(({ row }) => row),
  );
  await unit.queue.enqueue("recount-clocks", {});
  await tellOfDates(unit, told);
  return ok({ dates: told.length });
}
