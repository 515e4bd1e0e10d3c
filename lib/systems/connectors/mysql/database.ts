import { isIP } from "node:net";
import {
  checkServerIdentity,
  getCACertificates,
  type PeerCertificate,
  type ConnectionOptions,
} from "node:tls";
import { type Connection, type UpsertResult, createConnection } from "mariadb";
import { SystemFailure } from "../../ports.ts";
import { type Address, readAddress } from "../sql/address.ts";
import {
  type Row,
  type RowStream,
  type SqlDatabase,
  type Transaction,
  limits,
} from "../sql/database.ts";
import type { Query } from "../sql/statement.ts";
import { isDeadlock, toFailure } from "./failure.ts";
import { Lines } from "./lines.ts";
import { pagesOf } from "./pages.ts";

/** One MariaDB or MySQL database under one role: parameters bound by the server, everything back as it prints it. */
export class Database implements SqlDatabase {
  readonly #lines: Lines;
  readonly #streams: { open: number; readonly most: number };

  /** `readOnly`: the server itself refuses to write. */
  constructor(url: string, most = 3, { readOnly = false }: { readOnly?: boolean } = {}) {
    // Streams hold a connection each while others ask.
    this.#lines = new Lines(() => connect(url, readOnly), most * 2);
    this.#streams = { open: 0, most };
  }

  async ask(query: Query): Promise<readonly Row[]> {
    return this.#lines.lend((line) => read(line, query, limits.readMs));
  }

  async transact<T>(work: (inside: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#lines.lend((line) => once(line, work));
      } catch (error) {
        if (!isDeadlock(error) || tries >= limits.deadlocks) throw error;
      }
    }
  }

  async stream(query: Query): Promise<RowStream | undefined> {
    if (this.#streams.open >= this.#streams.most) return undefined;
    this.#streams.open += 1;
    let line: Connection | undefined;
    try {
      line = await this.#lines.take();
      await line.query(timeLimit(limits.walkMs));
      const rows = await pagesOf(line, query);
      return {
        next: () => rows.next(),
        close: async () => {
          this.#streams.open -= 1;
          // What was asked for and not read yet stands in the line: it is not worth keeping.
          if (line !== undefined) this.#lines.drop(line);
        },
      };
    } catch (error) {
      this.#streams.open -= 1;
      if (line !== undefined) this.#lines.drop(line);
      throw error;
    }
  }

  async ping(): Promise<void> {
    await this.#lines.lend((line) => withinLimit(line, limits.connectMs, () => line.ping()));
  }

  async close(): Promise<void> {
    await this.#lines.close();
  }
}

async function read(line: Connection, query: Query, limitMs: number): Promise<readonly Row[]> {
  return withinLimit(line, limitMs + limits.graceMs, () =>
    line.execute<Row[]>({ sql: query.text }, [...query.values]),
  );
}

async function once<T>(line: Connection, work: (inside: Transaction) => Promise<T>): Promise<T> {
  await line.query(timeLimit(limits.writeMs));
  await line.beginTransaction();
  try {
    const result = await work({
      run: async ({ text, values }) => {
        const { affectedRows } = await withinLimit(line, limits.writeMs + limits.graceMs, () =>
          line.execute<UpsertResult>({ sql: text }, [...values]),
        );
        return affectedRows;
      },
      read: (query) => read(line, query, limits.writeMs),
    });
    await line.commit();
    await line.query(timeLimit(limits.readMs));
    return result;
  } catch (error) {
    // A line that cannot even take back what it began is not lent again.
    await line
      .rollback()
      .then(() => line.query(timeLimit(limits.readMs)))
      .catch(() => {
        line.destroy();
      });
    throw error;
  }
}

/** Ends the line when a server says nothing at all any more. */
async function withinLimit<T>(line: Connection, ms: number, work: () => Promise<T>): Promise<T> {
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    line.destroy();
  }, ms);
  try {
    return await work();
  } catch (error) {
    if (late.signal.aborted) throw Object.assign(new Error("no answer"), { code: "JEKE_TIMEOUT" });
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function connect(url: string, readOnly: boolean): Promise<Connection> {
  const { host, port, user, password, database, tls }: Address = readAddress(url, 3306);
  try {
    const line = await createConnection({
      ...(host.startsWith("/") ? { socketPath: host } : { host, port }),
      ...{ user, password, database, connectTimeout: limits.connectMs },
      ...(tls === false ? {} : { ssl: provenBy(host, tls) }),
      ...{ rowsAsArray: true, jsonStrings: true },
      // What a transaction changes is what it found, even where nothing was different.
      ...{ foundRows: true, charset: "utf8mb4", prepareCacheLength: 32, logParam: false },
      ...{ dateStrings: true, bitOneIsBoolean: false, permitLocalInfile: false },
      ...{ maxAllowedPacket: 1_073_741_824, connectAttributes: { program_name: "jeke" } },
    });
    // A line that breaks while it lies idle must not end the process.
    line.on("error", () => undefined);
    await line.query(
      `set session sql_mode = 'STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
         time_zone = '+00:00', innodb_lock_wait_timeout = ${limits.readMs / 1000},
         lock_wait_timeout = ${limits.readMs / 1000}, net_write_timeout = ${limits.walkMs / 1000}`,
    );
    await line.query(timeLimit(limits.readMs));
    if (readOnly) await line.query("set session transaction read only");
    return line;
  } catch (error) {
    if (error instanceof SystemFailure) throw error;
    // The driver's own errors name user and host.
    throw toFailure(error);
  }
}

/**
 * TLS that is settled before a word of ours is said. Named authorities, the usual ones too, keep the driver from trusting a
 * certificate that signs itself until after the sign-in; and the host is compared here, because the driver leaves out addresses.
 */
function provenBy(host: string, tls: Exclude<Address["tls"], false>): ConnectionOptions {
  return {
    ...tls,
    ca: tls.ca ?? getCACertificates("default"),
    ...(isIP(host) === 0 ? { servername: host } : {}),
    checkServerIdentity: (_: string, certificate: PeerCertificate) =>
      checkServerIdentity(host, certificate),
  };
}

/** How long a statement may take on the server; each of the two servers reads the part that is meant for it. */
function timeLimit(ms: number): string {
  return `set session net_read_timeout = 60 /*M!100100 , max_statement_time = ${ms / 1000} */
    /*!50708 , max_execution_time = ${ms} */`;
}
