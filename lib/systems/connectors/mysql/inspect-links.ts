import { type CollectionMap, type SystemMap, columnList } from "#lib/operator/core/data-map.ts";
import type { Difference } from "../../core/inspection.ts";
import { type PointingKey, againstDeleting } from "../sql/against-deleting.ts";
import type { SqlDatabase } from "../sql/database.ts";
import { placeOf } from "./place.ts";
import type { LiveColumns } from "./inspect-values.ts";

/** From here on a search without an index is felt. */
const manyRows = 10_000;
/** Digits of a phone can be compared by no index of MariaDB; below this many rows nobody notices (docs/sql-systems.md). */
const manyPhones = 100_000;

/** Foreign keys, as far as our role sees them, by which rows would stop a deletion or go along with it against the map. */
export async function inspectDeletes(
  database: SqlDatabase,
  system: SystemMap,
  collection: CollectionMap,
): Promise<readonly Difference[]> {
  if (!collection.erasure.some(({ act }) => act === "delete")) return [];
  const [schema, name] = placeOf(collection.table);
  const rows = await database.ask({
    text: `select k.table_schema, k.table_name, k.constraint_name, r.delete_rule,
                  group_concat(k.column_name order by k.ordinal_position separator '\n'), database()
             from information_schema.key_column_usage k
             join information_schema.referential_constraints r
               on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
              and r.table_name = k.table_name
            where k.referenced_table_schema = coalesce(?, database()) and k.referenced_table_name = ?
              and r.delete_rule in ('RESTRICT', 'NO ACTION', 'CASCADE')
            group by k.table_schema, k.table_name, k.constraint_name, r.delete_rule
            order by k.table_schema, k.table_name, k.constraint_name`,
    values: [schema, name],
  });
  const keys = rows.map((row): PointingKey => {
    const [from = "", table = "", key = "", rule = "", columns = "", own = ""] = row.map(String);
    const isIt = ({ table: one }: CollectionMap) => {
      const [of, called] = placeOf(one);
      return (of ?? own) === from && called === table;
    };
    return {
      ...{ table, name: key, columns: columns.split("\n"), spreads: rule === "CASCADE" },
      collections: system.collections.filter(isIt),
    };
  });
  return againstDeleting(collection, keys);
}

/** Whether the key tells rows apart, and whether what rows are found by is indexed. Views have neither of their own. */
export async function inspectIndexes(
  database: SqlDatabase,
  collection: CollectionMap,
  columns: LiveColumns,
  rows: number | undefined,
): Promise<readonly Difference[]> {
  const [schema, name] = placeOf(collection.table);
  const [table] = await database.ask({
    text: `select table_type from information_schema.tables
            where table_schema = coalesce(?, database()) and table_name = ?`,
    values: [schema, name],
  });
  if (!String(table?.[0]).includes("BASE TABLE")) return [];
  const parts = await database.ask({
    text: `select index_name, non_unique, column_name, sub_part
             from information_schema.statistics
            where table_schema = coalesce(?, database()) and table_name = ?
            order by index_name, seq_in_index`,
    values: [schema, name],
  });
  const indexes = [...Map.groupBy(parts, ([index]) => String(index)).values()];
  const isKey = indexes.some((index) =>
    index.every(
      ([, repeats, column, part]) =>
        Number(repeats) === 0 && part === null && collection.key.includes(String(column)),
    ),
  );
  const repeats: Difference[] = isKey
    ? []
    : [{ code: "key-repeats", what: collection.key.join(", "), because: "no unique index" }];
  const firsts = new Set(indexes.map((index) => String(index[0]?.[2])));
  // An index of an expression (MySQL 8) names no column: which one it is of is not asked.
  const hasExpression = parts.some(([, , column]) => column === null);
  return [
    ...repeats,
    ...collection.find.flatMap((rule): Difference[] => {
      const kind = "by" in rule ? rule.by : "link";
      const wanted = columnList(rule.column);
      const isFelt = rows === undefined || rows >= (kind === "phone" ? manyPhones : manyRows);
      const isIndexed = wanted.some((column) => serves(kind, column, firsts, columns));
      const mayBe = hasExpression && (kind === "email" || kind === "phone");
      if (!isFelt || isIndexed || mayBe) return [];
      return [{ code: "no-index", what: wanted.join(", "), because: kind }];
    }),
  ];
}

/** Whether an index that begins with a column is of use: an e-mail needs one that ignores capitals, a phone has none. */
function serves(
  kind: string,
  column: string,
  firsts: ReadonlySet<string>,
  columns: LiveColumns,
): boolean {
  if (kind === "phone" || !firsts.has(column)) return false;
  return kind !== "email" || /_ci$/.test(columns.get(column)?.collation ?? "");
}
