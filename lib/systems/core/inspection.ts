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

/** A connector whose system can be asked what it looks like. */
export interface Inspector {
  inspect(collection: CollectionMap): Promise<Inspection>;
}

export function isInspector(connector: Connector): connector is Connector & Inspector {
  return "inspect" in connector && typeof connector.inspect === "function";
}

export type Need = {
  readonly right: "select" | "update";
  readonly column: string;
  readonly because: string;
};

/** The rights on columns that the map needs of the portal's role in a system, and whether it deletes rows. */
export function neededRights(
  system: Pick<SystemMap, "collections">,
  collection: CollectionMap,
): { readonly columns: readonly Need[]; readonly deletes: boolean } {
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
  return {
    columns: [...reads, ...updates],
    deletes: isMoved(collection) || collection.erasure.some(({ act }) => act === "delete"),
  };
}

function flagsOf({ restriction }: CollectionMap): readonly string[] {
  return restriction !== undefined && "set" in restriction ? Object.keys(restriction.set) : [];
}

/** What is moved away leaves its table. */
function isMoved({ restriction }: CollectionMap): boolean {
  return restriction !== undefined && "move" in restriction;
}

function because(why: string): (column: string) => [string, string] {
  return (column) => [column, why];
}
