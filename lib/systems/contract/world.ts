import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type {
  Capabilities,
  ColumnSelector,
  ConsentChange,
  Connector,
  Selector,
  StoredRecord,
} from "../ports.ts";

/** One system of some kind, with rows of two people in one of its collections. */
export type ContractWorld = {
  readonly connector: Connector;
  /** How rows are restricted stands in its `restriction`; without one, restricting is not tried. */
  readonly collection: CollectionMap;
  /** Finds this person's rows: at least two, and not all that there are. */
  readonly mine: ColumnSelector;
  readonly mineCount: number;
  readonly theirs: ColumnSelector;
  readonly theirsCount: number;
  /** A text column that may be written; absent where rows are changed by use cases only. */
  readonly writable?: string;
  /** The same system asked for one row a page, where its pages have any number of rows. */
  readonly oneByOne?: Connector;
  /** The collection that restricted rows are moved to, where they are. */
  readonly movedTo?: CollectionMap;
  /** Whether the system knows by itself how it restricts, so that the map says nothing of it. */
  readonly restrictsItself?: boolean;
  /** Both decisions on a consent switch stored in the collection. */
  readonly consent?: { readonly given: ConsentChange; readonly withdrawn: ConsentChange };
  /** How many of this person's rows the system itself holds back from erasure. */
  readonly obliged?: number;
};

/** One promise, tried on one world. It is skipped where the system cannot do what it needs or the world lacks what it wants. */
export type ContractCheck = {
  readonly name: string;
  readonly needs: readonly (keyof Capabilities)[];
  readonly wants?: readonly (keyof ContractWorld)[];
  run(world: ContractWorld): Promise<void>;
};

/** Texts that break whatever is not a parameter; none of them holds a zero byte, which no system stores. */
export const hostileTexts = [
  "'; drop table people; --",
  '" or 1=1 --',
  "\\'; select pg_sleep(5); --",
  "$1",
  "?",
  "${JEKE_SECRET}",
  "%_\\",
  "{a,b}",
  "NULL",
  "$now ",
  "Әңгіме ұзақ – ғұмыр қысқа һ",
  "👩‍👩‍👧 \u202Ertl\u202C \r\n\t",
  "x".repeat(5_000),
];

export function rowsOf({
  connector,
  collection,
  mine,
}: ContractWorld): Promise<readonly StoredRecord[]> {
  return connector.find(collection, [mine]);
}

export async function keysOf(world: ContractWorld): Promise<readonly string[]> {
  return (await rowsOf(world)).map(({ key }) => key);
}

/** A key of the collection's shape with this text in every place. */
export function keyWith({ collection }: ContractWorld, text: string): string {
  return JSON.stringify(collection.key.map(() => text));
}

/** Selectors that would find a row in whose column nothing stands, if null found null. */
export function byNull(column: string, { column: own, values }: ColumnSelector): Selector[] {
  const alone = { column, match: "exact", values: [null] } as const;
  if (column === own) return [alone];
  return [alone, { columns: [own, column], tuples: [...values, null].map((one) => [one, null]) }];
}

/** The keys of a walk page by page; after the first page something is done to its last row. */
export async function keysWhile(
  { connector, oneByOne, collection }: ContractWorld,
  by: ColumnSelector,
  meanwhile: (key: string) => Promise<void>,
): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const page of (oneByOne ?? connector).read(collection, { selectors: [by] })) {
    const last = keys.length === 0 ? page.at(-1) : undefined;
    keys.push(...page.map(({ key }) => key));
    if (last !== undefined) await meanwhile(last.key);
  }
  return keys.sort();
}

/** The column that a check writes; `wants: ["writable"]` stands beside it. */
export function writableOf({ writable }: ContractWorld): string {
  if (writable === undefined) throw new Error("the world has no writable column");
  return writable;
}
