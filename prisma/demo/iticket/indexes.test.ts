import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, expect, inject, test } from "vitest";
import { currentOperator } from "#lib/operator/current.ts";
import { postgresDialect as dialect } from "#lib/systems/connectors/postgres/dialect.ts";
import { selectorSql } from "#lib/systems/connectors/sql/selector.ts";
import type { ColumnSelector } from "#lib/systems/ports.ts";
import { prepareSampleSystems } from "./index.ts";
import type { SampleSystems } from "./provision.ts";

let sample: SampleSystems;
beforeAll(async () => {
  const now = Temporal.Instant.from("2026-10-20T08:40:00Z");
  const options = { superUrl: inject("superUrl"), secret: "test", suffix: "_indexes_test", now };
  sample = await prepareSampleSystems(options);
});

/** Every question that proven addresses put to the sample systems: system, table, column, way of comparing. */
const questions = currentOperator().systems.flatMap((system) =>
  system.collections.flatMap(({ table, find }) =>
    find.flatMap((rule) =>
      "by" in rule && (rule.by === "email" || rule.by === "phone")
        ? [[system.id, table, rule.column, rule.by] as const]
        : [],
    ),
  ),
);

/** How PostgreSQL would find by this, if it may: what it does to a table of a few rows says nothing. */
async function planOf(url: string, table: string, selector: ColumnSelector): Promise<string> {
  const statement = dialect.statement();
  const types = new Map([[selector.column, { sql: "text", name: "text" }]]);
  const where = selectorSql(selector, { dialect, alias: "t", types }, statement, {
    zone: "Asia/Almaty",
    compare: "typed",
    related: () => ({ table, types }),
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set enable_seqscan to off");
    const sql = `explain (format json) select 1 from ${table} as t where ${where}`;
    return JSON.stringify((await client.query<object>(sql, statement.values)).rows);
  } finally {
    await client.end();
  }
}

test.each(questions)("%s: %s is found by %s (%s) through an index", async (...question) => {
  const [system, table, column, match] = question;
  const url = system === "shop" ? sample.shopUrl : sample.mailingUrl;
  const values = [match === "email" ? "somebody@example.com" : "+77000000017"];
  const plan = await planOf(url, table, { column, match, values });
  expect(plan).toContain("Index Cond");
});

test("the guide for operators names the same expressions", () => {
  const read = (path: string) =>
    readFileSync(join(import.meta.dirname, path), "utf8").replace(/\s+/g, " ");
  const [, guide] =
    /create index on orders \( (\(case .*? end\)) \);/.exec(
      read("../../../docs/operator-pack.md"),
    ) ?? [];
  expect(guide).toBeDefined();
  expect(read("shop.sql")).toContain(`orders_contact_phone on orders ( ${guide} );`);
});
