import type { FieldMap, SystemMap } from "../data-map.ts";
import type { Finding, NodePath } from "../finding.ts";
import type { PackFiles } from "../pack-files.ts";
import { collectionsOf, inSystems } from "./walk.ts";

/** Kinds of system into which only people write. */
const writtenByPeople: readonly string[] = ["csv", "manual"];

/** What a field says about its type fits the type, and each system says how it is reached. */
export function checkFields(files: PackFiles): readonly Finding[] {
  return [
    ...files.systems.flatMap((system, index) => {
      if (system.kind === "manual") return checkManual(system, index);
      const { id, url } = system;
      if (url !== undefined) return [];
      const message = `The system "${id}" does not say how it is reached: url is missing.`;
      return [inSystems("url-missing", ["systems", index], message)];
    }),
    ...collectionsOf(files).flatMap(({ system, collection, path }) =>
      Object.entries(collection.fields).flatMap(([id, field]) => {
        if (field.edit !== "person" || !writtenByPeople.includes(system.kind)) return [];
        const message = `Nothing writes into "${system.id}" at once: edit must be request, and people carry it out.`;
        return [inSystems("edit-by-hand", [...path, "fields", id, "edit"], message)];
      }),
    ),
    ...collectionsOf(files).flatMap(({ collection, path }) =>
      Object.entries(collection.fields).flatMap(([id, field]) =>
        checkField(id, field, [...path, "fields", id]),
      ),
    ),
  ];
}

/** Whoever is asked needs to know what to do, and nobody can judge conditions on rows that no program reads. */
function checkManual({ id, instructions, collections }: SystemMap, index: number): Finding[] {
  const at: NodePath = ["systems", index];
  const rules = collections.flatMap((collection, place) =>
    collection.erasure.flatMap((rule, number) => {
      if (rule.when === undefined && rule.act !== "hold") return [];
      const message = `"${id}" is kept by hand: its rules decide without conditions, and hold nothing by themselves.`;
      const path = [...at, "collections", place, "erasure", number];
      return [inSystems("manual-condition", path, message)];
    }),
  );
  if (instructions !== undefined) return rules;
  const message = `"${id}" is kept by hand: instructions have to say what a person there has to do.`;
  return [inSystems("manual-instructions", at, message), ...rules];
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
