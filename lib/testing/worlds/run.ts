import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll } from "vitest";
import { randomOf, type Random } from "#lib/cli/heavy/random.ts";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { mysqlConnector } from "#lib/systems/connectors/mysql.ts";
import { postgresConnector } from "#lib/systems/connectors/postgres.ts";
import type { Connector, Workspace } from "#lib/systems/ports.ts";
import { plainDatabase, query } from "../database.ts";
import { neighbours } from "../erasure-case.ts";
import { hasMariadb, mariadbDatabase, mariadbQuery, mariadbUser } from "../mariadb.ts";
import {
  addAccount,
  approvedErasure,
  smallOperator,
  type SmallOperator,
} from "../small-operator.ts";
import { worldMap } from "./map.ts";
import { worldPeople, type WorldPerson } from "./people.ts";
import { worldRows, type WorldRows } from "./rows.ts";
import { scanTable, type Dump } from "./scan.ts";
import { storedName, worldSchema, type WorldSchema, type WorldTable } from "./schema.ts";
import { dropSql, ordinarySql, withStored, worldSql, type Dialect } from "./sql.ts";

/** How many worlds, from which seed; a longer run and a replay say so by their environment. */
export function worldsWanted(): { count: number; seed: number; share: number; most?: number } {
  const { JEKE_WORLDS = "20", JEKE_WORLDS_SEED, JEKE_WORLDS_MARIADB = "0" } = process.env;
  const { JEKE_WORLDS_ROWS } = process.env;
  const seed = Number(JEKE_WORLDS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  const most = JEKE_WORLDS_ROWS === undefined ? {} : { most: Number(JEKE_WORLDS_ROWS) };
  return { count: Number(JEKE_WORLDS), seed, share: Number(JEKE_WORLDS_MARIADB), ...most };
}

/** A database for the tables of one system of every world in turn. */
type Place = {
  readonly dialect: Dialect;
  readonly url: string;
  /** The everyday role of the system that lives here, made anew for nobody: only its rights change from world to world. */
  readonly ordinary: { readonly role: string; readonly url: string };
  ask(sql: string): Promise<Record<string, string | null>[]>;
};

/**
 * Lays out worlds, erases one person of each through reading, plan, steps and connectors, and scans every cell. Returns what
 * is wrong, each with the seed of its world.
 */
export async function compareWorlds(wanted: {
  readonly count: number;
  readonly seed: number;
  readonly mariadbShare: number;
  readonly most?: number;
}): Promise<readonly string[]> {
  const operator = await smallOperator();
  const places = [await postgresPlace(), await postgresPlace()];
  const others = hasMariadb && wanted.mariadbShare > 0 ? [await mariadbPlace()] : [];
  const wrong: string[] = [];
  for (let index = 0; index < wanted.count; index += 1) {
    const seed = wanted.seed + index;
    const isOther = randomOf(seed).percent(wanted.mariadbShare);
    const found = await oneWorld(operator, isOther ? [...others, ...places] : places, {
      ...{ seed, ...(wanted.most === undefined ? {} : { most: wanted.most }) },
    });
    wrong.push(...found.map((one) => `world ${seed}: ${one}`));
  }
  return wrong;
}

type Laid = {
  readonly schema: WorldSchema;
  readonly rows: WorldRows;
  readonly map: SystemMap;
  readonly place: Place;
  readonly connector: Connector;
};

async function oneWorld(
  operator: SmallOperator,
  places: readonly Place[],
  { seed, most }: { readonly seed: number; readonly most?: number },
): Promise<readonly string[]> {
  const random = randomOf(seed);
  const people = worldPeople(random);
  const provesPhone = random.percent(70);
  const systems = ["one", "two"].slice(0, random.percent(60) ? 2 : 1);
  const laid: Laid[] = [];
  for (const [index, id] of systems.entries()) {
    const place = places[index];
    if (place !== undefined)
      laid.push(await lay(id, place, { people, provesPhone, index, random, most }));
  }
  const subject = people[most === undefined ? random.below(people.length) : 0];
  if (subject === undefined) return ["nobody lives there"];
  try {
    return await eraseAndScan(operator, laid, { subject, people, seed, provesPhone });
  } finally {
    for (const { schema, place, connector } of laid) {
      await connector.close();
      await runAll(place, dropSql(schema, place.dialect));
    }
    await query(operator.superUrl, "truncate account, request, message cascade");
  }
}

async function lay(
  id: string,
  place: Place,
  about: {
    readonly people: readonly WorldPerson[];
    readonly provesPhone: boolean;
    readonly index: number;
    readonly random: Random;
    readonly most: number | undefined;
  },
): Promise<Laid> {
  const { people, provesPhone, index, random, most } = about;
  const schema = worldSchema(id, random);
  const many = index === 0 && most !== undefined ? { most } : {};
  const rows = worldRows(schema, people, random, { provesPhone, ...many });
  await runAll(place, [
    ...dropSql(schema, place.dialect),
    ...worldSql(schema, rows, place.dialect),
    ...ordinarySql(schema, place.dialect, place.ordinary.role),
  ]);
  const map = worldMap(schema, { kind: place.dialect, order: index }, random);
  const open = place.dialect === "postgres" ? postgresConnector : mysqlConnector;
  // MariaDB hides no single rows: a flag is then only a word, which the receipt says.
  const isSeen =
    place.dialect === "postgres" || schema.tables.every(({ restricts }) => restricts !== "flag");
  const ordinary = isSeen ? { ordinaryUrl: place.ordinary.url } : {};
  const connector = open(map, place.url, "Asia/Almaty", ordinary);
  return { schema, rows, map, place, connector };
}

async function eraseAndScan(
  operator: SmallOperator,
  laid: readonly Laid[],
  about: {
    readonly subject: WorldPerson;
    readonly people: readonly WorldPerson[];
    readonly seed: number;
    readonly provesPhone: boolean;
  },
): Promise<readonly string[]> {
  const { subject, people, seed, provesPhone } = about;
  const before = await Promise.all(laid.map(dump));
  const { email, phone } = subject;
  const proven = provesPhone ? { email, phone } : { email };
  const accountId = await addAccount(operator, proven);
  const requestId = await approvedErasure(
    operator,
    accountId,
    `2026-${String(seed % 10_000).padStart(4, "0")}`,
  );
  const workspace = withSystems(operator.worker, laid);
  let ended = await fulfil(workspace, neighbours, { requestId });
  // What cannot go in parts goes in one piece at the third try.
  for (let tries = 1; ended.state !== "over" && tries < 3; tries += 1) {
    await query(operator.superUrl, "update step set due_at = due_at - interval '1 hour'");
    ended = await fulfil(workspace, neighbours, { requestId });
  }
  if (ended.state !== "over") {
    const sql = `select system, collection, act, error_code from step where state = 'failed'`;
    return [`did not end: ${JSON.stringify(await query(operator.superUrl, sql))}`];
  }
  const wrong: string[] = [];
  for (const [index, one] of laid.entries()) {
    const after = await dump(one);
    for (const table of one.schema.tables) {
      const tables = { before: tableOf(before[index], table), after: tableOf(after, table) };
      const stored = after.get(storedName(table.name));
      const rows = one.rows.get(table.name) ?? [];
      const byKey = new Map(rows.map((row) => [keyOf(table, row.values), row]));
      const found = scanTable(table, tables, {
        ...{ stored, subject },
        people,
        ownersOf: (key) => byKey.get(key),
      });
      wrong.push(...found.map((line) => `${one.schema.id} ${line}`));
    }
  }
  return wrong;
}

function withSystems(worker: Workspace, laid: readonly Laid[]): Workspace {
  const portal = worker.systems.maps.filter(({ id }) => id === "portal");
  return {
    ...{ actor: worker.actor, locale: worker.locale, unit: (work) => worker.unit(work) },
    systems: {
      maps: [...laid.map(({ map }) => map), ...portal],
      connector: (id) =>
        laid.find(({ map }) => map.id === id)?.connector ?? worker.systems.connector(id),
    },
  };
}

async function dump({ schema, place }: Laid): Promise<ReadonlyMap<string, Dump>> {
  const tables = new Map<string, Dump>();
  for (const table of withStored(schema.tables)) {
    const columns = table.columns.map(({ name }) => `cast(${name} as ${text(place)}) as ${name}`);
    const rows = await place.ask(`select ${columns.join(", ")} from ${table.name}`);
    tables.set(table.name, new Map(rows.map((row) => [keyOf(table, row), row])));
  }
  return tables;
}

function text({ dialect }: Place): string {
  return dialect === "postgres" ? "text" : "char";
}

function tableOf(dumped: ReadonlyMap<string, Dump> | undefined, { name }: WorldTable): Dump {
  return dumped?.get(name) ?? new Map();
}

function keyOf({ key }: WorldTable, values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(key.map((column) => String(values[column])));
}

async function runAll(place: Place, statements: readonly string[]): Promise<void> {
  await place.ask(statements.join(";\n"));
}

async function postgresPlace(): Promise<Place> {
  const { url, superUrl } = await plainDatabase();
  const client = new pg.Client({ connectionString: url });
  // The database goes with the test file, and whoever is connected to it.
  client.on("error", () => undefined);
  await client.connect();
  const role = `everyday_${randomUUID().slice(0, 8)}`;
  await query(superUrl, `create role ${role} login password 'p'`);
  await query(url, `grant usage on schema public to ${role}`);
  afterAll(() => query(superUrl, `drop owned by ${role}; drop role ${role}`).catch(() => []));
  const ordinary = new URL(url);
  ordinary.username = role;
  ordinary.password = "p";
  return {
    ...{ dialect: "postgres", url, ordinary: { role, url: ordinary.href } },
    ask: async (sql) => (await client.query<Record<string, string | null>>(sql)).rows,
  };
}

async function mariadbPlace(): Promise<Place> {
  const { superUrl } = await mariadbDatabase();
  const name = `everyday_${randomUUID().slice(0, 8)}`;
  const url = await mariadbUser(superUrl, name, [`usage on *.*`]);
  // As root: it also says what the everyday role may.
  return {
    ...{ dialect: "mysql", url: superUrl, ordinary: { role: `'${name}'@'%'`, url } },
    ask: (sql) => mariadbQuery(superUrl, sql),
  };
}
