import { canonicalJson } from "#lib/platform/canonical.ts";
import { blindIndex, hex, isSameBytes } from "#lib/platform/crypto.ts";
import { type Frontier, packNodes, unpackFrontier } from "./core/merkle.ts";

/** The row of `audit_head` as a query gives it. */
export type HeadRow = {
  readonly size: bigint;
  readonly frontier: Uint8Array;
  readonly mac: Uint8Array;
};

/**
 * The keyed seal of a head. Whoever holds the database but not `JEKE_KEYS` can rewrite rows and hashes, and cannot
 * make this.
 */
export function headMac(frontier: Frontier): Uint8Array<ArrayBuffer> {
  const nodes = hex(packNodes(frontier.nodes));
  return blindIndex("audit.head", canonicalJson({ size: String(frontier.size), nodes }));
}

/** The frontier of a head that is ours, or nothing: the seal or the length is wrong. */
export function openHead(row: HeadRow): Frontier | undefined {
  const frontier = unpackFrontier(row.size, row.frontier);
  if (frontier === undefined || !isSameBytes(headMac(frontier), row.mac)) return undefined;
  return frontier;
}

/** The commitment by which the events of one subject are found: keyed, so that the log names nobody. */
export function subjectCommitment(accountId: string): string {
  return hex(blindIndex("audit.subject", accountId));
}
