import type { EraseAct } from "../../ports.ts";
import { type WireAct, pageRows } from "../../protocol/messages.ts";
import { failure } from "./failure.ts";
import { wireKeys, wireValues } from "./wire.ts";

/** One act of the protocol, and which of the acts asked for it is a part of. */
type Part = { readonly wire: WireAct; readonly size: number; readonly of: number };

/** Acts as the protocol writes them, many keys in several parts. Acts without a key that could name a row are left out. */
export function partsOf(acts: readonly EraseAct[]): readonly Part[] {
  return acts.flatMap((act, of) => wireActs(act).map((part) => ({ ...part, of })));
}

/**
 * How many rows each act found, from the counts of its parts. More rows than keys, or a row of a rewrite that was left out
 * without a word, is an answer that cannot be believed.
 */
export function countsOf(
  acts: readonly EraseAct[],
  parts: readonly Part[],
  counts: readonly number[],
): readonly number[] {
  const isSound = parts.every(({ size, wire }, index) => {
    const count = counts[index] ?? -1;
    return wire.do === "rewrite" ? count === size : count >= 0 && count <= size;
  });
  if (!isSound || counts.length !== parts.length)
    throw failure("untrusted", "counts that cannot be");
  return acts.map((_, of) =>
    parts.reduce((sum, part, index) => sum + (part.of === of ? (counts[index] ?? 0) : 0), 0),
  );
}

function wireActs(act: EraseAct): readonly Omit<Part, "of">[] {
  const collection = act.collection.table;
  if (act.do === "rewrite") {
    const rows = act.rows.map(({ key, expected, set }) => {
      const [wireKey] = wireKeys(act.collection, [key]);
      if (wireKey === undefined) throw failure("conflict", "a key that names no row");
      return { key: wireKey, expected: wireValues(expected), set: wireValues(set) };
    });
    return portions(rows).map((part) => {
      return { wire: { do: "rewrite", collection, rows: part }, size: part.length };
    });
  }
  return portions(wireKeys(act.collection, act.keys)).map((keys) => {
    return { wire: withKeys(act, collection, keys), size: keys.length };
  });
}

function withKeys(
  act: Exclude<EraseAct, { do: "rewrite" }>,
  collection: string,
  keys: string[][],
): WireAct {
  if (act.do === "set") return { do: "set", collection, keys, set: wireValues(act.set) };
  if (act.do === "delete") return { do: "delete", collection, keys };
  // A flag that the map names is written as one; else the system knows how it restricts.
  const { restriction } = act.collection;
  return restriction !== undefined && "set" in restriction
    ? { do: "set", collection, keys, set: wireValues(restriction.set) }
    : { do: "restrict", collection, keys };
}

function portions<T>(values: readonly T[]): readonly T[][] {
  return Array.from({ length: Math.ceil(values.length / pageRows) }, (_, index) =>
    values.slice(index * pageRows, (index + 1) * pageRows),
  );
}
