import type { FieldMap } from "../data-map.ts";
import type { Finding, NodePath } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";
import { collectionsOf, inSystems } from "./walk.ts";

/** What a field says about its type fits the type, and each system says how it is reached. */
export function checkFields(files: PackFiles): readonly Finding[] {
  return [
    ...files.systems.flatMap(({ id, url }, index) => {
      if (url !== undefined) return [];
      const message = `The system "${id}" does not say how it is reached: url is missing.`;
      return [inSystems("url-missing", ["systems", index], message)];
    }),
    ...collectionsOf(files).flatMap(({ collection, path }) =>
      Object.entries(collection.fields).flatMap(([id, field]) =>
        checkField(id, field, [...path, "fields", id]),
      ),
    ),
  ];
}

function checkField(id: string, field: FieldMap, path: NodePath): readonly Finding[] {
  const { type, values, currency, identifier } = field;
  const found: Finding[] = [];
  if (type === "code" && values === undefined) {
    const message = `The field "${id}" is a code and names no values.`;
    found.push(inSystems("code-without-values", path, message));
  }
  if (type !== "code" && values !== undefined) {
    const message = `The field "${id}" is no code, so its values are never shown.`;
    found.push(inSystems("values-without-code", [...path, "values"], message));
  }
  if (type === "money" && currency === undefined) {
    const message = `The field "${id}" is money and names no currency.`;
    found.push(inSystems("money-without-currency", path, message));
  }
  if (identifier !== undefined && identifier !== type) {
    const message = `The field "${id}" is searched by as ${identifier}, so its type must be ${identifier}.`;
    found.push(inSystems("identifier-type", [...path, "identifier"], message));
  }
  return found;
}
