import type { Text } from "#lib/kernel/locale.ts";
import type { CollectionMap, Rewrite, Rewrites } from "#lib/operator/core/data-map.ts";

/** What becomes of values, in the order in which a plan says it. */
export const becomings = [
  ...["emptied", "constant", "pseudonym", "year", "month", "decade", "city", "redacted"],
] as const;
export type Becoming = (typeof becomings)[number];

/** Fields of a planned row that become the same. */
export type FieldsBecome = { readonly how: Becoming; readonly names: readonly Text[] };

/** What is written, in words of the map: which fields become what. Columns that nobody is shown are left out. */
export function fieldsBecome(
  collection: CollectionMap,
  set: Rewrites = {},
): readonly FieldsBecome[] {
  const fields = Object.values(collection.fields);
  return becomings.flatMap((how): FieldsBecome[] => {
    const columns = Object.entries(set).filter(([, rewrite]) => becomingOf(rewrite) === how);
    const names = columns.flatMap(([column]) =>
      fields.filter((field) => field.column === column).map((field) => field.names),
    );
    return names.length === 0 ? [] : [{ how, names }];
  });
}

function becomingOf(rewrite: Rewrite): Becoming | undefined {
  if (rewrite === null || rewrite === "") return "emptied";
  if (rewrite === "$now" || rewrite === "$today") return undefined;
  if (typeof rewrite !== "object") return "constant";
  if ("pseudonym" in rewrite) return "pseudonym";
  return "generalise" in rewrite ? rewrite.generalise : "redacted";
}
