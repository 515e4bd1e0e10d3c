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

// The web files jobs and never sees one again: pg-boss reads version and queues, inserts, and gets the id back. Taken back
// first, as an older version gave more. Default privileges too: pg-boss makes a table for a queue that asks for its own.
const grants = `
  begin;
  grant usage on schema ${queueSchema} to jeke_app, jeke_worker;
  revoke all on all tables in schema ${queueSchema} from jeke_app;
  revoke all on all sequences in schema ${queueSchema} from jeke_app;
  alter default privileges in schema ${queueSchema} revoke all on tables from jeke_app;
  alter default privileges in schema ${queueSchema} revoke all on sequences from jeke_app;
  grant select on ${queueSchema}.version, ${queueSchema}.queue to jeke_app;
  grant insert, select (id) on ${queueSchema}.job, ${queueSchema}.job_common to jeke_app;
  grant select, insert, update, delete on all tables in schema ${queueSchema} to jeke_worker;
  grant usage, select, update on all sequences in schema ${queueSchema} to jeke_worker;
  grant execute on all functions in schema ${queueSchema} to jeke_app, jeke_worker;
  alter default privileges in schema ${queueSchema} grant select, insert, update, delete on tables to jeke_worker;
  alter default privileges in schema ${queueSchema} grant usage, select, update on sequences to jeke_worker;
  alter default privileges in schema ${queueSchema} grant execute on functions to jeke_app, jeke_worker;
  commit;
`;
