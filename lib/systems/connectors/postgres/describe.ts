import type { ColumnType, ForeignKey, TableTypes } from "../sql/dialect.ts";
import type { SqlDatabase } from "../sql/database.ts";
import { quotedTable } from "./names.ts";

/** Columns of a table; a domain counts as the type under it. */
export async function describeTable(database: SqlDatabase, table: string): Promise<TableTypes> {
  const rows = await database.ask({
    text: `select a.attname, format_type(base.oid, -1), base.typname, a.attnotnull::text,
            (a.attgenerated <> '')::text
       from pg_catalog.pg_attribute a
       join pg_catalog.pg_type t on t.oid = a.atttypid
       join pg_catalog.pg_type base
         on base.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
      where a.attrelid = to_regclass($1::text) and a.attnum > 0 and not a.attisdropped`,
    values: [quotedTable(table)],
  });
  return new Map(
    rows.map(([column, sql, name, notNull, generated]): [string, ColumnType] => [
      String(column),
      {
        ...{ sql: String(sql), name: String(name) },
        ...{ notNull: notNull === "true", generated: generated === "true" },
      },
    ]),
  );
}

const onDelete: Readonly<Record<string, ForeignKey["onDelete"]>> = {
  ...{ a: "none", r: "restrict", c: "cascade", n: "clear", d: "clear" },
};

/** Tables by name with their place; a view counts as the tables it shows. */
const shownSql = `
        select n.place, coalesce(b.refobjid, n.id) as id
          from (select place, to_regclass(name)::oid as id
                  from unnest($1::text[]) with ordinality u (name, place)) n
          left join lateral (select distinct d.refobjid from pg_catalog.pg_rewrite w
                 join pg_catalog.pg_depend d on d.objid = w.oid and d.classid = 'pg_rewrite'::regclass
                where w.ev_class = n.id and d.refclassid = 'pg_class'::regclass
                  and d.refobjid <> n.id) b on true`;

/** Foreign keys between these tables; a view counts as the tables it shows. */
export async function foreignKeys(
  database: SqlDatabase,
  tables: readonly string[],
): Promise<readonly ForeignKey[]> {
  const rows = await database.ask({
    text: `with shown as (${shownSql})
      select child.place::text, parent.place::text, c.confdeltype::text,
             (select string_agg(quote_ident(a.attname), e'\\n' order by k.place) from unnest(c.conkey) with ordinality k (number, place)
                join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number),
             (select string_agg(quote_ident(a.attname), e'\\n' order by k.place) from unnest(c.confkey) with ordinality k (number, place)
                join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number),
             (select bool_and(not a.attnotnull) from pg_catalog.pg_attribute a
               where a.attrelid = c.conrelid and a.attnum = any (c.conkey))::text
        from pg_catalog.pg_constraint c
        join shown child on child.id = c.conrelid join shown parent on parent.id = c.confrelid
       where c.contype = 'f' and c.conparentid = 0 order by c.conname`,
    values: [tables.map(quotedTable)],
  });
  const name = (place: unknown): string => tables[Number(place) - 1] ?? "";
  return rows.map(([child, parent, action, columns, parentColumns, nullable]) => ({
    ...{ child: name(child), parent: name(parent), nullable: nullable === "true" },
    ...{ columns: namesOf(columns), parentColumns: namesOf(parentColumns) },
    onDelete: onDelete[String(action)] ?? "none",
  }));
}

/** Further tables whose rows are deleted along with rows of these. */
export async function spreadsTo(
  database: SqlDatabase,
  tables: readonly string[],
): Promise<readonly string[]> {
  const rows = await database.ask({
    text: `with shown as (${shownSql})
      select distinct format('%I.%I', n.nspname, t.relname)
        from pg_catalog.pg_constraint c join shown on shown.id = c.confrelid
        join pg_catalog.pg_class t on t.oid = c.conrelid
        join pg_catalog.pg_namespace n on n.oid = t.relnamespace
       where c.contype = 'f' and c.confdeltype = 'c' and c.conparentid = 0
         and c.conrelid not in (select id from shown where id is not null)`,
    values: [tables.map(quotedTable)],
  });
  return rows.map(([name]) => String(name));
}

function namesOf(list: unknown): readonly string[] {
  return String(list)
    .split("\n")
    .map((one) => (one.startsWith('"') ? one.slice(1, -1).replaceAll('""', '"') : one));
}

/** Whether our role may read any column of a table: one that it may not even look for it may not read either. */
export async function mayRead(database: SqlDatabase, table: string): Promise<boolean> {
  try {
    const [row] = await database.ask({
      text: "select has_any_column_privilege(to_regclass($1::text), 'select')::text",
      values: [quotedTable(table)],
    });
    return row?.[0] === "true";
  } catch (error) {
    // No right on the schema.
    if (error instanceof Error && "code" in error && error.code === "42501") return false;
    throw error;
  }
}
