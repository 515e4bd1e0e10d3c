import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

export type System = "shop" | "mailing" | "portal";
type Runtime = { readonly environment: Readonly<Record<string, string>> };

/** The environment of the demo under test, as its supervisor wrote it. */
export function demoEnvironment(): Readonly<Record<string, string>> {
  const folder = process.env.E2E_DATA ?? path.resolve(import.meta.dirname, "../../.jeke/demo");
  return (JSON.parse(readFileSync(path.join(folder, "runtime.json"), "utf8")) as Runtime)
    .environment;
}

/** The database of a sample system, or the portal's own, for the superuser. */
export function databaseUrl(system: System): string {
  const url = new URL(demoEnvironment().JEKE_SUPER_URL ?? "");
  url.pathname = system === "portal" ? "/jeke" : `/jeke_sample_${system}`;
  return url.href;
}

/** Asks a sample system itself, past the portal, as its superuser. */
export async function ask<Row extends pg.QueryResultRow>(
  system: System,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl(system) });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}

/** Every table of a database in which a text occurs anywhere, with how many rows hold it. */
export async function searchEverywhere(
  system: System,
  needle: string,
): Promise<Readonly<Record<string, number>>> {
  const tables = await ask<{ name: string }>(
    system,
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')",
  );
  const hits: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await ask<{ count: string }>(
      system,
      `select count(*) as count from ${name} t where strpos(lower(t::text), lower($1)) > 0`,
      [needle],
    );
    if (row !== undefined && Number(row.count) > 0) hits[name] = Number(row.count);
  }
  return hits;
}
