import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { urlWith } from "#lib/platform/provision.ts";

/** One sample system to make: `<id>.sql` lays its tables, `<id>-later.sql` those that came since, `<id>-grants.sql` says what the portal may. */
export type SystemToMake<Id extends string> = {
  readonly id: Id;
  /** Name of the database, and of the role that owns it. */
  readonly database: string;
  /** A role of its own that corrects and erases, and the everyday role of the system beside it. */
  readonly hasOwnRoles?: true;
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
  /** `portalUrl` of each system under the variable that the pack names, and its other roles where it has them. */
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
    for (const system of plan.systems) {
      const { database: owner } = system;
      for (const role of [owner, ...visitorsOf(system)]) {
        await ensureRole(client, role, passwordOf(secret, role));
      }
      const visitors = visitorsOf(system);
      if (await ensureDatabase(client, owner + suffix, { owner, visitors })) created = true;
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
  const variables: Record<string, string> = Object.fromEntries(
    plan.systems.flatMap(({ id, hasOwnRoles }): [string, string][] => {
      const name = `JEKE_SYSTEM_${id.toUpperCase().replaceAll("-", "_")}`;
      const own: [string, string][] = [
        [`${name}_ERASE_URL`, url(id, eraserRole)],
        [`${name}_ORDINARY_URL`, url(id, appRole)],
      ];
      return [[`${name}_URL`, portalUrl(id)], ...(hasOwnRoles === true ? own : [])];
    }),
  );
  return { ownerUrl, portalUrl, variables, created };
}

function portalRole(owner: string): string {
  return `${owner}_portal`;
}

function eraserRole(owner: string): string {
  return `${owner}_eraser`;
}

function appRole(owner: string): string {
  return `${owner}_app`;
}

/** Roles that come into a database that is not theirs. */
function visitorsOf({ database, hasOwnRoles }: SystemToMake<string>): readonly string[] {
  const own = hasOwnRoles === true ? [eraserRole(database), appRole(database)] : [];
  return [portalRole(database), ...own];
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
  { owner, visitors }: { readonly owner: string; readonly visitors: readonly string[] },
): Promise<boolean> {
  const name = pg.escapeIdentifier(database);
  const { rowCount } = await client.query("select from pg_database where datname = $1", [database]);
  if (rowCount === 0) {
    const by = pg.escapeIdentifier(owner);
    await client.query(`create database ${name} owner ${by} template template0`);
  }
  const roles = visitors.map((role) => pg.escapeIdentifier(role)).join(", ");
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to ${roles}`);
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
    // What came after the first databases were laid: safe to repeat.
    if (existsSync(join(folder, `${system}-later.sql`)))
      await client.query(sqlOf(`${system}-later`));
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
