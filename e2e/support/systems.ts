import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";

/** `shop` and `mailing` of the first operator, `<operator>_<system>` of any other. */
export type System = "shop" | "mailing" | "portal" | `${string}_${string}`;
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

const pools = new Map<System, pg.Pool>();

function poolOf(system: System): pg.Pool {
  const known = pools.get(system);
  if (known !== undefined) return known;
  const pool = new pg.Pool({
    connectionString: databaseUrl(system),
    max: 2,
    allowExitOnIdle: true,
  });
  // A test takes a whole system down; the connections that waited there are simply made anew.
  pool.on("error", () => undefined);
  pools.set(system, pool);
  return pool;
}

/** Asks a sample system itself, past the portal, as its superuser. */
export async function ask<Row extends pg.QueryResultRow>(
  system: System,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { rows } = await poolOf(system).query<Row>(sql, [...values]);
  return rows;
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
  const counts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as count from ${name} t where strpos(lower(t::text), lower($1)) > 0`,
  );
  const hits = await ask<{ name: string; count: number }>(system, counts.join(" union all "), [
    needle,
  ]);
  return Object.fromEntries(
    hits.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]),
  );
}
