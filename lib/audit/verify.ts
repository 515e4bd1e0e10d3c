import type { WorkerActor } from "#lib/kernel/actor.ts";
import { hex, isSameBytes } from "#lib/platform/crypto.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import { leafHash, type LeafColumns } from "./core/leaf.ts";
import { appendLeaf, emptyFrontier, type Frontier, rangesOf, rootOf } from "./core/merkle.ts";
import { openHead } from "./head.ts";
import { readHead } from "./store.ts";

/**
 * `edited`: the columns do not give the stored hash. `missing`, `repeated`, `out-of-range`: positions that are not
 * 1..size once each. `rewritten`: hashes were made anew, somewhere in this range. `head-*`: the head itself.
 */
export type AuditProblem = {
  readonly code:
    | "edited"
    | "missing"
    | "repeated"
    | "out-of-range"
    | "beyond-head"
    | "rewritten"
    | "head-missing"
    | "head-edited";
  /** First and last position concerned; absent for the head. */
  readonly from?: bigint;
  readonly to?: bigint;
};

/** `empty`: no head and no event, so nothing can be said. */
export type AuditVerdict = {
  readonly outcome: "holds" | "broken" | "empty";
  readonly size: bigint;
  /** Root of the tree over the rows as they stand, hex. */
  readonly root: string;
  readonly problems: readonly AuditProblem[];
};

type Row = LeafColumns & { readonly leaf: Uint8Array };

/** Enough to see where, not a list of a million. */
const maxProblems = 100;
const rowsPerFetch = 5_000;

/**
 * Reads every event, recomputes its hash from its columns, the tree from the hashes, and the seal of the head. Events
 * appended meanwhile do no harm: rows are one snapshot, and only what the head of its start covers is judged.
 *
 * What it cannot see, without a checkpoint kept elsewhere: an older log with its older head put back whole, and the
 * removal of all rows together with the head.
 */
export function verifyLog(actor: WorkerActor): Promise<AuditVerdict> {
  return inTransaction("worker", actor, async (tx) => {
    const head = await readHead(tx);
    const sealed = head === undefined ? undefined : openHead(head);
    const walk = newWalk(head?.size ?? 0n);
    await forEachRow(tx, (row) => walk.take(row));
    const { seen, frontier, problems } = walk.end();
    const root = hex(rootOf(frontier));
    if (head === undefined) {
      const outcome = seen === 0n ? "empty" : "broken";
      const found: AuditProblem[] = seen === 0n ? [] : [{ code: "head-missing" }];
      return { outcome, size: seen, root, problems: [...found, ...problems] };
    }
    const above = await beyondHead(tx, walk.above());
    const headProblems: AuditProblem[] = sealed === undefined ? [{ code: "head-edited" }] : [];
    const rewritten = sealed === undefined ? [] : differences(frontier, sealed);
    const all = [...headProblems, ...problems, ...rewritten, ...above];
    return { outcome: all.length === 0 ? "holds" : "broken", size: head.size, root, problems: all };
  });
}

function newWalk(size: bigint) {
  const problems: AuditProblem[] = [];
  let frontier: Frontier = emptyFrontier;
  let expected = 1n;
  let seen = 0n;
  let last = 0n;
  const report = (problem: AuditProblem): void => {
    if (problems.length < maxProblems) problems.push(problem);
  };
  return {
    take(row: Row): void {
      const seq = BigInt(row.seq);
      seen += 1n;
      last = seq;
      if (!isSameBytes(leafHash(row), row.leaf)) report({ code: "edited", from: seq, to: seq });
      const misplaced = seq < 1n ? "out-of-range" : seq < expected ? "repeated" : undefined;
      if (misplaced !== undefined) {
        report({ code: misplaced, from: seq, to: seq });
        return;
      }
      if (seq > expected) report({ code: "missing", from: expected, to: seq - 1n });
      expected = seq + 1n;
      if (seq <= size || size === 0n) frontier = appendLeaf(frontier, row.leaf);
    },
    above: (): { readonly from: bigint; readonly to: bigint } | undefined =>
      last > size ? { from: size + 1n, to: last } : undefined,
    end() {
      if (expected <= size) report({ code: "missing", from: expected, to: size });
      return { seen, frontier, problems };
    },
  };
}

/** Rows behind the head are honest only when the head has moved on meanwhile to cover them. */
async function beyondHead(
  tx: Tx,
  above: { readonly from: bigint; readonly to: bigint } | undefined,
): Promise<AuditProblem[]> {
  if (above === undefined) return [];
  const newer = await readHead(tx);
  const isCovered = newer !== undefined && openHead(newer) !== undefined && newer.size >= above.to;
  return isCovered ? [] : [{ code: "beyond-head", ...above }];
}

/** Rows missing shift every later node, so ranges are told only for a log that is complete. */
function differences(found: Frontier, sealed: Frontier): AuditProblem[] {
  if (found.size !== sealed.size) return [];
  return rangesOf(sealed.size).flatMap((range, index) => {
    const [mine, theirs] = [found.nodes[index], sealed.nodes[index]];
    const isSame = mine !== undefined && theirs !== undefined && isSameBytes(mine, theirs);
    return isSame ? [] : [{ code: "rewritten", ...range } as const];
  });
}

/** A cursor: one snapshot, memory for one page, and no row is passed over whatever its number is. */
async function forEachRow(tx: Tx, take: (row: Row) => void): Promise<void> {
  await tx.$executeRaw`
    declare audit_rows no scroll cursor for
    select coalesce(seq::text, '0') as seq, (extract(epoch from at) * 1000)::text as at,
      actor_kind as "actorKind", actor_id as "actorId", action, target_kind as "targetKind",
      target_id as "targetId", request_id::text as "requestId", subject, data, leaf
    from audit_event order by audit_event.seq`;
  for (;;) {
    const rows = await tx.$queryRawUnsafe<Row[]>(`fetch ${rowsPerFetch} from audit_rows`);
    // PostgreSQL prints the milliseconds with decimals; anything but zeros there was not written by us.
    for (const row of rows) take({ ...row, at: row.at.replace(/\.0+$/, "") });
    if (rows.length < rowsPerFetch) break;
  }
  await tx.$executeRaw`close audit_rows`;
}
