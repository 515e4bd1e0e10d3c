import type { FieldMap } from "../data-map.ts";
import type { Finding, NodePath } from "../finding.ts";
import { collectionsOf, inOperator, inSystems, repeats } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

type Register = "services" | "categories" | "purposes" | "bases" | "sources" | "recipients";
type Known = Readonly<Record<Register | "retention", ReadonlySet<string>>>;

/** Ids of the data map lead into the register, and no id stands twice. */
export function checkReferences(files: PackFiles): readonly Finding[] {
  const { operator, systems } = files;
  const known = knownIds(files);
  return [
    ...operator.purposes.flatMap((purpose, index) =>
      purpose.service === undefined || known.services.has(purpose.service)
        ? []
        : [
            inOperator(
              "unknown-service",
              ["purposes", index, "service"],
              `No service "${purpose.service}" is registered in this file.`,
            ),
          ],
    ),
    ...repeats(
      systems.map((system) => system.id),
      (id, index) =>
        inSystems("duplicate-id", ["systems", index, "id"], `The system "${id}" stands twice.`),
    ),
    ...systems.flatMap((system, index) => [
      ...unknown(known, "service", "services", system.service, ["systems", index, "service"]),
      ...(system.id === "portal"
        ? [inSystems("reserved-id", ["systems", index, "id"], `"portal" is the portal itself.`)]
        : []),
      ...repeats(
        system.collections.map((collection) => collection.id),
        (id, c) =>
          inSystems(
            "duplicate-id",
            ["systems", index, "collections", c, "id"],
            `The collection "${id}" stands twice in "${system.id}".`,
          ),
      ),
    ]),
    ...collectionsOf(files).flatMap(({ collection, path }) => [
      ...unknown(known, "category", "categories", collection.category, [...path, "category"]),
      ...Object.entries(collection.fields).flatMap(([id, field]) =>
        checkField(known, field, [...path, "fields", id]),
      ),
    ]),
  ];
}

function checkField(known: Known, field: FieldMap, path: NodePath): readonly Finding[] {
  return [
    ...unknown(known, "category", "categories", field.category, [...path, "category"]),
    ...unknown(known, "basis", "bases", field.basis, [...path, "basis"]),
    ...unknown(known, "source", "sources", field.source, [...path, "source"]),
    ...unknown(known, "retention", "retention", field.retention, [...path, "retention"]),
    ...field.purposes.flatMap((id, index) =>
      unknown(known, "purpose", "purposes", id, [...path, "purposes", index]),
    ),
    ...field.recipients.flatMap((id, index) =>
      unknown(known, "recipient", "recipients", id, [...path, "recipients", index]),
    ),
  ];
}

function unknown(
  known: Known,
  word: string,
  register: keyof Known,
  id: string,
  path: NodePath,
): readonly Finding[] {
  if (known[register].has(id)) return [];
  const message = `No ${word} "${id}" is registered in operator.yaml.`;
  return [inSystems(`unknown-${word}`, path, message)];
}

function knownIds({ operator }: PackFiles): Known {
  const ids = (entries: readonly { readonly id: string }[]) =>
    new Set(entries.map((entry) => entry.id));
  return {
    services: ids(operator.services),
    categories: ids(operator.categories),
    purposes: ids(operator.purposes),
    bases: ids(operator.bases),
    sources: ids(operator.sources),
    recipients: ids(operator.recipients),
    retention: ids(operator.retention),
  };
}
