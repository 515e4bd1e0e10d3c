import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { urlWith } from "#lib/platform/provision.ts";

const systems = ["shop", "mailing"] as const;
type SampleSystem = (typeof systems)[number];

/** Where the two sample systems are, for the seed and for the portal. */
export type SampleSystems = {
  /** URLs of the owners, for the seed and for tests that look into the systems. Never for the portal. */
  readonly shopUrl: string;
  readonly mailingUrl: string;
  /** What the portal may use: a role for each system that can do what the data map needs and nothing else. */
  readonly variables: {
    readonly JEKE_SYSTEM_SHOP_URL: string;
    readonly JEKE_SYSTEM_MAILING_URL: string;
  };
  /** The databases were made now and hold no rows yet. */
  readonly created: boolean;
};

/**
 * Makes the databases `jeke_sample_shop` and `jeke_sample_mailing` with an owner and a portal role each, or brings existing
 * ones to the same state; safe to repeat, rows are never touched. Passwords are derived from `secret`, so that they are the
 * same on each start. `suffix` sets the databases of one test file apart; the roles are shared by the whole server.
 */
export async function provisionSampleSystems(options: {
  readonly superUrl: string;
  readonly secret: string;
  readonly suffix?: string;
}): Promise<SampleSystems> {
  const database = (system: SampleSystem) => `jeke_sample_${system}${options.suffix ?? ""}`;
  const url = (system: SampleSystem, role: string) =>
    urlWith(options.superUrl, {
      database: database(system),
      user: role,
      password: passwordOf(options.secret, role),
    });
  let created = false;
  await withClient(options.superUrl, async (client) => {
    // Roles belong to the whole server: two set-ups at once would trip over each other.
    await client.query("select pg_advisory_lock(hashtext('jeke.provision'))");
    for (const system of systems) {
      for (const role of [ownerOf(system), portalOf(system)]) {
        await ensureRole(client, role, passwordOf(options.secret, role));
      }
      if (await ensureDatabase(client, database(system), system)) created = true;
    }
  });
  for (const system of systems) await layTables(url(system, ownerOf(system)), system);
  return {
    shopUrl: url("shop", ownerOf("shop")),
    mailingUrl: url("mailing", ownerOf("mailing")),
    variables: {
      JEKE_SYSTEM_SHOP_URL: url("shop", portalOf("shop")),
      JEKE_SYSTEM_MAILING_URL: url("mailing", portalOf("mailing")),
    },
    created,
  };
}

const ownerOf = (system: SampleSystem) => `jeke_sample_${system}`;
const portalOf = (system: SampleSystem) => `jeke_sample_${system}_portal`;

function passwordOf(secret: string, role: string): string {
  return createHmac("sha256", secret).update(`sample system role ${role}`).digest("hex");
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  await client.query(
    `${rowCount === 0 ? "create" : "alter"} role ${pg.escapeIdentifier(role)} login nosuperuser ` +
      `nobypassrls nocreatedb nocreaterole noreplication password ${pg.escapeLiteral(password)}`,
  );
}

async function ensureDatabase(
  client: pg.Client,
  database: string,
  system: SampleSystem,
): Promise<boolean> {
  const name = pg.escapeIdentifier(database);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  if (rowCount === 0) {
    await client.query(`create database ${name} owner ${ownerOf(system)} template template0`);
  }
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${portalOf(system)}`);
  return rowCount === 0;
}

async function layTables(ownerUrl: string, system: SampleSystem): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ laid: boolean }>(
      "select exists (select from pg_tables where schemaname = 'public') as laid",
    );
    // One simple query each: the server runs a script of several statements in one transaction.
    if (rows[0]?.laid !== true) await client.query(sqlOf(system));
    await client.query(sqlOf(`${system}-grants`));
  });
}

function sqlOf(name: string): string {
  return readFileSync(join(import.meta.dirname, `${name}.sql`), "utf8");
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
