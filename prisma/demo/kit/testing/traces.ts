import { expect, test } from "vitest";
import type { DemoPerson } from "../../person.ts";
import type { SampleWorld } from "./sample-world.ts";

/**
 * What an erasure leaves behind of each of these people, and takes from nobody else. `shares` names, by id, who else stands
 * in a row that goes with the person: a pass with its buyer, a profile with its company.
 */
export function testTraces<Id extends string>(
  world: SampleWorld<Id>,
  people: readonly DemoPerson[],
  shares: Readonly<Record<string, readonly string[]>> = {},
): void {
  test.each(people)(
    "after the erasure of $id every row that names them is one the plan said stays, and is found again",
    async (person) => {
      const others = people.filter(
        (one) => one !== person && shares[person.id]?.includes(one.id) !== true,
      );
      const before = await Promise.all(others.map((one) => world.found(one)));
      const stays = await world.erase(person);
      for (const rows of await rowsNaming(world, person)) {
        expect(stays.filter((row) => rows.includes(row))).not.toEqual([]);
      }
      expect(await world.found(person)).toEqual(stays);
      const after = await Promise.all(others.map((one) => world.found(one)));
      for (const [index, rows] of after.entries()) expect(before[index]).toEqual(rows);
      await world.reset();
    },
  );
}

/** Rows of any system in which the e-mail or the name stands, whatever the column; each as every collection calls it. */
async function rowsNaming<Id extends string>(
  world: SampleWorld<Id>,
  { email, name }: DemoPerson,
): Promise<string[][]> {
  const rows: string[][] = [];
  for (const system of world.operator().systems) {
    if (system.kind === "manual") continue;
    const id = Object.keys(world.sample.tables).find((one): one is Id => one === system.id);
    if (id === undefined) throw new Error(system.id);
    for (const [table, maps] of Map.groupBy(system.collections, (one) => one.table)) {
      const key = maps[0]?.key.map((column) => `${column}::text`).join(", ") ?? "";
      const found = await world.ask(
        id,
        `select jsonb_build_array(${key}) as key from ${table} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0`,
        [email, name],
      );
      for (const row of found) {
        rows.push(maps.map((map) => `${map.id} ${JSON.stringify(row["key"])}`));
      }
    }
  }
  return rows;
}
