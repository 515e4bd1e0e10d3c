import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { longestValue, type WireSelector } from "../../protocol/messages.ts";
import { soundSelectors } from "../../core/found-by.ts";
import type { Selection, Selector, Value, Values } from "../../ports.ts";
import { failure } from "./failure.ts";

/** Values and keys in one question: small bodies, far from any limit of a server. */
const batchSize = 500;
const longestKeyPart = 1_000;

/** One question about rows: how it goes over the wire, and the selectors with the conditions that are judged here. */
export type Batch = {
  readonly selectors: readonly Selector[];
  readonly wire: { readonly selectors: WireSelector[] } | { readonly keys: string[][] };
};

/** A selection in questions of a bounded size; what can find nothing is left out. */
export function batchesOf(collection: CollectionMap, by: Selection): readonly Batch[] {
  if ("keys" in by) {
    return chunks(wireKeys(collection, by.keys)).map((keys) => ({ selectors: [], wire: { keys } }));
  }
  const sound = soundSelectors(by.selectors.map(withoutUnsayable));
  const size = sound.reduce((sum, one) => sum + sizeOf(one), 0);
  if (size === 0) return [];
  const groups =
    size <= batchSize ? [sound] : sound.flatMap((one) => parts(one).map((part) => [part]));
  return groups.map((selectors) => ({ selectors, wire: { selectors: selectors.map(toWire) } }));
}

/** The keys that can name a row of this collection, as the protocol writes them: a list of texts, each once. */
export function wireKeys(collection: CollectionMap, keys: readonly string[]): string[][] {
  const sound = keys.flatMap((key): string[][] => {
    const parsed = parse(key);
    if (!Array.isArray(parsed) || parsed.length !== collection.key.length) return [];
    const parts = parsed.flatMap((part: unknown) => (isKeyPart(part) ? [String(part)] : []));
    return parts.length === parsed.length ? [parts] : [];
  });
  return [...new Map(sound.map((one) => [JSON.stringify(one), one])).values()];
}

/** Values to be written, in the protocol's bounds. What a later answer could not say is not written either. */
export function wireValues(values: Values): Record<string, Value> {
  if (Object.values(values).some((value) => !isSayable(value))) {
    throw failure("mismatch", "a value that the protocol cannot hold");
  }
  return { ...values };
}

function isSayable(value: Value): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "string") return true;
  return value.isWellFormed() && !value.includes("\0") && value.length <= longestValue;
}

function withoutUnsayable(selector: Selector): Selector {
  if ("columns" in selector) {
    return { ...selector, tuples: selector.tuples.filter((tuple) => tuple.every(isSayable)) };
  }
  return { ...selector, values: selector.values.filter(isSayable) };
}

function toWire(selector: Selector): WireSelector {
  if ("columns" in selector) {
    const tuples = selector.tuples.map((tuple) => [...tuple]);
    return { columns: [...selector.columns], tuples };
  }
  const { column, match, values } = selector;
  return { column, match, values: [...values] };
}

function parts(selector: Selector): readonly Selector[] {
  return "columns" in selector
    ? chunks(selector.tuples).map((tuples) => ({ ...selector, tuples }))
    : chunks(selector.values).map((values) => ({ ...selector, values }));
}

function sizeOf(selector: Selector): number {
  return "columns" in selector ? selector.tuples.length : selector.values.length;
}

function isKeyPart(part: unknown): part is string | number | boolean {
  if (typeof part === "string") return isSayable(part) && part.length <= longestKeyPart;
  return typeof part === "number" || typeof part === "boolean";
}

function parse(key: string): unknown {
  try {
    return JSON.parse(key);
  } catch {
    return undefined;
  }
}

/** A list in parts of one question each. */
export function chunks<T>(values: readonly T[]): readonly T[][] {
  const count = Math.ceil(values.length / batchSize);
  return Array.from({ length: count }, (_, index) =>
    values.slice(index * batchSize, (index + 1) * batchSize),
  );
}
