import type {
  ColumnDescription,
  LeftOut,
  SchemaDescription,
  TableDescription,
  TypeFamily,
} from "../../discovery/core/description.ts";
import type { Row, SqlDatabase } from "../sql/database.ts";

const families: Readonly<Record<TypeFamily, string>> = {
  text: "char varchar tinytext text mediumtext longtext",
  integer: "tinyint smallint mediumint int bigint year bit",
  decimal: "decimal float double",
  boolean: "boolean",
  date: "date",
  time: "datetime timestamp",
  code: "enum set",
  uuid: "uuid",
  address: "inet4 inet6",
  point: "point geometry",
  json: "json",
  binary: "tinyblob blob mediumblob longblob binary varbinary",
  other: "",
};
const familyOf = new Map(
  Object.entries(families).flatMap(([family, types]) =>
    types.split(" ").map((type) => [type, family as TypeFamily] as const),
  ),
);

const questions = {
  tables: `select table_name, table_type, table_rows, table_comment from information_schema.tables
            where table_schema = database() and table_type in ('BASE TABLE', 'VIEW', 'SYSTEM VERSIONED')
            order by table_name`,
  columns: `select table_name, column_name, data_type, column_type, is_nullable, column_comment, privileges
              from information_schema.columns where table_schema = database()
             order by table_name, ordinal_position`,
  indexes: `select table_name, index_name, non_unique, column_name from information_schema.statistics
             where table_schema = database() order by table_name, index_name, seq_in_index`,
  keys: `select table_name, constraint_name, column_name, referenced_table_name, referenced_column_name
           from information_schema.key_column_usage
          where table_schema = database() and referenced_table_schema = database()
          order by table_name, constraint_name, ordinal_position`,
  views: `select table_name, view_definition, database() from information_schema.views where table_schema = database()`,
} as const;
/** MySQL keeps the table of a check elsewhere: there its checks are not asked for. */
const checks = `select table_name, check_clause from information_schema.check_constraints where constraint_schema = database()`;

type Rows = ReadonlyMap<string, readonly Row[]>;
type Facts = Readonly<Record<"columns" | "indexes" | "keys" | "views" | "checks", Rows>>;

/** What a MariaDB or MySQL server says of the tables of one database, in six questions whatever their number. */
export async function describeSchema(database: SqlDatabase): Promise<SchemaDescription> {
  const ask = (text: string) => database.ask({ text, values: [] });
  const tables = await ask(questions.tables);
  const facts: Facts = {
    columns: byTable(await ask(questions.columns)),
    indexes: byTable(await ask(questions.indexes)),
    keys: byTable(await ask(questions.keys)),
    views: byTable(await ask(questions.views)),
    checks: byTable(await ask(checks).catch(() => [])),
  };
  const names = new Set(tables.map(([name]) => String(name)));
  const described = tables.map((row) => describeTable(row, facts, names));
  return {
    tables: described.filter(({ columns }) => columns.length > 0),
    leftOut: described.flatMap(({ id, columns }): LeftOut[] => {
      if (columns.length === 0) return [{ table: id, why: "no-columns" }];
      return columns.some(({ readable }) => readable) ? [] : [{ table: id, why: "no-right" }];
    }),
  };
}

function byTable(rows: readonly Row[]): Rows {
  return Map.groupBy(rows, ([table]) => String(table));
}

function describeTable(row: Row, facts: Facts, names: ReadonlySet<string>): TableDescription {
  const [name, type, rows, comment] = row.map((cell) => (cell === null ? undefined : String(cell)));
  const own = (what: keyof Facts) => facts[what].get(name ?? "") ?? [];
  const checked = own("checks").map(([, clause]) => String(clause));
  const indexes = [...Map.groupBy(own("indexes"), ([, index]) => String(index)).values()];
  const columnsOf = (parts: readonly Row[]) =>
    parts.flatMap(([, , , column]) =>
      column === null || column === undefined ? [] : [String(column)],
    );
  const uniques = indexes.filter(([first]) => Number(first?.[2]) === 0).map(columnsOf);
  const primary = indexes.find(([first]) => first?.[1] === "PRIMARY");
  const keys = [...Map.groupBy(own("keys"), ([, key]) => String(key)).values()];
  const isView = type === "VIEW";
  return {
    id: idOf(name ?? ""),
    schema: "",
    name: name ?? "",
    kind: isView ? "view" : "table",
    columns: own("columns").map((one) => describeColumn(one, checked)),
    primaryKey: primary === undefined ? [] : columnsOf(primary),
    uniques,
    foreignKeys: keys.map((parts) => ({
      columns: parts.map((one) => String(one[2])),
      table: idOf(String(parts[0]?.[3])),
      theirs: parts.map((one) => String(one[4])),
    })),
    indexed: indexes.flatMap((parts) => columnsOf(parts).slice(0, 1)),
    behind: own("views").flatMap(([, text, schema]) =>
      columnsBehind(String(text ?? ""), String(schema), names),
    ),
    ...(comment === undefined || comment === "" || isView ? {} : { comment }),
    ...(rows === undefined ? {} : { rows: Number(rows) }),
  };
}

function describeColumn(row: Row, checked: readonly string[]): ColumnDescription {
  const [, name = "", data = "", type = "", nullable, comment = "", privileges = ""] =
    row.map(String);
  const quotedName = `\`${name.replaceAll("`", "``")}\``;
  const own = checked.filter((clause) => clause.includes(quotedName));
  const isJson = own.some((clause) => /^json_valid\(/i.test(clause));
  const list =
    familyOf.get(data.toLowerCase()) === "code"
      ? type
      : own.find((one) => one.startsWith(`${quotedName} in (`));
  const allowed = list === undefined ? [] : literals(list);
  const isFlag = /^(?:tinyint\(1\)|bit\(1\))/i.test(type);
  const family = isFlag
    ? "boolean"
    : isJson
      ? "json"
      : (familyOf.get(data.toLowerCase()) ?? "other");
  return {
    ...{ name, family, type: isJson ? "json" : type, nullable: nullable === "YES" },
    readable: privileges.toLowerCase().split(",").includes("select"),
    ...(comment === "" ? {} : { comment }),
    ...(allowed.length === 0 ? {} : { allowed }),
  };
}

/** The words of `enum('a','it''s')`, as the server prints it. */
function literals(text: string): readonly string[] {
  return (text.match(/'(?:[^']|'')*'/g) ?? []).map((one) => one.slice(1, -1).replaceAll("''", "'"));
}

/** The columns that the text of a view names: the server prints each with its database and table, or the table's other name. */
function columnsBehind(
  text: string,
  schema: string,
  names: ReadonlySet<string>,
): TableDescription["behind"] {
  const others = new Map([...names].map((name) => [name, name]));
  for (const [, database, table, alias] of text.matchAll(
    /`([^`]+)`\.`([^`]+)` (?:as )?`([^`]+)`/gi,
  )) {
    if (database === schema && table !== undefined && alias !== undefined && names.has(table))
      others.set(alias, table);
  }
  const found = [...text.matchAll(/(?:`([^`]+)`\.)?`([^`]+)`\.`([^`]+)`/g)].flatMap(
    ([, , table = "", column = ""]) => {
      const base = others.get(table);
      return base === undefined ? [] : [{ table: idOf(base), column }];
    },
  );
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).values()];
}

/** A table as a data map writes it: a name with a dot or a quote of its own stands in double quotes. */
export function idOf(name: string): string {
  return /[."]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
