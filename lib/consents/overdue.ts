import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";

/**
 * Systems that have not obeyed decisions since before a moment: how many, and since when the oldest waits. A decision that was
 * overtaken by a newer one counts no more.
 */
export async function overdueEffects(
  { tx }: Unit,
  before: Temporal.Instant,
): Promise<readonly { readonly place: string; readonly open: number; readonly since: Date }[]> {
  return tx.$queryRaw<{ place: string; open: number; since: Date }[]>`
    select e.system as place, count(*)::int as open, min(e.waiting_since) as since
    from consent_effect e join consent_event v on v.id = e.event_id
    where e.state = 'waiting' and e.waiting_since < ${dateOf(before)}
      and not exists (select from consent_event n where n.account_id = v.account_id
        and n.purpose = v.purpose and n.channel = v.channel and n.seq > v.seq)
    group by e.system`;
}
