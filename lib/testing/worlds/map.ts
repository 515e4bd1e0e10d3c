import type { Random } from "#lib/cli/heavy/random.ts";
import { systemSchema, type Rewrites, type SystemMap } from "#lib/operator/core/data-map.ts";
import {
  storedName,
  type WorldColumn,
  type WorldLink,
  type WorldSchema,
  type WorldTable,
} from "./schema.ts";
import { withStored } from "./sql.ts";

const text = { kk: "х", ru: "х", en: "x" };
const stays = { reason: text, until: { event: text } };
const types: Readonly<Record<string, string>> = {
  ...{ email: "email", phone: "phone", name: "name", sender: "name", recipient: "name" },
  ...{ born: "date", amount: "number", flag: "boolean" },
};

/** A data map that fits the tables: whatever names the person is emptied, replaced or cut down somehow. */
export function worldMap(
  schema: WorldSchema,
  { kind, order }: { readonly kind: string; readonly order: number },
  random: Random,
): SystemMap {
  return systemSchema.parse({
    ...{ id: schema.id, names: text, service: "v", kind, order, limit: 1 },
    collections: withStored(schema.tables).map((table) => ({
      ...{ id: idOf(table.name), names: text, table: table.name, key: table.key, category: "c" },
      ...restrictionOf(table, schema),
      person: table.isPeople,
      columns: table.columns.map(({ name }) => name),
      find: findOf(sourceOf(table, schema)),
      fields: Object.fromEntries(table.columns.flatMap((column) => fieldOf(column))),
      erasure: isStored(table, schema)
        ? [{ act: "keep", ...stays }]
        : erasureOf(schema, table, random),
    })),
  });
}

function idOf(name: string): string {
  return name.replaceAll("_", "-");
}

function isStored({ name }: WorldTable, { tables }: WorldSchema): boolean {
  return !tables.some((one) => one.name === name);
}

/** Rows that were moved are found by the ways that led to them before. */
function sourceOf(table: WorldTable, { tables }: WorldSchema): WorldTable {
  return tables.find((one) => storedName(one.name) === table.name) ?? table;
}

function restrictionOf(table: WorldTable, schema: WorldSchema): object {
  if (table.restricts === undefined || isStored(table, schema)) return {};
  return table.restricts === "move"
    ? { restriction: { move: idOf(storedName(table.name)) } }
    : { restriction: { set: { restricted: true }, release: { restricted: false } } };
}

function findOf({ isPeople, hasGuests, links }: WorldTable): readonly object[] {
  const ways = links
    .filter(({ isWay }) => isWay)
    .map((one) => ({
      via: one.to,
      theirs: oneOrMore(one.theirs),
      column: oneOrMore(one.columns),
      ...(one.as === undefined ? {} : { as: one.as }),
    }));
  const direct = [
    { by: "email", column: "email" },
    // A phone alone finds only what names no e-mail: another's would be taken along.
    {
      by: "phone",
      column: "phone",
      ...(isPeople ? {} : { where: { column: "email", empty: true } }),
    },
  ];
  return [...(isPeople || hasGuests ? direct : []), ...ways];
}

function oneOrMore(columns: readonly string[]): string | readonly string[] {
  return columns.length === 1 ? (columns[0] ?? "") : columns;
}

function fieldOf({ name, kind }: WorldColumn): readonly (readonly [string, object])[] {
  if (kind === "key" || kind === "link") return [];
  const role = kind === "sender" || kind === "recipient" ? { of: kind } : {};
  const field = {
    ...{ column: name, names: text, type: types[kind] ?? "text", category: "c", purposes: ["p"] },
    ...{ basis: "b", source: "s", retention: "r", ...role },
  };
  return [[name.replaceAll("_", "-"), field]];
}

function erasureOf(schema: WorldSchema, table: WorldTable, random: Random): readonly object[] {
  if (table.name === "messages") return messageRules(schema, table);
  switch (table.act) {
    case "delete":
      return [{ act: "delete" }];
    case "keep":
      return [{ act: "keep", ...stays }];
    case "anonymise":
      return [{ act: "anonymise", set: setOf(schema, table, table.columns, random) }];
    case "restrict": {
      const amounts = table.columns.filter(({ kind }) => kind === "amount" || kind === "flag");
      const keeps = amounts.map(({ name }) => name.replaceAll("_", "-"));
      const firm = table.columns.filter(({ nullable, kind }) => !nullable || kind === "link");
      const flag = table.restricts === undefined ? { restricted: true } : {};
      const set = { ...setOf(schema, table, firm, random), ...flag };
      return [{ act: "restrict", keeps, set, ...stays }];
    }
  }
}

/** Of a message between two, each takes along only what is theirs; with the last of them it goes. */
function messageRules(schema: WorldSchema, table: WorldTable): readonly object[] {
  const side = (as: "sender" | "recipient"): object => ({
    ...{ as, act: "anonymise" },
    set: {
      [`${as}_name`]: null,
      note: { redact: true },
      ...cutLinks(schema, { ...table, links: table.links.filter((one) => one.as === as) }),
    },
  });
  return [
    { as: ["sender", "recipient"], act: "delete" },
    side("sender"),
    side("recipient"),
    { act: "delete" },
  ];
}

function setOf(
  schema: WorldSchema,
  table: WorldTable,
  columns: readonly WorldColumn[],
  random: Random,
): Rewrites {
  const entries = columns.flatMap((column): [string, Rewrites[string]][] => {
    const choices = choicesFor(column);
    return choices.length === 0
      ? []
      : [[column.name, choices[random.below(choices.length)] ?? null]];
  });
  return { ...Object.fromEntries(entries), ...cutLinks(schema, table) };
}

function choicesFor({ kind, nullable }: WorldColumn): readonly Rewrites[string][] {
  const empty = nullable ? [null] : [];
  switch (kind) {
    case "key":
    case "link":
    case "amount":
    case "flag":
      return [];
    case "born":
      return [...empty, { generalise: "year" }, { generalise: "month" }, { generalise: "decade" }];
    case "address":
      return [...empty, "", { generalise: "city" }, { pseudonym: true }];
    case "note":
      return [...empty, { redact: true }, { redact: true }, "удалено"];
    case "json":
      return [...empty, { redact: true }, { redact: true }, "{}"];
    case "email":
      return [...empty, { pseudonym: true }];
    case "name":
      return [...empty, { pseudonym: true }, { redact: true }, "-"];
    default:
      return [...empty, { pseudonym: true }, "-"];
  }
}

/** What stays lets go of what goes. */
function cutLinks({ tables }: WorldSchema, { links }: WorldTable): Rewrites {
  const goes = ({ to }: WorldLink): boolean =>
    tables.find(({ name }) => name === to)?.act === "delete";
  const cut = links.filter((one) => one.nullable && goes(one)).flatMap(({ columns }) => columns);
  return Object.fromEntries(cut.map((column) => [column, null]));
}
