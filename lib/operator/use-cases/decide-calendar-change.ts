import { hasRole } from "#lib/kernel/actor.ts";
import { isUuid } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { calendarFacts } from "../calendar-facts.ts";
import { askRefusal, type AskRefusal } from "../core/calendar-change.ts";
import { findChange, insertVerdict, lockCalendar } from "../store.ts";

export type DecideCalendarInput = {
  readonly changeId: string;
  readonly verdict: "agreed" | "returned";
  /** To the colleague; required when it is returned. */
  readonly note?: string;
};

/**
 * Another officer agrees to a change of the calendar, or returns it. Never whoever proposed it: not by role, and not by the
 * database either. Of several officers at once one decides.
 *
 * Officers only; others get `calendar.not-allowed`. Refuses `not-found`, `decided-already`, `both-sides`, `note-empty`,
 * `text-long`, and, when agreeing, what `askRefusal` names by now: the day may have passed since. Agreeing writes the verdict,
 * `calendar.agreed`, and the job that counts open dates anew.
 */
export async function decideCalendarChange(
  unit: Unit,
  input: DecideCalendarInput,
): Promise<
  Result<
    null,
    | AskRefusal
    | Refusal<
        | "calendar.not-allowed"
        | "calendar.not-found"
        | "calendar.decided-already"
        | "calendar.both-sides"
        | "calendar.note-empty"
        | "calendar.text-long"
      >
  >
> {
  const { actor } = unit;
  if (!hasRole(actor, "officer")) return refuse("calendar.not-allowed");
  const note = input.note?.trim() ?? "";
  if (input.verdict === "returned" && note.length < 3) return refuse("calendar.note-empty");
  if (note.length > 500) return refuse("calendar.text-long");
  await lockCalendar(unit);
  const change = isUuid(input.changeId) ? await findChange(unit, input.changeId) : undefined;
  if (change === undefined) return refuse("calendar.not-found");
  if (change.isDecided) return refuse("calendar.decided-already");
  if (change.proposedBy === actor.staffId) return refuse("calendar.both-sides");
  const { verdict } = input;
  if (verdict === "agreed") {
    const problem = askRefusal(change.ask, await calendarFacts(unit));
    if (problem !== undefined) return { ok: false, error: problem };
  }
  await insertVerdict(unit, {
    ...{ change, decidedBy: actor.staffId, verdict },
    ...(note === "" ? {} : { note }),
  });
  if (verdict === "agreed") await unit.queue.enqueue("recount-clocks", {});
  await unit.audit.append({
    action: verdict === "agreed" ? "calendar.agreed" : "calendar.returned",
    target: { kind: "calendar-change", id: change.id },
    data: { ...change.ask, by: actor.number },
  });
  return ok(null);
}
