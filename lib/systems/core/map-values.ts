import type { CollectionMap, Condition, Rewrites } from "#lib/operator/core/data-map.ts";
import type { Value } from "../ports.ts";

/** A value that the map names for a column: one that it writes, or one that it compares with. */
export type MapValue = {
  readonly column: string;
  readonly value: Value;
  readonly because: string;
  readonly written: boolean;
};

type Compared = { readonly column: string; readonly value: Value; readonly isToday?: true };

/** Every value that erasure and consents write into a collection, and every one that a condition on it looks for. */
export function mapValues(collection: CollectionMap): readonly MapValue[] {
  const written = [
    ...collection.erasure.flatMap(({ set }) => entries(literals(set), "erasure")),
    ...collection.consents.flatMap(({ column, given, withdrawn, set }) => [
      ...entries({ [column]: given }, "consents.given"),
      ...entries({ [column]: withdrawn }, "consents.withdrawn"),
      ...entries(set, "consents"),
    ]),
  ];
  const compared = conditionsOf(collection)
    .flatMap(comparisons)
    .filter(({ value, isToday }) => isToday === undefined && value !== null)
    .map(({ column, value }): MapValue => {
      return { column, value, because: "a condition", written: false };
    });
  const all = [...written, ...compared];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/** The columns that a condition compares with today: dates or times. */
export function datedColumns(collection: CollectionMap): readonly string[] {
  const dated = conditionsOf(collection)
    .flatMap(comparisons)
    .filter(({ isToday }) => isToday === true);
  return [...new Set(dated.map(({ column }) => column))];
}

function entries(set: Readonly<Record<string, Value>> | undefined, because: string): MapValue[] {
  return Object.entries(set ?? {}).map(([column, value]) => ({
    column,
    value,
    because,
    written: true,
  }));
}

function conditionsOf(collection: CollectionMap): readonly Condition[] {
  return [
    ...collection.find.map((rule) => ("where" in rule ? rule.where : undefined)),
    ...collection.erasure.map(({ when }) => when),
    ...collection.consents.map(({ where }) => where),
  ].filter((one) => one !== undefined);
}

/** What a condition compares in its own collection; what `related` asks of another one is left out. */
function comparisons(condition: Condition): readonly Compared[] {
  if ("all" in condition) return condition.all.flatMap(comparisons);
  if ("any" in condition) return condition.any.flatMap(comparisons);
  if ("not" in condition) return comparisons(condition.not);
  if ("is" in condition) return [{ column: condition.column, value: condition.is }];
  if ("in" in condition) return condition.in.map((value) => ({ column: condition.column, value }));
  if ("after" in condition || "before" in condition) {
    return [{ column: condition.column, value: null, isToday: true }];
  }
  return [];
}

/** Values that are written as they stand; what is computed from an old value cannot be tried beforehand. */
function literals(set: Rewrites = {}): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(set).flatMap(([column, value]): [string, Value][] =>
      value !== null && typeof value === "object" ? [] : [[column, value]],
    ),
  );
}
