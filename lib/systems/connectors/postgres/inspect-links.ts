import { columnList, type CollectionMap, type SystemMap } from "#lib/operator/core/data-map.ts";
import type { Difference } from "../../core/inspection.ts";
import { type PointingKey, againstDeleting } from "../sql/against-deleting.ts";
import type { Database } from "./database.ts";
import { quoted, quotedTable } from "./names.ts";

/** From here on a search without an index is felt; below it PostgreSQL reads the table as fast. */
const manyRows = 10_000;

/**
 * What the catalogue says against deleting rows of a table: foreign keys of rows that the map does not delete or clear as
 * well would refuse the deletion in mid erasure, or take along by `on delete cascade` what the map keeps or does not name.
 */
export async function inspectDeletes(
  database: Database,
  system: SystemMap,
  collection: CollectionMap,
): Promise<readonly Difference[]> {
  if (!collection.erasure.some(({ act }) => act === "delete")) return [];
  const tables = [...new Set(system.collections.map(({ table }) => quotedTable(table)))];
  const keys = await database.read(
    `select c.conrelid::regclass::text, c.conname, c.confdeltype::text,
            (select string_agg(name, e'\\n') from unnest($2::text[]) name
              where to_regclass(name) = c.conrelid or exists (
                select 1 from pg_catalog.pg_rewrite w join pg_catalog.pg_depend d on d.objid = w.oid
                 where w.ev_class = to_regclass(name) and d.classid = 'pg_rewrite'::regclass
                   and d.refclassid = 'pg_class'::regclass and d.refobjid = c.conrelid)),
            (select string_agg(a.attname, ',') from pg_catalog.pg_attribute a
              where a.attrelid = c.conrelid and a.attnum = any (c.conkey))
       from pg_catalog.pg_constraint c
      where c.contype = 'f' and c.confrelid = to_regclass($1::text) and c.conparentid = 0
        and c.confdeltype in ('a', 'r', 'c')
      order by 1, 2`,
    [quotedTable(collection.table), tables],
  );
  return againstDeleting(
    collection,
    keys.map(([table, name, action, mapped, columns]): PointingKey => {
      // A collection may be the table itself or a view of it.
      const names = (mapped ?? "").split("\n");
      return {
        ...{ table: table ?? "", name: name ?? "", columns: (columns ?? "").split(",") },
        spreads: action === "c",
        collections: system.collections.filter(({ table: one }) =>
          names.includes(quotedTable(one)),
        ),
      };
    }),
  );
}

/** Whether the key tells rows apart, and whether what rows are found by is indexed. Views have neither of their own. */
export async function inspectIndexes(
  database: Database,
  collection: CollectionMap,
  rows: number | undefined,
): Promise<readonly Difference[]> {
  const indexes = await database.read(
    `select i.indisunique::text, (i.indpred is null)::text, pg_get_indexdef(i.indexrelid),
            (select string_agg(a.attname, ',' order by k.place)
               from unnest(i.indkey::int2[]) with ordinality k (number, place)
               join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
              where k.place <= i.indnkeyatts),
            i.indnkeyatts::text
       from pg_catalog.pg_class c left join pg_catalog.pg_index i on i.indrelid = c.oid and i.indisvalid
      where c.oid = to_regclass($1::text) and c.relkind in ('r', 'p')`,
    [quotedTable(collection.table)],
  );
  if (indexes.length === 0) return [];
  const isKey = indexes.some(([unique, whole, , columns, count]) => {
    const names = (columns ?? "").split(",");
    const isPlain = names.length === Number(count);
    return (
      unique === "true" &&
      whole === "true" &&
      isPlain &&
      names.every((one) => collection.key.includes(one))
    );
  });
  const repeats: Difference[] = isKey
    ? []
    : [{ code: "key-repeats", what: collection.key.join(", "), because: "no unique index" }];
  if (rows !== undefined && rows < manyRows) return repeats;
  const unindexed = collection.find.flatMap((rule): Difference[] => {
    const kind = "by" in rule ? rule.by : "link";
    const wanted = columnList(rule.column);
    const isIndexed = indexes.some(([, , text, columns]) =>
      wanted.some((column) => serves(kind, column, text ?? "", (columns ?? "").split(","))),
    );
    return isIndexed ? [] : [{ code: "no-index", what: wanted.join(", "), because: kind }];
  });
  return [...repeats, ...unindexed];
}

/** Whether an index begins with a column, or holds the expression by which e-mails and phones are compared. */
function serves(kind: string, column: string, text: string, columns: readonly string[]): boolean {
  if (kind !== "email" && kind !== "phone") return columns[0] === column && /\(/.test(text);
  const isNamed =
    text.includes(quoted(column)) || new RegExp(`\\b${RegExp.escape(column)}\\b`).test(text);
  return isNamed && text.includes(kind === "email" ? "lower(btrim(" : "regexp_replace(");
}
