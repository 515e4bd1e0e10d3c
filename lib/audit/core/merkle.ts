import { createHash } from "node:crypto";

/** The right edge of an RFC 6962 tree: the roots of its perfect subtrees, largest first. All that is needed to go on. */
export type Frontier = { readonly size: bigint; readonly nodes: readonly Uint8Array[] };

export const emptyFrontier: Frontier = { size: 0n, nodes: [] };

/** Length of every hash, in bytes. */
export const hashBytes = 32;

/** RFC 6962 section 2.1: the prefix keeps a leaf from ever being read as a node. */
export function hashLeaf(content: Uint8Array): Uint8Array {
  return createHash("sha256").update(Uint8Array.of(0)).update(content).digest();
}

/**
 * Adds one leaf hash at the right. Costs one hash a leaf on average, and the frontier holds at most 64 nodes.
 * @example rootOf(appendLeaf(emptyFrontier, leaf)) // equals `leaf`
 */
export function appendLeaf(frontier: Frontier, leaf: Uint8Array): Frontier {
  const nodes = [...frontier.nodes];
  let node = leaf;
  // Each trailing one of the old size is a full subtree that the new leaf completes.
  for (let size = frontier.size; (size & 1n) === 1n; size >>= 1n) {
    const left = nodes.pop();
    if (left === undefined) throw new Error("The frontier has fewer nodes than its size says.");
    node = hashNode(left, node);
  }
  nodes.push(node);
  return { size: frontier.size + 1n, nodes };
}

/** The root of the tree, equal to RFC 6962's Merkle Tree Hash of all leaves. The empty tree has SHA-256 of nothing. */
export function rootOf(frontier: Frontier): Uint8Array {
  const [last, ...rest] = frontier.nodes.toReversed();
  if (last === undefined) return createHash("sha256").digest();
  return rest.reduce((right, left) => hashNode(left, right), last);
}

/** One run of leaves under one node of the frontier, counted from 1, both ends inclusive. */
export type LeafRange = { readonly from: bigint; readonly to: bigint };

/** Which leaves lie under each node of a frontier of this size. */
export function rangesOf(size: bigint): LeafRange[] {
  const ranges: LeafRange[] = [];
  let from = 1n;
  for (let bit = 1n << BigInt(size.toString(2).length); bit > 0n; bit >>= 1n) {
    if ((size & bit) === 0n) continue;
    ranges.push({ from, to: from + bit - 1n });
    from += bit;
  }
  return ranges;
}

/** The frontier as `audit_head` stores it. */
export function packNodes(nodes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(nodes.length * hashBytes);
  nodes.forEach((node, index) => packed.set(node, index * hashBytes));
  return packed;
}

/** Reads what `packNodes` wrote; nothing when the length does not fit the size. */
export function unpackFrontier(size: bigint, packed: Uint8Array): Frontier | undefined {
  if (size < 0n || packed.length !== rangesOf(size).length * hashBytes) return undefined;
  const nodes = rangesOf(size).map((_, index) =>
    packed.slice(index * hashBytes, (index + 1) * hashBytes),
  );
  return { size, nodes };
}

function hashNode(left: Uint8Array, right: Uint8Array): Uint8Array {
  return createHash("sha256").update(Uint8Array.of(1)).update(left).update(right).digest();
}
