import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { retentionEnd } from "../../core/retention.ts";
import type { Obligation, Value } from "../../ports.ts";
import { conditionSql } from "./condition.ts";
import { chunkSize } from "./batches.ts";
import type { SqlDatabase } from "./database.ts";
import type { Compare } from "./dialect.ts";
import { chunks, keyOf, keysSql, parseKeys } from "./keys.ts";
import { alias, columnOf } from "./scope.ts";
import type { Tables } from "./tables.ts";

/**
 * What the system says now against erasing rows: rules of the map that hold, asked of the database itself, by its own clock
 * and of all its rows (a reading in memory sees only what was read). The code is `rule-<n>`, n being the rule's place in
 * `erasure`. A rule for one of several roles (`as`) is nobody's business here: who is what stands in no row, so where such a
 * rule could decide nothing is said.
 */
export async function askObligations(
  { tables, database, zone }: { tables: Tables; database: SqlDatabase; zone: string },
  collection: CollectionMap,
  keys: readonly string[],
  compare: Compare,
): Promise<readonly Obligation[]> {
  const rules = collection.erasure;
  if (!rules.some(({ act }) => act === "hold")) return [];
  const scope = await tables.scope(collection);
  const around = await tables.surrounding(rules.map(({ when }) => when));
  const dated = rules.flatMap(({ act, until }) =>
    act === "hold" && until !== undefined && "from" in until ? [until.from] : [],
  );
  const read = [...new Set([...collection.key, ...dated])];
  const columns = read.map((name) => columnOf(scope, name));
  const found: Obligation[] = [];
  for (const part of chunks(parseKeys(collection, keys), chunkSize)) {
    const statement = scope.dialect.statement();
    const branches = rules.map(({ when, act, as: role }, index) => {
      const holds = when === undefined ? "true" : conditionSql(when, scope, statement, around);
      const isSaid = act === "hold" && role === undefined;
      return `when ${holds} then ${isSaid ? String(index + 1) : "0"}`;
    });
    const where = keysSql(collection, part, scope, statement, compare);
    const rows = await database.ask(
      statement.query(
        `select ${columns.map((one) => scope.dialect.printed(one)).join(", ")},
                cast(case ${branches.join(" ")} else 0 end as char(9))
           from ${scope.dialect.table(collection.table)} as ${alias} where ${where}`,
      ),
    );
    for (const row of rows) {
      const place = Number(row.at(-1) ?? 0);
      if (place === 0) continue;
      const values = Object.fromEntries(
        columns.map(({ type }, index): [string, Value] => [
          read[index] ?? "",
          scope.dialect.decoder(type)(row[index] ?? null),
        ]),
      );
      const rule = rules[place - 1]?.until;
      const until =
        rule !== undefined && "from" in rule ? retentionEnd(rule, values, zone) : undefined;
      const key = keyOf(collection, values);
      found.push({ key, code: `rule-${place}`, ...(until === undefined ? {} : { until }) });
    }
  }
  return found;
}

/** Whether any rule of a system can stand against an erasure. */
export function hasObligations({ collections }: SystemMap): boolean {
  return collections.some(({ erasure }) =>
    erasure.some(({ act, as: role }) => act === "hold" && role === undefined),
  );
}
