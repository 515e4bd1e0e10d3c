import pg from "pg";
import { layCrowd } from "./world/crowd.ts";
import { Days } from "./world/days.ts";
import { MailingBuilder } from "./world/mailing-builder.ts";
import { layNamedPeople } from "./world/named.ts";
import { Random } from "./world/random.ts";
import { type Row, type World, emptyWorld, mailingTables, shopTables } from "./world/rows.ts";
import { ShopBuilder } from "./world/shop-builder.ts";

/** Any number; another one gives other people. */
const seed = 20_261_122;
const crowd = 320;

/**
 * Fills both sample systems with the same people each time: all dates are counted from `now`, all chance comes from one
 * seed. Whatever stood there before is gone. The URLs are those of the owners, never of the portal.
 */
export async function seedSampleSystems(options: {
  readonly shopUrl: string;
  readonly mailingUrl: string;
  readonly now: Temporal.Instant;
}): Promise<void> {
  const world = makeWorld(options.now);
  // `shop` last: whoever finds it filled may trust that the other one is.
  await fill(options.mailingUrl, mailingTables, world.mailing);
  await fill(options.shopUrl, shopTables, world.shop);
}

function makeWorld(now: Temporal.Instant): World {
  const world = emptyWorld();
  const random = new Random(seed);
  const days = new Days(now);
  const shop = new ShopBuilder(world.shop, random, days);
  const mailing = new MailingBuilder(world.mailing, random, days);
  layNamedPeople({ shop, mailing, world });
  layCrowd(random, shop, mailing, crowd);
  return world;
}

async function fill<Table extends string>(
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
