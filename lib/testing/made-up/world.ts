import type { Catalogue } from "#lib/systems/discovery/catalogue.ts";
import type {
  ColumnDescription,
  TableDescription,
  TypeFamily,
} from "#lib/systems/discovery/core/description.ts";
import type { Truth } from "#lib/systems/discovery/measure.ts";

const families: Readonly<Record<string, TypeFamily>> = {
  ...{ int: "integer", bigint: "integer", char: "text", text: "text", numeric: "decimal" },
  ...{ bool: "boolean", date: "date", timestamp: "time", point: "point" },
};

type Line = {
  readonly table: string;
  readonly words: readonly string[];
  readonly values: readonly string[];
};

/** A made-up database in memory, and what is true of it: written by hand beside each column. */
export function madeUp(text: string): { readonly catalogue: Catalogue; readonly truth: Truth } {
  const lines: Line[] = [];
  const people: string[] = [];
  let table = "";
  for (const raw of text.split("\n").filter((one) => one.trim() !== "")) {
    const [left = "", right = ""] = raw.split(/ : (.*)/s);
    const words = left.trim().split(/\s+/);
    if (words[0] === "table") {
      table = words[1] ?? "";
      if (words[2] === "person") people.push(table);
    } else {
      lines.push({ table, words, values: valuesOf(right) });
    }
  }
  const names = [...new Set(lines.map((line) => line.table))];
  const tables = names.map((name) =>
    tableOf(
      name,
      lines.filter((line) => line.table === name),
    ),
  );
  return {
    catalogue: catalogueOf(tables, lines),
    truth: { people: new Set(people), columns: truthOf(lines) },
  };
}

function valuesOf(text: string): readonly string[] {
  const [, maker, count] = /^@(\w+) (\d+)$/.exec(text.trim()) ?? [];
  if (maker !== undefined) return Array.from({ length: Number(count) }, (_, at) => made(maker, at));
  return text
    .split(" | ")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** Numbers with sound check digits, whose owners nobody is. */
function made(maker: string, at: number): string {
  if (maker === "ids") return String(at + 1);
  if (maker === "iban") return withRest(`KZ`, `125KZT${String(1_000_000_000 + at * 7)}`);
  const start = maker === "bin" ? `0${at + 1}0540` : `${70 + at}0${at + 1}1${at}4`;
  for (let serial = at * 17; ; serial += 1) {
    const eleven = start + String(serial).padStart(11 - start.length, "0");
    const control = controlDigit(eleven);
    if (control !== undefined) return eleven + control;
  }
}

function controlDigit(eleven: string): string | undefined {
  const sum = (from: number) =>
    Array.from(eleven).reduce(
      (all, digit, place) => all + Number(digit) * (((place + from) % 11) + 1),
      0,
    ) % 11;
  const control = sum(0) === 10 ? sum(2) : sum(0);
  return control === 10 ? undefined : String(control);
}

function withRest(country: string, account: string): string {
  const digits = Array.from(`${account}${country}00`)
    .map((one) => Number.parseInt(one, 36))
    .join("");
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, "0")}${account}`;
}

function tableOf(name: string, lines: readonly Line[]): TableDescription {
  const named = (mark: string) =>
    lines.filter(({ words }) => words.includes(mark)).map(({ words }) => words[0] ?? "");
  const foreignKeys = lines.flatMap(({ words }) => {
    const target = words
      .find((word) => word.startsWith("fk="))
      ?.slice(3)
      .split(".");
    if (target === undefined) return [];
    return [{ columns: [words[0] ?? ""], table: target[0] ?? "", theirs: [target[1] ?? ""] }];
  });
  return {
    id: name,
    schema: "public",
    name,
    kind: "table",
    columns: lines.map(({ words }): ColumnDescription => {
      const type = words[1] ?? "";
      return {
        name: words[0] ?? "",
        type,
        family: families[type] ?? "other",
        nullable: true,
        readable: true,
      };
    }),
    primaryKey: named("pk"),
    uniques: [...named("pk"), ...named("uq")].map((one) => [one]),
    foreignKeys,
    indexed: [],
    behind: [],
  };
}

function catalogueOf(tables: readonly TableDescription[], lines: readonly Line[]): Catalogue {
  const valuesAt = (table: string, column: string) => {
    const line = lines.find((one) => one.table === table && one.words[0] === column);
    return line?.words.includes("pk") === true && line.values.length === 0
      ? valuesOf("@ids 6")
      : (line?.values ?? []);
  };
  return {
    describe: async () => ({ tables, leftOut: [] }),
    sample: async ({ id }, columns, limit) => ({
      values: new Map(columns.map((one) => [one, valuesAt(id, one).slice(0, limit)])),
      unread: {},
    }),
    held: async (from, to) => {
      const there = new Set(valuesAt(to.table.id, to.column));
      const asked = new Set(valuesAt(from.table.id, from.column));
      return { asked: asked.size, found: [...asked].filter((one) => there.has(one)).length };
    },
    rights: async () => ({ isAboveRules: false, tables: [] }),
    close: async () => undefined,
  };
}

function truthOf(lines: readonly Line[]): Truth["columns"] {
  return lines.map(({ table, words }) => {
    const at = words.findIndex((word) => ["P", "N", "L", "K"].includes(word));
    const label = words[at];
    const more = words[at + 1];
    return {
      table,
      column: words[0] ?? "",
      is: label === "P" ? "personal" : label === "L" ? "link" : "neither",
      ...(label === "P" && more !== undefined ? { kind: more } : {}),
      ...(label === "N" && more !== undefined ? { kind: more } : {}),
    };
  });
}
