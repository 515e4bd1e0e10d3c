import pg from "pg";
import { SystemFailure } from "../../ports.ts";
import { type Address, readAddress } from "../sql/address.ts";
import {
  type Row,
  type RowStream,
  type SqlDatabase,
  type Transaction,
  limits,
} from "../sql/database.ts";
import type { Parameter, Query } from "../sql/statement.ts";
import { nextPageRows } from "../sql/walk.ts";
import { isDeadlock, toFailure } from "./failure.ts";

export type TextRow = readonly (string | null)[];

/**
 * What row rules of the server (policies) do to a session: leave rows out without a word, or have a question that they would
 * narrow refused. Whoever says "holds nothing" or "done" must not be narrowed unheard.
 */
export type RowRules = "narrow" | "refuse";

const asPrinted = { getTypeParser: () => (text: string) => text };

/** One database, spoken to in text: a small pool and time limits. Throws what the driver throws; `asFailure` translates. */
export class Database implements SqlDatabase {
  readonly #pool: pg.Pool;
  readonly #streams: { open: number; readonly most: number };

  /** `readOnly`: the server itself refuses to write. */
  constructor(
    url: string,
    most = 3,
    { rules = "narrow", readOnly = false }: { rules?: RowRules; readOnly?: boolean } = {},
  ) {
    const address = tryAddress(url);
    this.#streams = { open: 0, most };
    this.#pool = new pg.Pool({
      ...poolConfig(address),
      // Streams hold a connection each while others ask.
      max: most * 2,
      connectionTimeoutMillis: limits.connectMs,
      idleTimeoutMillis: 30_000,
      allowExitOnIdle: true,
      application_name: "jeke",
      // The published types promise nothing; the driver waits for the promise.
      // eslint-disable-next-line @typescript-eslint/no-misused-promises
      onConnect: async (client) => {
        if (address instanceof SystemFailure) throw address;
        // As values are read as text, the session says in which writing; the zone stays the database's own.
        await client.query(
          `set datestyle to 'ISO, YMD'; set intervalstyle to 'iso_8601'; set bytea_output to 'hex';
           set extra_float_digits to 1; set standard_conforming_strings to on;
           set statement_timeout to ${limits.readMs}; set lock_timeout to ${limits.readMs};
           set idle_in_transaction_session_timeout to ${limits.walkMs};
           set row_security to ${rules === "refuse" ? "off" : "on"}
           ${readOnly ? "; set default_transaction_read_only to on" : ""}`,
        );
      },
    });
    // A connection that breaks is replaced by the next call, and a statement on it fails by itself. Unheard, either would
    // end the process: the pool listens only to the idle ones.
    this.#pool.on("error", () => undefined);
    this.#pool.on("connect", (client) => client.on("error", () => undefined));
  }

  /** Rows of one reading statement. */
  async read(
    text: string,
    values: readonly Parameter[],
    limitMs: number = limits.readMs,
  ): Promise<readonly TextRow[]> {
    const query = config({ text, values }, limitMs + limits.graceMs);
    return (await this.#pool.query<(string | null)[]>(query)).rows;
  }

  async ask({ text, values }: Query): Promise<readonly Row[]> {
    return this.read(text, values);
  }

  async transact<T>(work: (inside: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once(work);
      } catch (error) {
        if (!isDeadlock(error) || tries >= limits.deadlocks) throw error;
      }
    }
  }

  async stream(query: Query): Promise<RowStream | undefined> {
    if (this.#streams.open >= this.#streams.most) return undefined;
    this.#streams.open += 1;
    let client: pg.PoolClient | undefined;
    try {
      client = await this.#pool.connect();
      await client.query(
        `begin transaction read only; set local statement_timeout to ${limits.walkMs};
         set local cursor_tuple_fraction to 1.0`,
      );
      const declare = `declare pages no scroll cursor for ${query.text}`;
      await client.query(config({ ...query, text: declare }, limits.walkMs + limits.graceMs));
    } catch (error) {
      this.#streams.open -= 1;
      client?.release(true);
      throw error;
    }
    return this.#pages(client);
  }

  async ping(): Promise<void> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(config({ text: "select 1", values: [] }, limits.connectMs));
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

  #pages(client: pg.PoolClient): RowStream {
    let rows = 1_000;
    let isOver = false;
    let isBroken = false;
    return {
      next: async () => {
        if (isOver) return undefined;
        try {
          const text = `fetch ${rows} from pages`;
          const fetch = config({ text, values: [] }, limits.walkMs + limits.graceMs);
          const page = (await client.query<(string | null)[]>(fetch)).rows;
          isOver = page.length < rows;
          rows = nextPageRows(page.length, weightOf(page));
          return page.length === 0 ? undefined : page;
        } catch (error) {
          isBroken = true;
          throw error;
        }
      },
      close: async () => {
        this.#streams.open -= 1;
        if (!isBroken) {
          await client.query("rollback").catch(() => {
            isBroken = true;
          });
        }
        client.release(isBroken);
      },
    };
  }

  async #once<T>(work: (inside: Transaction) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    const ask = async (query: Query): Promise<pg.QueryArrayResult<(string | null)[]>> =>
      client.query<(string | null)[]>(config(query, limits.writeMs + limits.graceMs));
    let broken: Error | undefined;
    try {
      await client.query(`begin; set local statement_timeout to ${limits.writeMs}`);
      const result = await work({
        run: async (query) => (await ask(query)).rowCount ?? 0,
        read: async (query) => (await ask(query)).rows,
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
}

/** Turns whatever the driver threw into a failure of ours. */
export async function asFailure<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFailure(error);
  }
}

function tryAddress(url: string): Address | SystemFailure {
  try {
    return readAddress(url, 5432);
  } catch (error) {
    return toFailure(error);
  }
}

function poolConfig(address: Address | SystemFailure): pg.PoolConfig {
  // Nobody listens there: the first question says why by itself.
  if (address instanceof SystemFailure) return { host: "127.0.0.1", port: 1 };
  const { host, port, user, password, database, tls, options } = address;
  const ssl = tls === false ? false : { ...tls };
  return {
    host,
    port,
    user,
    password,
    database,
    ssl,
    ...(options === undefined ? {} : { options }),
  };
}

function config({ text, values }: Query, limitMs: number): pg.QueryArrayConfig<unknown[]> {
  return {
    text,
    values: [...values],
    rowMode: "array",
    types: asPrinted,
    // Not in the published types; the driver reads it.
    ...{ query_timeout: limitMs },
  };
}

function weightOf(rows: readonly TextRow[]): number {
  let bytes = 0;
  for (const row of rows) for (const cell of row) bytes += cell?.length ?? 0;
  return bytes;
}
