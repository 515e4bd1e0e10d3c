import pg from "pg";

export type RolePasswords = {
  readonly owner: string;
  readonly app: string;
  readonly worker: string;
};

export type DatabaseUrls = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
};

/**
 * Makes the three roles and the database, or brings existing ones to the same state; safe to repeat.
 * `jeke_owner` owns and migrates; `jeke_app` (web) and `jeke_worker` own nothing. None is a superuser or may
 * pass over row-level security. The same by hand, for a PostgreSQL of one's own: docs/database.md.
 */
export async function provision(options: {
  readonly superUrl: string;
  readonly database: string;
  readonly passwords: RolePasswords;
}): Promise<DatabaseUrls> {
  const { superUrl, database, passwords } = options;
  const name = pg.escapeIdentifier(database);
  await asSuper(superUrl, async (client) => {
    // Roles belong to the whole server: two set-ups at once would trip over each other.
    await client.query("select pg_advisory_lock(hashtext('jeke.provision'))");
    for (const role of ["owner", "app", "worker"] as const) {
      await ensureRole(client, `jeke_${role}`, passwords[role]);
    }
    const { rowCount } = await client.query("select from pg_database where datname = $1", [
      database,
    ]);
    if (rowCount === 0) {
      await client.query(`create database ${name} owner jeke_owner template template0`);
    }
    await client.query(`revoke all on database ${name} from public`);
    await client.query(`grant connect on database ${name} to jeke_app, jeke_worker`);
  });
  const urls = roleUrls(options);
  await asSuper(urlWith(superUrl, { database }), async (client) => {
    await client.query("revoke all on schema public from public");
    await client.query("alter schema public owner to jeke_owner");
    await client.query("grant usage on schema public to jeke_app, jeke_worker");
  });
  return urls;
}

/** The URLs of the three roles on a database that `provision` has made. */
export function roleUrls(options: {
  readonly superUrl: string;
  readonly database: string;
  readonly passwords: RolePasswords;
}): DatabaseUrls {
  const url = (role: keyof RolePasswords) =>
    urlWith(options.superUrl, {
      database: options.database,
      user: `jeke_${role}`,
      password: options.passwords[role],
    });
  return { ownerUrl: url("owner"), appUrl: url("app"), workerUrl: url("worker") };
}

/** The same server, another database or role. */
export function urlWith(
  url: string,
  change: { readonly database?: string; readonly user?: string; readonly password?: string },
): string {
  const changed = new URL(url);
  if (change.database !== undefined) changed.pathname = `/${encodeURIComponent(change.database)}`;
  if (change.user !== undefined) changed.username = encodeURIComponent(change.user);
  if (change.password !== undefined) changed.password = encodeURIComponent(change.password);
  return changed.href;
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
  const verb = rowCount === 0 ? "create" : "alter";
  await client.query(
    `${verb} role ${pg.escapeIdentifier(role)} login nosuperuser nobypassrls nocreatedb nocreaterole ` +
      `noreplication password ${pg.escapeLiteral(password)}`,
  );
}

async function asSuper(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
