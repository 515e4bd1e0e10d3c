import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { placeOf, type Place } from "./core/graph.ts";
import { newestFirst } from "./core/newest-first.ts";
import { type Trails, underReview } from "./follow.ts";
import type { Glance } from "./glance.ts";
import { type Counted, countGlance } from "./glance-count.ts";
import type { CollectionReading, ReadFailure, SystemReading, VerifiedIdentifier } from "./ports.ts";
import type { SystemSearch } from "./search.ts";

type Over = {
  readonly search: SystemSearch;
  readonly trails: Trails;
  readonly proven: readonly VerifiedIdentifier[];
  readonly at: string;
  readonly glance: Glance | undefined;
  /** Collections that rows may be missing from, and why. */
  readonly silent: ReadonlyMap<Place, ReadFailure>;
  /** Collections that no proven identifier leads to. */
  readonly notAskable: ReadonlySet<Place>;
};

/** What a search of one system came to. */
export async function toReading(over: Over): Promise<SystemReading> {
  const { search, proven } = over;
  const { system } = search;
  if (search.isExcluded) {
    const collections = system.collections.map((collection) => empty(collection, "excluded"));
    return { system, outcome: "excluded", because: "by-hand", collections };
  }
  const collections: CollectionReading[] = [];
  // One after another: a count that fails leaves nothing else to count.
  for (const one of system.collections) collections.push(await readCollection(one, over));
  const { failure } = search;
  if (failure !== undefined) {
    const failed = system.collections.map((one) => empty(one, "failed"));
    return { system, outcome: "failed", failure, collections: failed };
  }
  const reason = collections.find((one) => one.failure !== undefined)?.failure;
  const outcomes = new Set(collections.map(({ outcome }) => outcome));
  const hasData =
    outcomes.has("data") ||
    outcomes.has("after-review") ||
    collections.some((one) => one.records.length > 0 || one.underReview > 0);
  return {
    system,
    outcome: hasData ? "data" : outcomes.has("failed") ? "failed" : "held-nothing",
    ...(reason === undefined ? {} : { failure: reason }),
    collections,
    clear: proven.filter(search.ambiguity.isClear),
  };
}

function empty(collection: CollectionMap, outcome: "failed" | "excluded"): CollectionReading {
  return { collection, outcome, records: [], underReview: 0 };
}

async function readCollection(
  collection: CollectionMap,
  { search, trails, at, glance, silent, notAskable }: Over,
): Promise<CollectionReading> {
  const place = placeOf(search.system.id, collection.id);
  const records = newestFirst(collection, trails.shown.rows(place));
  const counted: Counted =
    glance === undefined || search.failure !== undefined
      ? { shown: records.length, underReview: underReview(trails, place).length, isLeast: false }
      : await countGlance(glance, search, collection, trails);
  const asOf = await search.asOf(collection);
  const tooMany: ReadFailure = { code: "too-many", at };
  const failure =
    silent.get(place) ??
    (counted.isLeast && counted.shown + counted.underReview === 0 ? tooMany : undefined);
  const found = counted.shown > 0 ? "data" : counted.underReview > 0 ? "after-review" : undefined;
  return {
    collection,
    outcome: failure === undefined ? (found ?? "held-nothing") : "failed",
    records,
    underReview: counted.underReview,
    ...(failure === undefined ? {} : { failure }),
    ...(failure === undefined && found === undefined && notAskable.has(place)
      ? { notAsked: true as const }
      : {}),
    ...(asOf === undefined ? {} : { asOf }),
    ...(counted.shown > records.length ? { count: counted.shown } : {}),
    ...(counted.isLeast ? { isLeast: true } : {}),
  };
}
