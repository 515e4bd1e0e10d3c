import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Selector, StoredRecord, VerifiedIdentifier } from "../ports.ts";
import { namesAnother } from "./names-another.ts";

/** One question to one collection: which rows does this proven identifier find, and as what of the person? */
export type Lookup = {
  readonly collection: string;
  readonly identifier: VerifiedIdentifier;
  readonly as?: string;
  readonly selectors: readonly Selector[];
};

/** What a lookup found. */
export type Finding = { readonly lookup: Lookup; readonly records: readonly StoredRecord[] };

/** Rows of one collection, judged: `shown` is the subject's, `underReview` may be somebody else's. No row is in both. */
export type Judged = {
  readonly shown: readonly StoredRecord[];
  readonly underReview: readonly StoredRecord[];
};

/**
 * The questions that proven identifiers put to one collection: one per identifier and role, so that it stays known which
 * identifier found which row, and as what. Values come from the identifiers given and from nowhere else.
 */
export function lookupsFor(
  collection: CollectionMap,
  identifiers: readonly VerifiedIdentifier[],
): readonly Lookup[] {
  return distinctIdentifiers(identifiers).flatMap((identifier) => {
    const rules = collection.find.flatMap((rule) =>
      "by" in rule && rule.by === identifier.kind ? [rule] : [],
    );
    return [...Map.groupBy(rules, (rule) => rule.as)].map(([as, ways]): Lookup => {
      const selectors = ways.map(({ by, column, where }): Selector => {
        const match = by === "email" || by === "phone" ? by : "exact";
        const condition = where === undefined ? {} : { where };
        return { column, match, values: [identifier.value], ...condition };
      });
      const role = as === undefined ? {} : { as };
      return { collection: collection.id, identifier, ...role, selectors };
    });
  });
}

/** Whose a row is: the subject's, perhaps somebody else's, surely somebody else's. */
export type Side = "shown" | "underReview" | "other";

/** What all direct findings of one system together say about its identifiers and its people. */
export type Ambiguity = {
  /** Whether this identifier points at nobody but the subject, in this system. */
  readonly isClear: (identifier: VerifiedIdentifier) => boolean;
  /** Rows of a person's collection, as judged. Rows pinned to be another's are in neither list. */
  readonly people: (collection: string) => Judged;
  /** What a row found by a lookup is. `other`: pinned to be somebody else's, and not even counted. */
  readonly sideOf: (collection: CollectionMap, lookup: Lookup, record: StoredRecord) => Side;
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
  const own = people.flatMap(({ id }) => mergeFindings(inCollection(findings, id)));
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
  const isClear = (identifier: VerifiedIdentifier): boolean => !unclear.has(nameOf(identifier));
  const sides = new Map(
    people.map(({ id }) => [id, splitPeople(inCollection(own, id), sure.get(id) ?? new Set())]),
  );
  const keys = new Map(
    [...sides].map(([id, { shown, underReview }]) => {
      return [id, { shown: keysOf(shown), underReview: keysOf(underReview) }] as const;
    }),
  );
  return {
    isClear,
    people: (collection) => sides.get(collection) ?? { shown: [], underReview: [] },
    sideOf: (collection, { identifier }, record) => {
      const known = keys.get(collection.id);
      if (known === undefined) {
        const isSure = isClear(identifier) && !namesAnother(collection, record, proven);
        return isSure ? "shown" : "underReview";
      }
      if (known.shown.has(record.key)) return "shown";
      return known.underReview.has(record.key) ? "underReview" : "other";
    },
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

/** What one identifier finds in a collection is one finding, in however many roles it was asked for. */
function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const byIdentifier = Map.groupBy(findings, ({ lookup }) => nameOf(lookup.identifier));
  return [...byIdentifier.values()].flatMap(([first, ...more]): Finding[] => {
    if (first === undefined) return [];
    if (more.length === 0) return [first];
    const records = mergeRecords([first, ...more].flatMap((one) => one.records));
    return [{ lookup: first.lookup, records }];
  });
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
