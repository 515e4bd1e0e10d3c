import type { CollectionMap, ErasureRule, Rewrites } from "#lib/operator/core/data-map.ts";

/**
 * What a rule writes into a record: its `set`, and where it names the fields that must be stored (`keeps`), nothing into every
 * other one. What finds the record or names it (key, links) stays: without it nobody could prove what was kept.
 */
export function writtenBy(collection: CollectionMap, rule: ErasureRule): Rewrites | undefined {
  const { keeps, set } = rule;
  if (rule.act !== "restrict" || keeps === undefined) return set;
  const kept = new Set([
    ...collection.key,
    ...keeps.flatMap((id) => {
      const field = collection.fields[id];
      return field === undefined ? [] : [field.column, field.currency ?? ""];
    }),
    ...flagColumns(collection),
  ]);
  const others = Object.values(collection.fields).filter(({ column }) => !kept.has(column));
  return { ...Object.fromEntries(others.map(({ column }) => [column, null])), ...set };
}

/** Columns that the restriction itself writes. */
function flagColumns({ restriction }: CollectionMap): readonly string[] {
  return restriction !== undefined && "set" in restriction ? Object.keys(restriction.set) : [];
}
