import { hasRole } from "#lib/kernel/actor.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { calendarFacts } from "../calendar-facts.ts";
import { askRefusal, type AskRefusal, type CalendarAsk } from "../core/calendar-change.ts";
import { insertChange, isAsked, lockCalendar } from "../store.ts";

export type ProposeCalendarInput = {
  readonly ask: CalendarAsk;
  /** Why, for the trace of every date that it moves. */
  readonly reason: Text;
  /** The order or letter that says so, by its own name. */
  readonly source: string;
};

/** Longest reason, and name of a source. */
const longest = 500;

/**
 * Asks for another kind of a day, or confirms a forecast year. It counts only once another officer has agreed.
 *
 * Officers and administrators; others get `calendar.not-allowed`. Refuses what `askRefusal` names, `reason-empty` (in every
 * written language), `source-empty`, `text-long`, and `already-asked` while an earlier proposal for the same day or year
 * waits. Writes the proposal and `calendar.proposed`.
 */
export async function proposeCalendarChange(
  unit: Unit,
  { ask, reason, source }: ProposeCalendarInput,
): Promise<
  Result<
    { readonly id: string },
    | AskRefusal
    | Refusal<
        | "calendar.not-allowed"
        | "calendar.already-asked"
        | "calendar.reason-empty"
        | "calendar.source-empty"
        | "calendar.text-long"
      >
  >
> {
  const { actor } = unit;
  if (!hasRole(actor, "officer", "admin")) return refuse("calendar.not-allowed");
  const written = { kk: reason.kk.trim(), ru: reason.ru.trim(), en: reason.en.trim() };
  const texts = Object.values(written);
  if (texts.some((text) => text.length < 3)) return refuse("calendar.reason-empty");
  if (source.trim().length < 3) return refuse("calendar.source-empty");
  if ([...texts, source].some((text) => text.length > longest)) return refuse("calendar.text-long");
  await lockCalendar(unit);
  const problem = askRefusal(ask, await calendarFacts(unit));
  if (problem !== undefined) return { ok: false, error: problem };
  if (await isAsked(unit, ask)) return refuse("calendar.already-asked");
  const id = await insertChange(unit, {
    ...{ ask, reason: written, source: source.trim(), proposedBy: actor.staffId },
  });
  await unit.audit.append({
    action: "calendar.proposed",
    target: { kind: "calendar-change", id },
    data: { ...ask, by: actor.number },
  });
  return ok({ id });
}
