import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { type Link, placeOf, type Place, systemOf } from "./core/graph.ts";
import { type Grounds } from "./core/locate.ts";
import { namesAnother } from "./core/names-another.ts";
import { type Ask, Pursuit } from "./core/pursuit.ts";
import type { Glance, GlanceSide } from "./glance.ts";
import { type StoredRecord, SystemFailure } from "./ports.ts";
import type { SystemSearch } from "./search.ts";

/** Rounds in which links are followed: far beyond what data has, so that a graph that never ends does. */
const mostRounds = 1_000;

/** What was found of a group of systems; a row that is on both sides is shown. */
export type Trails = { readonly shown: Pursuit; readonly review: Pursuit };

export type Following = {
  /** Systems that lead into each other; mostly one. */
  readonly group: readonly SystemSearch[];
  readonly links: readonly Link[];
  /** What was found in the systems that lead here. */
  readonly upstream: readonly Trails[];
  readonly grounds: (system: string) => Grounds;
  readonly glance: Glance | undefined;
  /** Rows that are known to be the subject's, whether they are found or not: their links are followed as well. */
  readonly known: ReadonlyMap<Place, readonly StoredRecord[]>;
};

/**
 * From what identifiers found, along the links, until nothing new comes: what is surely the subject's and what may be somebody
 * else's are followed apart. A system that fails is left behind, the others go on. A graph without an end fails as `untrusted`.
 */
export async function follow(following: Following): Promise<Trails> {
  const { group, links, upstream, known } = following;
  const own = new Set(group.map(({ system }) => system.id));
  const inward = links.filter(({ to }) => own.has(systemOf(to)));
  const trails: Trails = { shown: new Pursuit(inward), review: new Pursuit(inward) };
  for (const search of group) placeDirect(search, trails, following.glance);
  for (const from of new Set(inward.map((link) => link.from).filter((one) => !isIn(own, one)))) {
    for (const { shown, review } of upstream) {
      trails.shown.add(from, shown.rows(from));
      trails.review.add(from, underReview({ shown, review }, from));
    }
  }
  for (const [place, records] of known) trails.shown.leadFrom(place, records);
  for (let round = 0; ; round += 1) {
    const asks = [...sided("shown", trails.shown.next()), ...sided("review", trails.review.next())];
    if (asks.length === 0) return trails;
    await Promise.all(asks.map((one) => answer(one, round, trails, following)));
  }
}

/** Rows of one collection that may be somebody else's, and that nothing proves to be the subject's. */
export function underReview({ shown, review }: Trails, place: Place): readonly StoredRecord[] {
  return review.rows(place).filter(({ key }) => !shown.has(place, key));
}

function placeDirect(search: SystemSearch, trails: Trails, glance: Glance | undefined): void {
  for (const { lookup, records } of search.findings) {
    const collection = search.collection(lookup.collection);
    if (collection === undefined) continue;
    const place = placeOf(search.system.id, collection.id);
    const { sideOf } = search.ambiguity;
    const bySide = Map.groupBy(records, (record) => sideOf(collection, lookup, record));
    trails.shown.add(place, bySide.get("shown") ?? [], lookup.as);
    trails.review.add(place, bySide.get("underReview") ?? [], lookup.as);
    if (bySide.size > 1) glance?.notePartly(place);
    const side = bySide.has("shown") || records.length === 0 ? "shown" : "review";
    glance?.note(place, side, lookup.selectors, records.length);
  }
}

type Sided = { readonly side: GlanceSide; readonly ask: Ask };

function sided(side: GlanceSide, asks: readonly Ask[]): readonly Sided[] {
  return asks.map((ask) => ({ side, ask }));
}

async function answer(
  { side, ask }: Sided,
  round: number,
  trails: Trails,
  { group, grounds, glance }: Following,
): Promise<void> {
  const search = group.find(({ system }) => system.id === systemOf(ask.to));
  const collection = search?.collection(ask.to.slice(systemOf(ask.to).length + 1));
  if (search === undefined || collection === undefined) return;
  if (round >= mostRounds) {
    search.fail(new SystemFailure("untrusted"));
    return;
  }
  const records = await search.ask(collection, ask.selectors);
  if (records === undefined) return;
  glance?.note(ask.to, side, ask.selectors, records.length);
  if (!collection.person) {
    trails[side].add(ask.to, records, ask.as);
    return;
  }
  const { id } = search.system;
  placePeople(records, { ask, side, trails, collection, search, grounds: grounds(id) });
}

type Placing = Sided & {
  readonly trails: Trails;
  readonly collection: CollectionMap;
  readonly search: SystemSearch;
  readonly grounds: Grounds;
};

/**
 * A link leads to a person's row: whom the identifiers judged stays as judged, however many ways lead there, and who names
 * somebody else is not made the subject by a link.
 */
function placePeople(records: readonly StoredRecord[], placing: Placing): void {
  const { ask, side, trails, collection, search, grounds } = placing;
  const judged = search.judged(collection.id);
  for (const record of records) {
    const isJudged = judged.has(record.key);
    if (isJudged && !trails[side].has(ask.to, record.key)) continue;
    const isOther =
      !isJudged &&
      (namesAnother(collection, record, grounds.proven) ||
        grounds.mayBeTheirs?.(collection.id, record.key) === false);
    trails[isOther ? "review" : side].add(ask.to, [record], ask.as);
  }
}

function isIn(systems: ReadonlySet<string>, place: Place): boolean {
  return systems.has(systemOf(place));
}
