import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlQuery,
  type SqlQueryable,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import pg from "pg";

type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;
type Fields = { fields: { dataTypeID: number }[] };
type WithPerformIo = { performIO(query: SqlQuery): Promise<Fields> };

/** PostgreSQL's internal one-byte type `"char"`, used in its catalogues. */
const charOid = 18;
const textOid = 25;

/**
 * The driver adapter as the schema engine needs it. The stock one splits scripts at every semicolon, cannot
 * read `"char"` columns, and, given a URL, works on the live database where a shadow is meant.
 */
export class MigrationAdapter extends PrismaPg {
  readonly #url: string;
  readonly #shadowAdminUrl: string | undefined;
  readonly #open: Connection[] = [];

  /** `shadowAdminUrl` may create databases; needed only to compare the migrations with the schema. */
  constructor(url: string, shadowAdminUrl?: string) {
    super({ connectionString: url, max: 2, allowExitOnIdle: true });
    this.#url = url;
    this.#shadowAdminUrl = shadowAdminUrl;
  }

  override async connect(): Promise<Connection> {
    const connection = adapt(await super.connect());
    this.#open.push(connection);
    return connection;
  }

  /** The engine closes nothing, and its lock on the migrations lives as long as its connection. */
  async close(): Promise<void> {
    await Promise.all(this.#open.splice(0).map((connection) => connection.dispose()));
  }

  override async connectToShadowDb(): Promise<Connection> {
    if (this.#shadowAdminUrl === undefined) throw new Error("No shadow database was set up.");
    const admin = new pg.Pool({ connectionString: this.#shadowAdminUrl, max: 1 });
    const name = `jeke_shadow_${randomUUID().replaceAll("-", "")}`;
    const url = new URL(this.#url);
    const owner = pg.escapeIdentifier(decodeURIComponent(url.username));
    await admin.query(`create database ${name} owner ${owner} template template0`);
    url.pathname = `/${name}`;
    const shadow = adapt(await new PrismaPg({ connectionString: url.href, max: 2 }).connect());
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    };
    return shadow;
  }
}

function adapt(connection: Connection): Connection {
  const startTransaction = connection.startTransaction.bind(connection);
  connection.executeScript = async (script) => {
    // One simple query: the server parses it whole and runs it in one implicit transaction.
    await connection.underlyingDriver().query(script);
  };
  connection.startTransaction = async (level) => readingChars(await startTransaction(level));
  return readingChars(connection);
}

function readingChars<T extends SqlQueryable>(queryable: T): T {
  const inner = queryable as T & WithPerformIo;
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the shim below, on purpose
  const queryRaw = queryable.queryRaw;
  queryable.queryRaw = async (query: SqlQuery): Promise<SqlResultSet> => {
    const charColumns: number[] = [];
    const shim = Object.create(inner) as T & WithPerformIo;
    shim.performIO = async (asked) => {
      const result = await inner.performIO(asked);
      const fields = result.fields.map((field, index) => {
        if (field.dataTypeID !== charOid) return field;
        charColumns.push(index);
        return { ...field, dataTypeID: textOid };
      });
      return { ...result, fields };
    };
    const result = await queryRaw.call(shim, query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return queryable;
}
