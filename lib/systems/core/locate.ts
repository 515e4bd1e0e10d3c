import {
  type CollectionMap,
  columnList,
  type Condition,
  type SystemMap,
} from "#lib/operator/core/data-map.ts";
import {
  SystemFailure,
  type Selector,
  type StoredRecord,
  type VerifiedIdentifier,
} from "../ports.ts";
import { namesAnother } from "./names-another.ts";

/** One question to one collection: which rows does this proven identifier find? */
export type Lookup = {
  readonly collection: string;
  readonly identifier: VerifiedIdentifier;
  readonly selectors: readonly Selector[];
};

/** What a lookup found. */
export type Finding = { readonly lookup: Lookup; readonly records: readonly StoredRecord[] };

/** Rows of one collection, judged: `shown` is the subject's, `underReview` may be somebody else's. No row is in both. */
export type Judged = {
  readonly shown: readonly StoredRecord[];
  readonly underReview: readonly StoredRecord[];
};

/** The links that lead from one collection into another. */
type ViaLink = {
  readonly from: string;
  readonly theirs: readonly string[];
  readonly columns: readonly string[];
  readonly where?: Condition;
};

/**
 * Collections in the order in which they can be read: one that is found through another comes after it.
 * @throws SystemFailure `mismatch` when links run in a circle or lead nowhere: guessing would lose rows.
 */
export function readingOrder(system: Pick<SystemMap, "collections">): readonly CollectionMap[] {
  const ordered: CollectionMap[] = [];
  let waiting = [...system.collections];
  while (waiting.length > 0) {
    const known = new Set(ordered.map(({ id }) => id));
    const ready = waiting.filter((one) => viaLinks(one).every(({ from }) => known.has(from)));
    if (ready.length === 0) throw new SystemFailure("mismatch");
    ordered.push(...ready);
    waiting = waiting.filter((one) => !ready.includes(one));
  }
  return ordered;
}

/** Through which other collections the rows of this one are found. */
function viaLinks(collection: CollectionMap): readonly ViaLink[] {
  return collection.find.flatMap((rule) =>
    "via" in rule
      ? [
          {
            ...{
              from: rule.via,
              theirs: columnList(rule.theirs),
              columns: columnList(rule.column),
            },
            ...(rule.where === undefined ? {} : { where: rule.where }),
          },
        ]
      : [],
  );
}

/**
 * The questions that proven identifiers put to one collection, one per identifier, so that it stays known which identifier
 * found which row. Values come from the identifiers given and from nowhere else.
 */
export function lookupsFor(
  collection: CollectionMap,
  identifiers: readonly VerifiedIdentifier[],
): readonly Lookup[] {
  return distinctIdentifiers(identifiers).flatMap((identifier) => {
    const selectors = collection.find.flatMap((rule): Selector[] => {
      if (!("by" in rule) || rule.by !== identifier.kind) return [];
      const match = rule.by === "email" || rule.by === "phone" ? rule.by : "exact";
      const { column, where } = rule;
      return [
        { column, match, values: [identifier.value], ...(where === undefined ? {} : { where }) },
      ];
    });
    return selectors.length === 0 ? [] : [{ collection: collection.id, identifier, selectors }];
  });
}

/** The question that rows already read put to a collection found through them. None when they lead nowhere. */
export function viaSelectors(
  collection: CollectionMap,
  found: (collection: string) => readonly StoredRecord[],
): readonly Selector[] {
  return viaLinks(collection).flatMap(({ from, theirs, columns, where }): Selector[] => {
    const tuples = found(from).map(({ values }) => theirs.map((one) => values[one] ?? null));
    const sound = [
      ...new Map(
        tuples.filter((one) => !one.includes(null)).map((one) => [JSON.stringify(one), one]),
      ).values(),
    ];
    if (sound.length === 0) return [];
    const condition = where === undefined ? {} : { where };
    const [column, ...more] = columns;
    return column === undefined || more.length > 0
      ? [{ columns, tuples: sound, ...condition }]
      : [{ column, match: "exact", values: sound.flat(), ...condition }];
  });
}

/** What all direct findings of one system together say about its identifiers and its people. */
export type Ambiguity = {
  /** Whether this identifier points at nobody but the subject, in this system. */
  readonly isClear: (identifier: VerifiedIdentifier) => boolean;
  /** Rows of a person's collection, as judged. Rows pinned to be another's are in neither list. */
  readonly people: (collection: string) => Judged;
};

/** What the judging goes by, beside the findings. */
export type Grounds = {
  readonly proven: readonly VerifiedIdentifier[];
  /** Narrows further: a person's row for which this is false is never sure, whatever finds it. */
  readonly mayBeTheirs?: (collection: string, key: string) => boolean;
};

/**
 * Who is who, before anything is shown. An identifier that finds two rows of a `person` collection identifies nobody,
 * unless other proven identifiers leave exactly one of them: then that one is the subject's, the others are somebody
 * else's, and what only that identifier finds elsewhere stays under review. So does a row that names another person
 * (`namesAnother`): a shared phone finds the father alone once his daughter's row is gone, and he is still not her.
 */
export function judgePeople(
  people: readonly CollectionMap[],
  findings: readonly Finding[],
  { proven, mayBeTheirs = () => true }: Grounds,
): Ambiguity {
  const own = findings.filter(({ lookup }) => people.some(({ id }) => id === lookup.collection));
  const manifold = new Set(
    own.filter(({ records }) => records.length > 1).map(({ lookup }) => nameOf(lookup.identifier)),
  );
  const sure = new Map(
    people.map((collection) => {
      const { id } = collection;
      const found = inCollection(own, id);
      const keys = sureKeys(found, manifold);
      for (const record of found.flatMap(({ records }) => records)) {
        const isOut = namesAnother(collection, record, proven) || !mayBeTheirs(id, record.key);
        if (isOut) keys.delete(record.key);
      }
      return [id, keys];
    }),
  );
  const unclear = new Set(
    own
      .filter(({ lookup, records }) =>
        records.some(({ key }) => sure.get(lookup.collection)?.has(key) !== true),
      )
      .map(({ lookup }) => nameOf(lookup.identifier)),
  );
  return {
    isClear: (identifier) => !unclear.has(nameOf(identifier)),
    people: (collection) =>
      splitPeople(inCollection(own, collection), sure.get(collection) ?? new Set()),
  };
}

function sureKeys(findings: readonly Finding[], manifold: ReadonlySet<string>): Set<string> {
  const sure = new Set<string>();
  const found = findings.map(({ lookup, records }) => ({ lookup, keys: keysOf(records) }));
  for (const finding of found) {
    const { keys } = finding;
    if (!manifold.has(nameOf(finding.lookup.identifier))) {
      for (const key of keys) sure.add(key);
      continue;
    }
    const others = found.filter((other) => other !== finding);
    const shared = [...keys].filter((key) => others.some((other) => other.keys.has(key)));
    const [only] = shared;
    if (shared.length === 1 && only !== undefined) sure.add(only);
  }
  return sure;
}

function splitPeople(findings: readonly Finding[], sure: ReadonlySet<string>): Judged {
  const rows = mergeRecords(findings.flatMap(({ records }) => records));
  const unpinned = findings
    .filter(({ records }) => !records.some(({ key }) => sure.has(key)))
    .map(({ records }) => keysOf(records));
  return {
    shown: rows.filter(({ key }) => sure.has(key)),
    // A row whose every finder is pinned to another row is that other person's, and not ours to count.
    underReview: rows.filter(({ key }) => !sure.has(key) && unpinned.some((keys) => keys.has(key))),
  };
}

/** Rows without repetition; the first reading of a row stays. */
export function mergeRecords(records: readonly StoredRecord[]): readonly StoredRecord[] {
  const byKey = new Map<string, StoredRecord>();
  for (const record of records) if (!byKey.has(record.key)) byKey.set(record.key, record);
  return [...byKey.values()];
}

/** Puts rows on one side each: what is surely the subject's is shown, whatever else found it. */
export function split(
  shown: readonly StoredRecord[],
  underReview: readonly StoredRecord[],
): Judged {
  const sure = mergeRecords(shown);
  const keys = new Set(sure.map(({ key }) => key));
  return {
    shown: sure,
    underReview: mergeRecords(underReview).filter(({ key }) => !keys.has(key)),
  };
}

function inCollection(findings: readonly Finding[], collection: string): readonly Finding[] {
  return findings.filter(({ lookup }) => lookup.collection === collection);
}

function keysOf(records: readonly StoredRecord[]): ReadonlySet<string> {
  return new Set(records.map(({ key }) => key));
}

function nameOf({ kind, value }: VerifiedIdentifier): string {
  return `${kind}:${value}`;
}

function distinctIdentifiers(
  identifiers: readonly VerifiedIdentifier[],
): readonly VerifiedIdentifier[] {
  return [...new Map(identifiers.map((one) => [nameOf(one), one])).values()];
}
