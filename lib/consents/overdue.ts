import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

type Overdue = {
  readonly place: string;
  readonly open: number;
  readonly since: Date;
  /** A code of `core/waits-because.ts`; null before the first try. */
  readonly because: string | null;
};

/**
 * Systems that have not obeyed decisions since before a moment: how many, since when the oldest waits, and why most of them do. A decision that was
 * overtaken by a newer one counts no more; one that people were asked to carry out counts from the day their task is due.
 */
export async function overdueEffects(
  { tx, now }: Unit,
  before: Temporal.Instant,
): Promise<readonly Overdue[]> {
  return tx.$queryRaw<Overdue[]>`
    select e.system as place, count(*)::int as open, min(e.waiting_since) as since,
      mode() within group (order by e.because) as because
    from consent_effect e join consent_event v on v.id = e.event_id
    where e.state = 'waiting' and e.waiting_since < ${dateOf(before)}
      and not exists (select from consent_event n where n.account_id = v.account_id
        and n.purpose = v.purpose and n.channel = v.channel and n.seq > v.seq)
      and not exists (select from system_task t where t.consent_event_id = e.event_id
        and t.system = e.system
        and (t.state = 'answered' or (t.state = 'open' and t.due_at > ${dateOf(now)})))
    group by e.system`;
}
