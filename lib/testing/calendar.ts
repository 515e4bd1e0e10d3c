import type { CalendarAsk } from "#lib/operator/core/calendar-change.ts";
import { decideCalendarChange } from "#lib/operator/use-cases/decide-calendar-change.ts";
import { proposeCalendarChange } from "#lib/operator/use-cases/propose-calendar-change.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import type { DeskPerson } from "./desk.ts";

/** Why, in the three languages. */
export const because = { kk: "Бұйрық", ru: "Приказ", en: "By order" } as const;
const source = "Order No. 77";

/** The same workspace at another moment. */
export function at(now: string, workspace: Workspace): Workspace {
  const moment = Temporal.Instant.from(now);
  return { ...workspace, unit: (work) => workspace.unit((unit) => work({ ...unit, now: moment })) };
}

/** Asks for a change at a moment: its id, or the code of the refusal. */
export async function propose(who: DeskPerson, now: string, ask: CalendarAsk): Promise<string> {
  const asked = await at(now, who.desk).unit((unit) =>
    proposeCalendarChange(unit, { ask, reason: because, source }),
  );
  return asked.ok ? asked.value.id : asked.error.code;
}

/** Agrees to a change or returns it at a moment: "ok", or the code of the refusal. */
export async function decideOn(
  who: DeskPerson,
  now: string,
  change: { readonly id: string; readonly verdict?: "agreed" | "returned"; readonly note?: string },
): Promise<string> {
  const { id: changeId, verdict = "agreed", ...note } = change;
  const decided = await at(now, who.desk).unit((unit) =>
    decideCalendarChange(unit, { changeId, verdict, ...note }),
  );
  return decided.ok ? "ok" : decided.error.code;
}

/** A change that two persons agreed on. */
export async function changeCalendar(
  [one, other]: readonly [DeskPerson, DeskPerson],
  now: string,
  ask: CalendarAsk,
): Promise<void> {
  const id = await propose(one, now, ask);
  const said = await decideOn(other, now, { id });
  if (said !== "ok") throw new Error(`${id}: ${said}`);
}
