import type { Text } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** `consent`: a system has not obeyed decisions; `webhook`: a receiver takes no events. */
export type AlarmKind = "consent" | "webhook";

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
};

/** What is open now, oldest first: what the desk and `jeke doctor` show. Nobody's data. */
export async function openAlarms({ tx }: Pick<Unit, "tx">): Promise<readonly OpenAlarm[]> {
  const rows = await tx.alarm.findMany({
    orderBy: { since: "asc" },
    select: { kind: true, place: true, open: true, since: true },
  });
  return rows.map(({ kind, place, open, since }) => {
    const known: AlarmKind = kind === "webhook" ? "webhook" : "consent";
    return { kind: known, place, names: namesOf(known, place), open, since: since.toISOString() };
  });
}

/** As the pack calls it; what is gone from the pack keeps its id. */
export function namesOf(kind: AlarmKind, place: string): Text {
  const { systems, webhooks } = currentOperator();
  const found = (kind === "webhook" ? webhooks : systems).find(({ id }) => id === place);
  return found?.names ?? { kk: place, ru: place, en: place };
}
