import { describe, expect, test } from "vitest";
import { command as systemsCheck } from "#lib/cli/commands/systems-check.ts";
import { declaredColumns } from "#lib/operator/core/check/check-columns.ts";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { packFolder } from "#lib/operator/current.ts";
import { loadPack } from "#lib/operator/load.ts";
import { postgresDialect as dialect } from "#lib/systems/connectors/postgres/dialect.ts";
import { selectorSql } from "#lib/systems/connectors/sql/selector.ts";
import type { DemoPerson } from "../../person.ts";
import { demoStaff } from "../../staff.ts";
import { now, type SampleWorld } from "./sample-world.ts";

/** Whether pack, tables, rights, indexes and people of a sample operator fit each other. */
export function testFit<Id extends string>(
  world: SampleWorld<Id>,
  people: readonly DemoPerson[],
  options: {
    readonly ordinary: number;
    /** Tables that name nobody and are in no map. */
    readonly unmapped?: readonly string[];
  },
): void {
  const { sample } = world;
  const ids = Object.keys(sample.tables).filter((id): id is Id => id in sample.tables);

  test("the pack holds, and maps the sample systems and no other", () => {
    const pack = loadPack(packFolder(sample.operator));
    expect(pack.outcome === "invalid" ? pack.problems : []).toEqual([]);
    expect(world.operator().sample).toBe(true);
    // What is kept on paper has no database that could be filled.
    const stored = world.operator().systems.filter(({ kind }) => kind !== "manual");
    expect(stored.map(({ id }) => id)).toEqual(ids);
  });

  test("systems check finds nothing to mend", async () => {
    const outcome = await systemsCheck.run(["--operator", sample.operator]);
    expect(outcome.problems).toEqual([]);
    expect(outcome.exit).toBe(0);
  });

  describe.each(ids)("%s", (id) => {
    test("every column that exists is mapped, and every table that holds people", async () => {
      const { collections } = world.map(id);
      const mapped = new Set(collections.map(({ table }) => table));
      const left = sample.tables[id].filter((table) => !mapped.has(table));
      expect(left).toEqual(sample.tables[id].filter((table) => options.unmapped?.includes(table)));
      for (const collection of collections) {
        const rows = await world.ask(
          id,
          "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped",
          [collection.table],
        );
        const existing = rows.map(({ name }) => String(name));
        expect([...declaredColumns(collection)].sort()).toEqual(existing.sort());
      }
    });

    test("the portal's role can do what the map needs and nothing else", async () => {
      // Two collections may share a table: what a person wrote, and what was written to them.
      for (const [table, maps] of Map.groupBy(world.map(id).collections, (one) => one.table)) {
        expect(await rightsOf(world, id, table)).toEqual(needed(maps));
      }
      for (const table of sample.tables[id].filter((one) => options.unmapped?.includes(one))) {
        expect(await rightsOf(world, id, table)).toEqual({ tables: [], columns: [] });
      }
    });

    test("what proven addresses find is found through an index", async () => {
      for (const { table, find } of world.map(id).collections) {
        for (const rule of find) {
          if (!("by" in rule) || (rule.by !== "email" && rule.by !== "phone")) continue;
          const plan = await planOf(world, id, { table, column: rule.column, match: rule.by });
          expect(plan, `${table}.${rule.column}`).toContain("Index Cond");
        }
      }
    });
  });

  test("demo people have an id and an address of their own, in domains for examples", () => {
    const everybody: readonly DemoPerson[] = [...people, ...demoStaff];
    for (const values of [everybody.map((one) => one.id), everybody.map((one) => one.email)]) {
      expect(new Set(values).size).toBe(values.length);
    }
    for (const { email, phone = "+77000000000" } of people) {
      expect(email).toMatch(/@example\.com$/);
      expect(phone).toMatch(/^\+7700000\d{4}$/);
    }
  });

  test("so many ordinary people live there, the same at every seed of one moment", async () => {
    const [first] = ids;
    if (first === undefined) throw new Error("no system");
    const [table] = sample.tables[first];
    const rows = await world.ask(first, `select from ${table}`);
    expect(rows.length).toBeGreaterThanOrEqual(options.ordinary);
    const before = await fingerprint(world, ids);
    const start = performance.now();
    await world.reset();
    expect(performance.now() - start).toBeLessThan(5000);
    expect(await fingerprint(world, ids)).toEqual(before);
    await sample.seed(world.made(), now.add({ hours: 48 }));
    expect(await fingerprint(world, ids)).not.toEqual(before);
    await world.reset();
  });
}

type Rights = { readonly tables: readonly string[]; readonly columns: readonly string[] };

async function rightsOf<Id extends string>(
  world: SampleWorld<Id>,
  id: Id,
  table: string,
): Promise<Rights> {
  const { username } = new URL(world.made().portalUrl(id));
  const tables = await world.ask(
    id,
    "select r as name from unnest(array['select', 'insert', 'delete', 'truncate', 'references', 'trigger']) r where has_table_privilege($1, $2::text, r)",
    [username, table],
  );
  const columns = await world.ask(
    id,
    "select attname as name from pg_attribute where attrelid = $2::regclass and attnum > 0 and has_column_privilege($1::name, attrelid, attnum, 'update')",
    [username, table],
  );
  const names = (rows: readonly Record<string, unknown>[]) =>
    rows.map(({ name }) => String(name)).sort();
  return { tables: names(tables), columns: names(columns) };
}

function needed(maps: readonly CollectionMap[]): Rights {
  const written = maps.flatMap(({ fields, erasure, consents }) => [
    ...Object.values(fields).flatMap(({ edit, column }) => (edit === undefined ? [] : [column])),
    ...erasure.flatMap(({ set }) => Object.keys(set ?? {})),
    ...consents.flatMap(({ column, set }) => [column, ...Object.keys(set ?? {})]),
  ]);
  const deletes = maps.some(({ erasure }) => erasure.some(({ act }) => act === "delete"));
  return {
    tables: deletes ? ["delete", "select"] : ["select"],
    columns: [...new Set(written)].sort(),
  };
}

/** How PostgreSQL would find by this, if it may: what it does to a table of a few rows says nothing. */
async function planOf<Id extends string>(
  world: SampleWorld<Id>,
  id: Id,
  {
    table,
    ...selector
  }: { readonly table: string; readonly column: string; readonly match: "email" | "phone" },
): Promise<string> {
  const statement = dialect.statement();
  const types = new Map([[selector.column, { sql: "text", name: "text" }]]);
  const values = [selector.match === "email" ? "somebody@example.com" : "+77000000017"];
  const where = selectorSql({ ...selector, values }, { dialect, alias: "t", types }, statement, {
    zone: "Asia/Almaty",
    compare: "typed",
    related: () => ({ table, types }),
  });
  return JSON.stringify(
    await world.explain(id, `select 1 from ${table} as t where ${where}`, statement.values),
  );
}

async function fingerprint<Id extends string>(
  world: SampleWorld<Id>,
  ids: readonly Id[],
): Promise<readonly unknown[]> {
  const hashes = ids.flatMap((id) =>
    world.sample.tables[id].map((table) =>
      world.ask(
        id,
        `select md5(string_agg(t::text, chr(10) order by t::text)) as hash from ${table} t`,
      ),
    ),
  );
  return Promise.all(hashes);
}
