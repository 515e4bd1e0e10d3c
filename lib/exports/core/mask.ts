import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { SubjectReading, Value } from "#lib/systems/ports.ts";

/** The person's own values, normalised: what a field that may hold others' data is compared with. */
export type OwnValues = ReadonlySet<string>;

/** Collects what surely is the person's own: proven identifiers, and the rows of collections in which a row is one person. */
export function ownValues(
  reading: SubjectReading,
  identifiers: readonly { readonly value: string }[],
): OwnValues {
  const own = new Set(identifiers.map(({ value }) => normal(value)));
  for (const { collections } of reading.systems) {
    for (const { collection, records } of collections) {
      if (!collection.person) continue;
      const fields = Object.values(collection.fields).filter(({ others }) => !others);
      for (const { values } of records) {
        for (const { column } of fields) {
          const value = values[column];
          if (typeof value === "string" && value !== "") own.add(normal(value));
        }
      }
    }
  }
  return own;
}

/** A value as the copy shows it: another person's becomes its first letter and five dots, whatever its length. */
export function shownValue(
  field: Pick<FieldMap, "others">,
  value: Value,
  own: OwnValues,
): { readonly value: Value; readonly isMasked: boolean } {
  if (!field.others || value === null || value === "" || own.has(normal(String(value)))) {
    return { value, isMasked: false };
  }
  const words = String(value).trim().split(/\s+/u);
  return { value: words.map((word) => `${[...word][0] ?? ""}•••••`).join(" "), isMasked: true };
}

function normal(value: string): string {
  return value.normalize("NFKC").trim().replace(/\s+/gu, " ").toLowerCase();
}
