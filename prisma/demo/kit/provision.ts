import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { urlWith } from "#lib/platform/provision.ts";

/** One sample system to make: `<id>.sql` lays its tables, `<id>-grants.sql` says what the portal may. */
export type SystemToMake<Id extends string> = {
  readonly id: Id;
  /** Name of the database, and of the role that owns it. */
  readonly database: string;
};

/** What every `prepareSampleSystems` is given. */
export type PrepareOptions = {
  readonly superUrl: string;
  readonly secret: string;
  readonly now: Temporal.Instant;
  /** Sets the databases of one test file apart. */
  readonly suffix?: string;
};

/** Where the sample systems of an operator are. */
export type ProvisionedSystems<Id extends string> = {
  /** The owner's URL, for the seed and for tests that look into the system. Never for the portal. */
  ownerUrl(id: Id): string;
  /** The URL of a role that can do what the data map needs and nothing else. */
  portalUrl(id: Id): string;
  /** `portalUrl` of each system under the variable that the pack names. */
  readonly variables: Readonly<Record<string, string>>;
  /** Some database was made now and holds no rows yet. */
  readonly created: boolean;
};

/**
 * Makes a database for each system with an owner and a portal role each, or brings existing ones to the same state; safe to
 * repeat, rows are never touched. Passwords are derived from `secret`, so that they are the same on each start. `suffix`
 * sets the databases of one test file apart; the roles are shared by the whole server.
 */
export async function provisionSystems<Id extends string>(
  plan: { readonly folder: string; readonly systems: readonly SystemToMake<Id>[] },
  options: Omit<PrepareOptions, "now">,
): Promise<ProvisionedSystems<Id>> {
  const { superUrl, secret, suffix = "" } = options;
  let created = false;
  await withClient(superUrl, async (client) => {
    // Roles belong to the whole server: two set-ups at once would trip over each other.
    await client.query("select pg_advisory_lock(hashtext('jeke.provision'))");
    for (const { database: owner } of plan.systems) {
      for (const role of [owner, portalRole(owner)]) {
        await ensureRole(client, role, passwordOf(secret, role));
      }
      if (await ensureDatabase(client, owner + suffix, owner)) created = true;
    }
  });
  const url = (id: Id, roleOf: (owner: string) => string) => {
    const system = plan.systems.find((one) => one.id === id);
    if (system === undefined) throw new Error(`No sample system ${id}.`);
    const user = roleOf(system.database);
    const database = system.database + suffix;
    return urlWith(superUrl, { database, user, password: passwordOf(secret, user) });
  };
  const ownerUrl = (id: Id) => url(id, (owner) => owner);
  const portalUrl = (id: Id) => url(id, portalRole);
  for (const { id } of plan.systems) await layTables(ownerUrl(id), plan.folder, id);
  const variables = Object.fromEntries(
    plan.systems.map(({ id }) => [
      `JEKE_SYSTEM_${id.toUpperCase().replaceAll("-", "_")}_URL`,
      portalUrl(id),
    ]),
  );
  return { ownerUrl, portalUrl, variables, created };
}

function portalRole(owner: string): string {
  return `${owner}_portal`;
}

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
  owner: string,
): Promise<boolean> {
  const name = pg.escapeIdentifier(database);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  if (rowCount === 0) {
    const by = pg.escapeIdentifier(owner);
    await client.query(`create database ${name} owner ${by} template template0`);
  }
  const portal = pg.escapeIdentifier(portalRole(owner));
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${portal}`);
  return rowCount === 0;
}

async function layTables(ownerUrl: string, folder: string, system: string): Promise<void> {
  const sqlOf = (name: string) => readFileSync(join(folder, `${name}.sql`), "utf8");
  await withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ laid: boolean }>(
      "select exists (select from pg_tables where schemaname = 'public') as laid",
    );
    // One simple query each: the server runs a script of several statements in one transaction.
    if (rows[0]?.laid !== true) await client.query(sqlOf(system));
    await client.query(sqlOf(`${system}-grants`));
  });
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
