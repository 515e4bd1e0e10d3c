import { type CollectionMap, columnList } from "#lib/operator/core/data-map.ts";
import type { Difference } from "../../core/inspection.ts";

/** A foreign key of a table by which its rows point to rows that the map deletes. */
export type PointingKey = {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
  readonly spreads: boolean;
  /** The collections of the map that are this table, or a view of it. */
  readonly collections: readonly CollectionMap[];
};

/** What stands against deleting rows of a collection: pointers of rows that the map does not delete or clear before. */
export function againstDeleting(
  target: CollectionMap,
  keys: readonly PointingKey[],
): readonly Difference[] {
  return keys.flatMap(({ table, name, columns, spreads, collections }): Difference[] => {
    if (collections.some((one) => goesFirst(one, target, columns, spreads))) return [];
    return [{ code: spreads ? "delete-spreads" : "delete-blocked", what: table, because: name }];
  });
}

/** Rows that point here are found by that very pointer, and each of them is deleted or loses it. */
function goesFirst(
  pointing: CollectionMap,
  target: CollectionMap,
  columns: readonly string[],
  mustDelete: boolean,
): boolean {
  const isFound = pointing.find.some(
    (rule) =>
      "via" in rule &&
      (rule.via === target.id || columnList(rule.column).some((one) => columns.includes(one))),
  );
  return (
    isFound &&
    pointing.erasure.every(
      ({ act, set }) =>
        act === "delete" ||
        (!mustDelete && columns.some((column) => column in (set ?? {}) && set?.[column] === null)),
    )
  );
}
