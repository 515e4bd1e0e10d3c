import type { Row, SqlDatabase } from "../sql/database.ts";
import type { ColumnType, ForeignKey, TableTypes } from "../sql/dialect.ts";
import { soundName, tableParts } from "../sql/names.ts";
import { toFailure } from "./failure.ts";

const shapes = new Set(["point", "linestring", "polygon", "multipoint", "geometrycollection"]);

/** Columns of a table that this role may see. */
export async function describeTable(database: SqlDatabase, table: string): Promise<TableTypes> {
  const [schema, name] = placeOf(table);
  const rows = await database.ask({
    text: `select column_name, data_type, column_type, is_nullable, collation_name, extra
             from information_schema.columns
            where table_schema = coalesce(?, database()) and table_name = ?
              and cast(table_name as binary) = cast(? as binary)`,
    values: [schema, name, name],
  });
  return new Map(
    rows.map(([column, data, whole, nullable, collation, extra]): [string, ColumnType] => [
      String(column),
      {
        sql: String(whole),
        name: nameOf(String(data), String(whole)),
        notNull: nullable === "NO",
        generated: / GENERATED|^GENERATED|VIRTUAL|PERSISTENT|STORED/i.test(String(extra ?? "")),
        ...(collation === null || collation === undefined ? {} : { collation: String(collation) }),
      },
    ]),
  );
}

function nameOf(data: string, whole: string): string {
  if (/^(tinyint\(1\)|bit\(1\))/i.test(whole)) return "bool";
  return shapes.has(data.toLowerCase()) ? "geometry" : data.toLowerCase();
}

function placeOf(table: string): readonly [schema: string | null, name: string] {
  const parts = tableParts(table);
  return [parts.length > 1 ? (parts[0] ?? null) : null, parts.at(-1) ?? ""];
}

/** Foreign keys between these tables. */
export async function foreignKeys(
  database: SqlDatabase,
  tables: readonly string[],
): Promise<readonly ForeignKey[]> {
  const places = tables.map(placeOf);
  const rows = await database.ask({
    text: `select k.table_schema, k.table_name, k.referenced_table_schema, k.referenced_table_name,
                  k.constraint_name, k.column_name, k.referenced_column_name, r.delete_rule,
                  c.is_nullable, database()
             from information_schema.key_column_usage k
             join information_schema.referential_constraints r
               on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
              and r.table_name = k.table_name
             join information_schema.columns c
               on c.table_schema = k.table_schema and c.table_name = k.table_name
              and c.column_name = k.column_name
            where k.referenced_table_name is not null
              and k.table_name in (${tables.map(() => "?").join(", ")})
            order by k.table_schema, k.table_name, k.constraint_name, k.ordinal_position`,
    values: places.map(([, name]) => name),
  });
  const text = (row: Row, index: number): string => row[index]?.toString() ?? "";
  const known = (row: Row, at: number): string | undefined =>
    tables.find((_, index) => {
      const [schema, name] = places[index] ?? [];
      return text(row, at) === (schema ?? text(row, 9)) && text(row, at + 1) === name;
    });
  const whole = Map.groupBy(rows, (row) => JSON.stringify([row[0], row[1], row[4]]));
  return [...whole.values()].flatMap((parts): ForeignKey[] => {
    const [first = []] = parts;
    const [child, parent] = [known(first, 0), known(first, 2)];
    if (child === undefined || parent === undefined) return [];
    const rule = text(first, 7);
    return [
      {
        ...{ child, parent },
        columns: parts.map((row) => soundName(text(row, 5))),
        parentColumns: parts.map((row) => soundName(text(row, 6))),
        onDelete: rule === "CASCADE" ? "cascade" : rule === "SET NULL" ? "clear" : "restrict",
        nullable: parts.every((row) => text(row, 8) === "YES"),
      },
    ];
  });
}

/** Further tables whose rows are deleted along with rows of these, as far as this role is told of them. */
export async function spreadsTo(
  database: SqlDatabase,
  tables: readonly string[],
): Promise<readonly string[]> {
  const places = tables.map(placeOf);
  const rows = await database.ask({
    text: `select distinct r.constraint_schema, r.table_name, database()
             from information_schema.referential_constraints r
            where r.delete_rule = 'CASCADE' and r.constraint_schema = r.unique_constraint_schema
              and r.constraint_schema in (${places.map(() => "coalesce(?, database())").join(", ")})
              and r.referenced_table_name in (${places.map(() => "?").join(", ")})`,
    values: [...places.map(([schema]) => schema), ...places.map(([, name]) => name)],
  });
  return rows.flatMap((row) => {
    const [schema, name, own] = row.map((cell) => cell?.toString() ?? "");
    const isKnown = places.some(([of, known]) => (of ?? own) === schema && known === name);
    const quoted = [schema, name].map((part) => `"${String(part).replaceAll('"', '""')}"`);
    return isKnown ? [] : [quoted.join(".")];
  });
}

/** Whether our role may read any column of a table. */
export async function mayRead(database: SqlDatabase, table: string): Promise<boolean> {
  const name = tableParts(table)
    .map((part) => `\`${part.replaceAll("`", "``")}\``)
    .join(".");
  try {
    await database.ask({ text: `select 1 from ${name} limit 0`, values: [] });
    return true;
  } catch (error) {
    if (toFailure(error).code === "refused") return false;
    throw error;
  }
}
