import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type {
  CollectionReading,
  Selector,
  StoredRecord,
  SystemReading,
  VerifiedIdentifier,
} from "../ports.ts";
import { leadsOn, type Link, type Place, linksOf, placeOf, spread } from "./graph.ts";
import { lookupsFor } from "./locate.ts";
import { isNowhere } from "./pursuit.ts";

/** One question to a collection that is walked, and as what the person is in the rows it finds. */
export type Source = {
  readonly selectors: readonly Selector[];
  readonly as?: string;
  /** Asked by proven identifiers themselves: what it finds may still name somebody else. */
  readonly direct?: true;
};

/** A collection that is read page by page, and where its rows lead. */
export type Walked = {
  readonly place: Place;
  readonly system: SystemMap;
  readonly collection: CollectionMap;
  /** To collections that are walked as well. */
  readonly links: readonly Link[];
  /** Rows that are known already: people, whom only a reading judges. */
  readonly known: readonly StoredRecord[];
  /** Whether the reading left rows of this collection of people in doubt: then a link makes nobody the subject. */
  readonly isClosed: boolean;
  /** Questions that find rows of the subject. */
  readonly sources: readonly Source[];
  /** Whether a row can come more than once, so that keys must be remembered. */
  readonly repeats: boolean;
};

type Part = {
  readonly place: Place;
  readonly reading: SystemReading;
  readonly part: CollectionReading;
};

/**
 * What is to be walked after a reading in which these collections had more rows than may be held: they, and all that hangs on
 * them. Of systems that failed or were not asked the answer is known.
 */
export function planWalk(
  readings: readonly SystemReading[],
  large: ReadonlySet<Place>,
  identifiers: readonly VerifiedIdentifier[],
): readonly Walked[] {
  const links = linksOf(readings.map(({ system }) => system));
  const all = readings.flatMap((reading) =>
    reading.collections.map((part): Part => {
      return { place: placeOf(reading.system.id, part.collection.id), reading, part };
    }),
  );
  const within = spread(large, links);
  const walked = all.filter(({ place, part: { outcome } }) => {
    return within.has(place) && outcome !== "failed" && outcome !== "excluded";
  });
  const places = new Set(walked.map(({ place }) => place));
  const known = new Map(all.map((one) => [one.place, one.part]));
  const isDoubtful =
    isInDoubt(readings, identifiers) || walked.some((one) => directOf(one).length > 1);
  return walked.map((one): Walked => {
    const { place, reading, part } = one;
    const into = links.filter(({ to }) => to === place);
    const paged = into.filter(({ from }) => places.has(from));
    const fixed = into.filter(({ from }) => !places.has(from));
    const { person } = part.collection;
    const sources = [
      ...(person ? [] : directOf(one)),
      ...fixed.flatMap((link) => linkSource(link, known.get(link.from)?.records ?? [])),
    ];
    return {
      ...{ place, system: reading.system, collection: part.collection, sources },
      ...{ known: person ? part.records : [], isClosed: person && part.underReview > 0 },
      links: links.filter(({ from, to }) => from === place && places.has(to)),
      repeats:
        isDoubtful ||
        person ||
        sources.length + paged.length > 1 ||
        paged.some(
          (link) => !isByKey(link, known.get(link.from)?.collection) || link.of !== undefined,
        ),
    };
  });
}

/** Whether anything of this reading may be somebody else's: then every row is held against what is sure. */
export function isInDoubt(
  readings: readonly SystemReading[],
  identifiers: readonly VerifiedIdentifier[],
): boolean {
  return readings.some(
    ({ clear, collections }) =>
      collections.some(({ underReview }) => underReview > 0) ||
      (clear !== undefined && clear.length < identifiers.length),
  );
}

/** The question that rows put to whatever a link leads to; null when they lead nowhere. */
export function linkSelector(link: Link, records: readonly StoredRecord[]): Selector | null {
  const { theirs, columns, where } = link;
  const tuples = records
    .filter(({ as }) => leadsOn(link, as))
    .map(({ values }) => theirs.map((column) => values[column] ?? null))
    .filter((tuple) => !isNowhere(tuple));
  const distinct = [...new Map(tuples.map((tuple) => [JSON.stringify(tuple), tuple])).values()];
  if (distinct.length === 0) return null;
  const condition = where === undefined ? {} : { where };
  const [column, ...more] = columns;
  return column === undefined || more.length > 0
    ? { columns, tuples: distinct, ...condition }
    : { column, match: "exact", values: distinct.flat(), ...condition };
}

/** What identifiers that point at nobody else ask of a collection directly, once for each role. */
function directOf({ reading, part }: Part): readonly Source[] {
  const lookups = lookupsFor(part.collection, reading.clear ?? []);
  return [...Map.groupBy(lookups, ({ as }) => as)].flatMap(([as, some]) =>
    some.flatMap(({ selectors }) =>
      selectors.map((one): Source => {
        return { selectors: [one], direct: true, ...(as === undefined ? {} : { as }) };
      }),
    ),
  );
}

function linkSource(link: Link, records: readonly StoredRecord[]): readonly Source[] {
  const selector = linkSelector(link, records);
  if (selector === null) return [];
  return [{ selectors: [selector], ...(link.as === undefined ? {} : { as: link.as }) }];
}

/** A link by the whole key of where it comes from gives each value once. */
function isByKey({ theirs }: Link, from: CollectionMap | undefined): boolean {
  return from !== undefined && from.key.every((column) => theirs.includes(column));
}
