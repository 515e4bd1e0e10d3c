import { hasRole } from "#lib/kernel/actor.ts";
import type { Text } from "#lib/kernel/locale.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { isOwnCase } from "./core/desk-acts.ts";

/** An open date that stands although the calendar now gives a later one. */
export type KeptDate = {
  readonly clockId: string;
  readonly requestId: string;
  readonly number: string;
  readonly what: Text;
  readonly due: string;
  readonly calendar: string;
  /** The reader's own request: somebody else decides. */
  readonly isOwn: boolean;
};

/** Most of them that one page shows. */
const shown = 200;

/** Promised dates that the calendar would make later, the nearest first; officers and auditors. */
export async function keptDates(
  unit: Unit,
): Promise<{ readonly total: number; readonly dates: readonly KeptDate[] }> {
  const { actor, tx } = unit;
  if (!hasRole(actor, "officer", "auditor")) return { total: 0, dates: [] };
  const rows = await tx.$queryRaw<Row[]>`
    select c.id as "clockId", c.request_id as "requestId", r.number, r.account_id as "accountId", c.trace,
      c.by_calendar ->> 'due' as calendar, count(*) over ()::int as total
    from clock c join request r on r.id = c.request_id
    where c.met_at is null and c.by_calendar is not null order by c.due_on, c.id limit ${shown}`;
  const dates = rows.map(({ accountId, trace, total: _, ...row }) => ({
    ...row,
    ...{ what: trace.what, due: trace.due, isOwn: isOwnCase(actor, { accountId }) },
  }));
  return { total: rows[0]?.total ?? 0, dates };
}

type Row = Pick<KeptDate, "clockId" | "requestId" | "number" | "calendar"> & {
  readonly accountId: string | null;
  readonly trace: Deadline;
  readonly total: number;
};
