import { PrismaPg } from "@prisma/adapter-pg";
import type { Actor } from "#lib/kernel/actor.ts";
import { Prisma, PrismaClient } from "#lib/generated/prisma/client.ts";
import { env, required } from "./env.ts";
import { refuseEmptyWhere } from "./empty-where.ts";

/** A transaction of Prisma; everything that reads or writes our database takes one. */
export type Tx = Prisma.TransactionClient;

/** `app`: web. `worker`: worker, CLI and seeds. `owner`: migrations; it sees no row of a subject. */
export type DatabaseRole = "app" | "worker" | "owner";

const variableOf = {
  app: "DATABASE_URL",
  worker: "DATABASE_WORKER_URL",
  owner: "DATABASE_OWNER_URL",
} as const;
const statementTimeoutMs = { app: 10_000, worker: 60_000, owner: 600_000 } as const;
const transactionTimeoutMs = { app: 15_000, worker: 120_000, owner: 600_000 } as const;

/**
 * Runs `work` in one transaction as this actor: row-level security lets it see the actor's rows only. `now` is the
 * moment of the transaction by PostgreSQL's clock, in whole milliseconds, as the columns keep it.
 * Whatever throws rolls everything back. Nothing slow belongs inside: no mail, no other system.
 */
export async function inTransaction<T>(
  role: DatabaseRole,
  actor: Actor,
  work: (tx: Tx, now: Temporal.Instant) => Promise<T>,
): Promise<T> {
  if (actor.kind === "worker" && role === "app") {
    throw new Error("The worker does not act under the role of the web.");
  }
  return client(role).$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ now: string }[]>(enter(actor));
      if (row === undefined) throw new Error("PostgreSQL did not tell the time.");
      return work(tx, Temporal.Instant.from(row.now));
    },
    { maxWait: 10_000, timeout: transactionTimeoutMs[role] },
  );
}

/**
 * Goes on as somebody inside a running transaction. Only for a gate whose proof is done: it may then insert and see
 * the rows of this account or staff member, or look for another key.
 */
export async function actAs(
  tx: Tx,
  who: { readonly accountId?: string; readonly staffId?: string; readonly key?: string },
): Promise<void> {
  const settings = [
    who.accountId === undefined ? [] : [setting("jeke.account", who.accountId)],
    who.staffId === undefined ? [] : [setting("jeke.staff", who.staffId)],
    who.key === undefined ? [] : [setting("jeke.key", who.key)],
  ].flat();
  if (settings.length > 0) await tx.$queryRaw(Prisma.sql`select ${Prisma.join(settings)}`);
}

/** Whether the database answers this role. Never throws. */
export async function isDatabaseUp(role: DatabaseRole = "app"): Promise<boolean> {
  try {
    await client(role).$queryRaw`select 1`;
    return true;
  } catch {
    return false;
  }
}

/** Closes every connection of this process: at the end of a command, a worker, a test file. */
export async function disconnect(): Promise<void> {
  const open = [...clients().values()];
  clients().clear();
  await Promise.all(open.map((each) => each.$disconnect()));
}

/** Sets every variable, so that nothing of an earlier transaction on the same connection can be left over. */
function enter(actor: Actor): Prisma.Sql {
  const settings = [
    setting("jeke.kind", actor.kind),
    setting("jeke.account", actor.kind === "subject" ? actor.accountId : ""),
    setting("jeke.staff", actor.kind === "staff" ? actor.staffId : ""),
    setting("jeke.roles", actor.kind === "staff" ? actor.roles.join(",") : ""),
    setting("jeke.key", actor.kind === "gate" ? (actor.key ?? "") : ""),
  ];
  return Prisma.sql`select ${Prisma.join(settings)},
    to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`;
}

function setting(name: string, value: string): Prisma.Sql {
  return Prisma.sql`set_config(${name}, ${value}, true)`;
}

type Clients = Map<string, PrismaClient>;

/** One client per role and process, also when the development server loads this file again. */
function clients(): Clients {
  const holder = globalThis as { jekeDatabaseClients?: Clients };
  holder.jekeDatabaseClients ??= new Map<string, PrismaClient>();
  return holder.jekeDatabaseClients;
}

function client(role: DatabaseRole): PrismaClient {
  const url = required(variableOf[role]);
  const found = clients().get(url);
  if (found !== undefined) return found;
  const adapter = new PrismaPg({
    connectionString: url,
    application_name: `jeke-${role}`,
    max: role === "owner" ? 2 : env().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: statementTimeoutMs[role],
    idle_in_transaction_session_timeout: transactionTimeoutMs[role],
  });
  const made = refuseEmptyWhere(new PrismaClient({ adapter, errorFormat: "minimal" }));
  clients().set(url, made);
  return made;
}
