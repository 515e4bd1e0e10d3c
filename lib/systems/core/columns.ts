import {
  columnList,
  type CollectionMap,
  type Condition,
  type SystemMap,
} from "#lib/operator/core/data-map.ts";

/** A column and what the map wants it for, so that a missing one can be explained. */
export type WantedColumn = { readonly column: string; readonly because: string };

/**
 * Every column of a collection that the portal reads: key, order, shown and listed columns, those that finding, conditions,
 * erasure and consents look at or write, and those by which other collections of the system link to it.
 */
export function wantedColumns(
  system: Pick<SystemMap, "collections">,
  collection: CollectionMap,
): readonly WantedColumn[] {
  const all: WantedColumn[] = [
    ...collection.key.map((column) => ({ column, because: "key" })),
    ...collection.columns.map((column) => ({ column, because: "columns" })),
    ...(collection.order === undefined ? [] : [{ column: collection.order, because: "order" }]),
    ...Object.entries(collection.fields).flatMap(([id, field]) =>
      [field.column, ...(isColumn(field.currency) ? [field.currency] : [])].map((column) => ({
        column,
        because: `fields.${id}`,
      })),
    ),
    ...collection.find.flatMap((rule) =>
      columnList(rule.column).map((column) => ({ column, because: "find" })),
    ),
    ...collection.erasure.flatMap(({ set, until }) =>
      [
        ...Object.keys(set ?? {}),
        ...(until !== undefined && "from" in until ? [until.from] : []),
      ].map((column) => ({ column, because: "erasure" })),
    ),
    ...collection.consents.flatMap(({ column, set }) =>
      [column, ...Object.keys(set ?? {})].map((one) => ({ column: one, because: "consents" })),
    ),
    ...system.collections.flatMap((other) => linked(other, collection.id)),
  ];
  return [...new Map(all.map((wanted) => [wanted.column, wanted])).values()];
}

/** A currency is three capital letters; anything else names the column that holds it. */
export function isColumn(currency: string | undefined): currency is string {
  return currency !== undefined && !/^[A-Z]{3}$/.test(currency);
}

function linked(other: CollectionMap, id: string): WantedColumn[] {
  const via = other.find.flatMap((rule) =>
    "via" in rule && rule.via === id
      ? columnList(rule.theirs).map((column) => ({ column, because: `find of ${other.id}` }))
      : [],
  );
  return [
    ...via,
    ...conditionsOf(other).flatMap(({ condition, because }) =>
      inCondition(condition, other.id)
        .filter(({ on }) => on === id)
        .map(({ column }) => ({ column, because })),
    ),
  ];
}

function conditionsOf(collection: CollectionMap): { condition: Condition; because: string }[] {
  const list = [
    ...collection.find.map(({ where }) => where),
    ...collection.erasure.map(({ when }) => when),
    ...collection.consents.map(({ where }) => where),
  ];
  return list.flatMap((condition) =>
    condition === undefined ? [] : [{ condition, because: `conditions of ${collection.id}` }],
  );
}

function inCondition(condition: Condition, on: string): { on: string; column: string }[] {
  if ("column" in condition) return [{ on, column: condition.column }];
  if ("all" in condition) return condition.all.flatMap((part) => inCondition(part, on));
  if ("any" in condition) return condition.any.flatMap((part) => inCondition(part, on));
  if ("not" in condition) return inCondition(condition.not, on);
  return [
    { on, column: condition.mine },
    { on: condition.related, column: condition.theirs },
    ...inCondition(condition.where, condition.related),
  ];
}
