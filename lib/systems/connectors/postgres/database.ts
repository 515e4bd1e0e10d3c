import pg from "pg";
import { toFailure } from "./failure.ts";

const connectMs = 2_000;
const readMs = 5_000;
const writeMs = 30_000;
/** A server that stopped answering altogether is given up this long after its own limit. */
const graceMs = 1_000;

type Parameters = readonly (string | null | readonly (string | null)[])[];
/** Runs one writing statement inside a transaction; returns how many rows it touched. */
export type Run = (text: string, values: Parameters) => Promise<number>;
export type TextRow = readonly (string | null)[];

const asPrinted = { getTypeParser: () => (text: string) => text };

/** One database, spoken to in text: a pool of three and time limits. Throws what the driver throws; `asFailure` translates. */
export class Database {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    this.#pool = new pg.Pool({
      connectionString: url,
      max: 3,
      connectionTimeoutMillis: connectMs,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
      application_name: "jeke",
      // The published types promise nothing; the driver waits for the promise.
      // eslint-disable-next-line @typescript-eslint/no-misused-promises
      onConnect: async (client) => {
        // As values are read as text, the session says in which writing; the zone stays the database's own.
        await client.query(
          `set datestyle to 'ISO, YMD'; set intervalstyle to 'iso_8601'; set bytea_output to 'hex';
           set extra_float_digits to 1; set statement_timeout to ${readMs}; set lock_timeout to ${readMs};
           set idle_in_transaction_session_timeout to ${writeMs * 2}`,
        );
      },
    });
    // A connection that breaks is replaced by the next call, and a statement on it fails by itself. Unheard, either would
    // end the process: the pool listens only to the idle ones.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** Rows of one reading statement. */
  async read(text: string, values: Parameters, limitMs = readMs): Promise<readonly TextRow[]> {
    const query = config(text, values, limitMs + graceMs);
    return (await this.#pool.query<(string | null)[]>(query)).rows;
  }

  /** Runs writing statements in one transaction: all of them, or nothing. */
  async write<T>(work: (run: Run) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(`begin; set local statement_timeout to ${writeMs}`);
      const result = await work(async (text, values) => {
        const { rowCount } = await client.query(config(text, values, writeMs + graceMs));
        return rowCount ?? 0;
      });
      await client.query("commit");
      return result;
    } catch (error) {
      broken = await client.query("rollback").then(
        () => undefined,
        () => new Error("rollback failed"),
      );
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** One round trip within two seconds, waiting for a connection included. */
  async ping(): Promise<void> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(config("select 1", [], connectMs));
    } catch (error) {
      broken = new Error("ping failed");
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}

/** Turns whatever the driver threw into a failure of ours. */
export async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFailure(error);
  }
}

function config(text: string, values: Parameters, limitMs: number): pg.QueryArrayConfig<unknown[]> {
  return {
    text,
    values: [...values],
    rowMode: "array",
    types: asPrinted,
    // Not in the published types; the driver reads it.
    ...{ query_timeout: limitMs },
  };
}
