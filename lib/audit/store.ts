import type { Tx } from "#lib/platform/db.ts";
import type { LeafColumns } from "./core/leaf.ts";
import type { HeadRow } from "./head.ts";

/** Any number that no other part of the product uses: it only guards the first append of an empty log. */
const firstAppendLock = 7_315_041;

/** Locks the head until the transaction ends; appenders of one log stand in line here. */
export async function lockHead(
  tx: Tx,
): Promise<{ readonly head: HeadRow | undefined; readonly hasEvents: boolean }> {
  const head = await headForUpdate(tx);
  if (head !== undefined) return { head, hasEvents: true };
  // No row to lock yet: two first appenders must not both start at 1.
  await tx.$executeRaw`select pg_advisory_xact_lock(${firstAppendLock}::bigint)`;
  const second = await headForUpdate(tx);
  if (second !== undefined) return { head: second, hasEvents: true };
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    select exists (select from audit_event) as found`;
  return { head: undefined, hasEvents: row?.found ?? false };
}

async function headForUpdate(tx: Tx): Promise<HeadRow | undefined> {
  const [head] = await tx.$queryRaw<HeadRow[]>`
    select size, frontier, mac from audit_head where id = 1 for update`;
  return head;
}

/** The head as it stands, without a lock. */
export async function readHead(tx: Tx): Promise<HeadRow | undefined> {
  const [head] = await tx.$queryRaw<HeadRow[]>`
    select size, frontier, mac from audit_head where id = 1`;
  return head;
}

/** Writes the event and the head that covers it, in one statement. */
export async function writeEvent(
  tx: Tx,
  columns: LeafColumns,
  leaf: Uint8Array,
  head: HeadRow,
): Promise<void> {
  await tx.$executeRaw`
    with event as (
      insert into audit_event (seq, at, actor_kind, actor_id, action, target_kind, target_id, request_id, subject, data, leaf)
      values (
        ${columns.seq}::bigint,
        timestamptz 'epoch' + ${columns.at}::bigint * interval '1 millisecond',
        ${columns.actorKind}, ${columns.actorId}, ${columns.action}, ${columns.targetKind}, ${columns.targetId},
        ${columns.requestId}::uuid, ${columns.subject}, ${columns.data}, ${leaf}
      )
    )
    insert into audit_head (id, size, frontier, mac) values (1, ${head.size}, ${head.frontier}, ${head.mac})
    on conflict (id) do update set size = excluded.size, frontier = excluded.frontier, mac = excluded.mac`;
}
