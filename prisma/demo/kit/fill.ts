import pg from "pg";

type Cell = string | number | boolean | null;
/** A row by column, as `json_populate_recordset` takes it. */
export type Row = Readonly<Record<string, Cell>>;

/** Replaces whatever stands in the tables, parents before children, in one transaction. The URL is the owner's. */
export async function fill<Table extends string>(
  url: string,
  tables: readonly Table[],
  rows: Readonly<Record<Table, readonly Row[]>>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("begin");
    await client.query(`truncate ${tables.join(", ")} restart identity`);
    for (const table of tables) await insert(client, table, rows[table]);
    await client.query("commit");
  } finally {
    await client.end();
  }
}

/** True when somebody stands in the table already. */
export async function isFilled(url: string, table: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select from ${table} limit 1`);
    return rows.length > 0;
  } finally {
    await client.end();
  }
}

async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  // One statement for a whole table: a thousand times faster than a row at a time.
  await client.query(
    `insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
  if (!("id" in (rows[0] ?? {}))) return;
  await client.query(
    `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
  );
}
