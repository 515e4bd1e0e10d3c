import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { Connector } from "../ports.ts";
import { wantedColumns } from "./columns.ts";
import { writtenBy } from "./written-by.ts";

/** One thing in which a collection of the map and the live system differ. `what` is a column, or the table. */
export type Difference = {
  readonly code:
    | "missing-table"
    | "missing-column"
    | "no-right"
    | "row-rule"
    | "odd-type"
    | "no-date"
    | "cannot-hold"
    | "key-repeats"
    | "delete-blocked"
    | "delete-spreads"
    | "no-index";
  readonly what: string;
  /** What the map wants it for, the right that lacks, or what stands in the way. */
  readonly because: string;
};

export type Inspection = {
  readonly differences: readonly Difference[];
  /** Rows in all; undefined when counting took too long. */
  readonly rows?: number;
};

/** What a system without a catalogue says of itself: names, and nothing of what stands in them. */
export type Declared = {
  /** As a data map writes it in `table`. */
  readonly name: string;
  readonly key: readonly string[];
  readonly columns: readonly string[];
};

/** A connector whose system can be asked what it looks like. */
export interface Inspector {
  inspect(collection: CollectionMap): Promise<Inspection>;
  /** Everything that it declares, mapped or not. Absent for databases, whose catalogue says more. */
  declared?(): Promise<readonly Declared[]>;
}

export function isInspector(connector: Connector): connector is Connector & Inspector {
  return "inspect" in connector && typeof connector.inspect === "function";
}

export type Need = {
  readonly right: "select" | "update";
  readonly column: string;
  readonly because: string;
};

/** Rows that the map takes out of a table, or puts into it. `with`: only the columns that this table has as well. */
export type RowNeed = {
  readonly right: "insert" | "delete";
  readonly because: string;
  readonly with?: string;
};

/**
 * The rights that the map needs of the portal's role in a system, on columns and on whole rows: what is restricted by a move leaves
 * its table for the other one.
 */
export function neededRights(
  system: Pick<SystemMap, "collections">,
  collection: CollectionMap,
): { readonly columns: readonly Need[]; readonly rows: readonly RowNeed[] } {
  const reads = wantedColumns(system, collection).map((one): Need => ({ right: "select", ...one }));
  const writes: [string, string][] = [
    ...collection.erasure.flatMap((rule) =>
      Object.keys(writtenBy(collection, rule) ?? {}).map(because("erasure")),
    ),
    ...flagsOf(collection).map(because("restriction")),
    ...collection.consents.flatMap(({ column, set }) =>
      [column, ...Object.keys(set ?? {})].map(because("consents")),
    ),
    ...Object.values(collection.fields)
      // `request` too: what staff grant by a rectification is written by the same role.
      .filter(({ edit }) => edit !== undefined)
      .map(({ column }) => column)
      .map(because("edit")),
  ];
  const updates = [...new Map(writes)].map(([column, why]): Need => {
    return { right: "update", column, because: why };
  });
  return { columns: [...reads, ...updates], rows: rowNeeds(system, collection) };
}

function rowNeeds(
  { collections }: Pick<SystemMap, "collections">,
  collection: CollectionMap,
): readonly RowNeed[] {
  const isErased = collection.erasure.some(({ act }) => act === "delete");
  const isMoved = moveOf(collection) !== undefined;
  const gone: RowNeed[] = isErased
    ? [{ right: "delete", because: "erasure" }]
    : isMoved
      ? [{ right: "delete", because: "restriction" }]
      : [];
  const sources = collections.filter((one) => moveOf(one) === collection.id);
  const taken = sources.map(({ table, id }): RowNeed => {
    return { right: "insert", because: `restriction of ${id}`, with: table };
  });
  return [...gone, ...taken];
}

/**
 * What the role that writes must read besides, where it is another one than the role that reads: the rows it writes are found by
 * their key, and what it writes is compared with what was read.
 */
export function writerReads(
  system: Pick<SystemMap, "collections">,
  collection: CollectionMap,
): readonly string[] {
  const { columns, rows } = neededRights(system, collection);
  const written = columns.flatMap(({ right, column }) => (right === "update" ? [column] : []));
  return written.length === 0 && rows.length === 0
    ? []
    : [...new Set([...collection.key, ...written])];
}

function flagsOf({ restriction }: CollectionMap): readonly string[] {
  return restriction !== undefined && "set" in restriction ? Object.keys(restriction.set) : [];
}

/** The collection that restricted rows are moved to. */
function moveOf({ restriction }: CollectionMap): string | undefined {
  return restriction !== undefined && "move" in restriction ? restriction.move : undefined;
}

function because(why: string): (column: string) => [string, string] {
  return (column) => [column, why];
}
