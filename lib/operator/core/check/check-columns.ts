import { collectionOf, throughOf } from "./check-finding.ts";
import { columnsInCondition } from "./condition-columns.ts";
import { columnList, type CollectionMap, type SystemMap, type Until } from "../data-map.ts";
import type { Finding, NodePath } from "../finding.ts";
import type { OperatorFile } from "../pack.ts";
import { collectionsOf, inSystems } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

type Use = {
  readonly on: string;
  readonly column: string;
  readonly path: NodePath;
  /** `on` may name a collection of another system of the service. */
  readonly isVia?: true;
};

/** Columns a collection declares: those of its fields and those listed in `columns`. */
export function declaredColumns(collection: CollectionMap): ReadonlySet<string> {
  const shown = Object.values(collection.fields).map((field) => field.column);
  return new Set([...shown, ...collection.columns]);
}

/** Every column that a rule names is declared by the collection it belongs to, so that it is read, granted and read back. */
export function checkColumns(files: PackFiles): readonly Finding[] {
  return collectionsOf(files).flatMap(({ system, collection, path }) => [
    ...uses(files.operator, collection, path).flatMap((use) => checkUse(files, system, use)),
    ...Object.entries(collection.fields).flatMap(([id, field]) => {
      if (field.edit !== undefined && collection.key.includes(field.column)) {
        const message = `The field "${id}" is part of the key and cannot be edited.`;
        return [inSystems("key-edited", [...path, "fields", id, "edit"], message)];
      }
      return [];
    }),
  ]);
}

function checkUse(
  { systems }: PackFiles,
  own: SystemMap,
  { on, column, path, isVia }: Use,
): readonly Finding[] {
  const { system = own, id } = isVia ? throughOf(systems, own, on) : { system: own, id: on };
  const collection = collectionOf(system, id);
  if (collection === undefined) {
    // Said once for each condition, where it names the other collection's column; an unknown `via` is checkFinding's.
    if (path.at(-1) !== "theirs" || path.includes("find")) return [];
    const message = `No collection "${on}" stands in the system "${system.id}".`;
    return [inSystems("unknown-related", path, message)];
  }
  if (declaredColumns(collection).has(column)) return [];
  const message = `The column "${column}" is declared nowhere in "${on}": add it to fields or columns.`;
  return [inSystems("unknown-column", path, message)];
}

function uses(operator: OperatorFile, own: CollectionMap, path: NodePath): readonly Use[] {
  const on = own.id;
  const one = (column: string, ...steps: NodePath): Use => ({
    on,
    column,
    path: [...path, ...steps],
  });
  const order = own.order === undefined ? [] : [one(own.order, "order")];
  return [
    ...own.key.map((column, index) => one(column, "key", index)),
    ...order,
    ...findUses(own, path),
    ...erasureUses(own, path),
    ...own.consents.flatMap((binding, index) => {
      const at = ["consents", index];
      return [
        one(binding.column, ...at, "column"),
        ...Object.keys(binding.set ?? {}).map((column) => one(column, ...at, "set", column)),
        ...(binding.where === undefined
          ? []
          : columnsInCondition(on, binding.where, [...path, ...at, "where"])),
      ];
    }),
    ...Object.entries(own.fields).flatMap(([id, field]) => {
      const rule = operator.retention.find((term) => term.id === field.retention)?.rule;
      const currency = field.currency;
      return [
        ...(rule === undefined ? [] : [one(rule.from, "fields", id, "retention")]),
        // A currency is either an ISO code in capitals or a column.
        ...(currency === undefined || /^[A-Z]{3}$/.test(currency)
          ? []
          : [one(currency, "fields", id, "currency")]),
      ];
    }),
  ];
}

function findUses(own: CollectionMap, path: NodePath): readonly Use[] {
  return own.find.flatMap((rule, index) => {
    const at = [...path, "find", index];
    const through = "via" in rule ? columnList(rule.theirs) : [];
    return [
      ...columnList(rule.column).map((column) => {
        return { on: own.id, column, path: [...at, "column"] };
      }),
      ...through.map((column) => {
        const on = "via" in rule ? rule.via : own.id;
        return { on, column, path: [...at, "theirs"], isVia: true as const };
      }),
      ...(rule.where === undefined ? [] : columnsInCondition(own.id, rule.where, [...at, "where"])),
    ];
  });
}

function erasureUses(own: CollectionMap, path: NodePath): readonly Use[] {
  const until = (value: Until | undefined, at: NodePath): readonly Use[] =>
    value !== undefined && "from" in value
      ? [{ on: own.id, column: value.from, path: [...at, "until", "from"] }]
      : [];
  return own.erasure.flatMap((rule, index) => {
    const at = [...path, "erasure", index];
    return [
      ...(rule.when === undefined ? [] : columnsInCondition(own.id, rule.when, [...at, "when"])),
      ...Object.keys(rule.set ?? {}).map((column) => ({
        on: own.id,
        column,
        path: [...at, "set", column],
      })),
      ...until(rule.until, at),
    ];
  });
}
