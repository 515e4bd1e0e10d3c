import pg from "pg";
import { PgBoss, type QueueOptions } from "pg-boss";

/** The schema that pg-boss keeps its tables in. */
export const queueSchema = "pgboss";

/**
 * Installs or upgrades the queue's tables as their owner and makes the queues; web and worker then run without
 * any right to change tables. Call it again whenever a queue is added: one that exists keeps its settings.
 */
export async function installQueue(
  ownerUrl: string,
  queues: readonly { readonly name: string; readonly options?: QueueOptions }[],
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Two processes that install at once would collide on the catalogues. Released with the connection.
    await client.query("select pg_advisory_lock(hashtext('jeke.queue'))");
    // The same connection for pg-boss, so that the lock covers all of it.
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => client.query(text, values) },
      schema: queueSchema,
      supervise: false,
      schedule: false,
    });
    await boss.start();
    for (const { name, options } of queues) await boss.createQueue(name, options ?? {});
    await boss.stop({ graceful: false, close: false });
    await client.query(grants);
  } finally {
    await client.end();
  }
}

const roles = "jeke_app, jeke_worker";
// Default privileges too: pg-boss makes a table for a queue that asks for its own.
const grants = `
  begin;
  grant usage on schema ${queueSchema} to ${roles};
  grant select, insert, update, delete on all tables in schema ${queueSchema} to ${roles};
  grant usage, select, update on all sequences in schema ${queueSchema} to ${roles};
  grant execute on all functions in schema ${queueSchema} to ${roles};
  alter default privileges in schema ${queueSchema} grant select, insert, update, delete on tables to ${roles};
  alter default privileges in schema ${queueSchema} grant usage, select, update on sequences to ${roles};
  alter default privileges in schema ${queueSchema} grant execute on functions to ${roles};
  commit;
`;
