import type { Text } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { type AlarmKind, type AlarmReason, alarmReason } from "./core/alarm-reason.ts";

/** What outside has not done what it should for too long. */
export type OpenAlarm = {
  readonly kind: AlarmKind;
  /** Id of the system or webhook in the pack. */
  readonly place: string;
  readonly names: Text;
  /** Decisions not obeyed, or events not taken. */
  readonly open: number;
  /** ISO instant of the oldest of them. */
  readonly since: string;
  /** Why, as the key of words in messages `desk.alarms.why`, with what they name. */
  readonly why: AlarmReason;
};

/** What is open now, oldest first: what the desk and `jeke doctor` show. Nobody's data. */
export async function openAlarms({ tx }: Pick<Unit, "tx">): Promise<readonly OpenAlarm[]> {
  const rows = await tx.alarm.findMany({
    orderBy: { since: "asc" },
    select: { kind: true, place: true, open: true, since: true, because: true },
  });
  return rows.map(({ kind, place, open, since, because }) => {
    const known: AlarmKind = kind === "webhook" ? "webhook" : "consent";
    return {
      ...{ kind: known, place, names: namesOf(known, place), open, since: since.toISOString() },
      why: alarmReason(known, because),
    };
  });
}

/** As the pack calls it; what is gone from the pack keeps its id. */
export function namesOf(kind: AlarmKind, place: string): Text {
  const { systems, webhooks } = currentOperator();
  const found = (kind === "webhook" ? webhooks : systems).find(({ id }) => id === place);
  return found?.names ?? { kk: place, ru: place, en: place };
}
