import { expect, test } from "vitest";
import { parse } from "yaml";
import { systemsFileSchema } from "#lib/operator/core/data-map.ts";
import { bank } from "#lib/testing/made-up/bank.ts";
import { clinic } from "#lib/testing/made-up/clinic.ts";
import { shop } from "#lib/testing/made-up/shop.ts";
import { taxi } from "#lib/testing/made-up/taxi.ts";
import { madeUp } from "#lib/testing/made-up/world.ts";
import { columnPath } from "../../core/column-path.ts";
import { study } from "../study.ts";
import type { TableDescription } from "./description.ts";
import { draftOf } from "./draft-model.ts";
import { draftYaml } from "./draft-yaml.ts";

const head = { system: "s", variable: "S_URL", kind: "postgres", leftOut: [], unread: {} };

async function draftFor(text: string) {
  const { tables } = await study(madeUp(text).catalogue, 2026);
  const yaml = draftYaml(draftOf(tables), head);
  const parsed = systemsFileSchema.safeParse(parse(yaml));
  if (!parsed.success) throw new Error(parsed.error.message);
  const collections = parsed.data.systems[0]?.collections ?? [];
  const one = (id: string) => collections.find((it) => it.id === id);
  return { yaml, tables, one };
}

test.each(Object.entries({ clinic, bank, shop, taxi }))(
  "the draft of the %s fits the schema, and no column is silent in it",
  async (_, text) => {
    const { yaml, tables } = await draftFor(text);
    for (const { table } of tables) {
      expect(yaml).toContain(table.id);
      for (const { name } of table.columns)
        expect(yaml).toMatch(new RegExp(`\\b${name}\\b|${name}`, "u"));
    }
  },
);

test("people are found by their handles, rows by the way to the person they are about", async () => {
  const { one, yaml } = await draftFor(clinic);
  expect(one("pac")).toMatchObject({ person: true, key: ["id_pac"] });
  expect(one("pac")?.find).toEqual([
    { by: "iin", column: "iin" },
    { by: "phone", column: "tel1" },
  ]);
  // A visit is the patient's; that it also names a doctor is for a person to decide.
  expect(one("priem")?.find).toEqual([{ via: "pac", theirs: "id_pac", column: "id_pac" }]);
  expect(yaml).toContain("#   - { via: vrach, theirs: kod_vr, column: kod_vr }");
  expect(one("analiz")?.find).toEqual([{ via: "priem", theirs: "id", column: "priem" }]);
  expect(one("filial")).toBeUndefined();
});

test("a key of several columns is a way by all of them: one alone would find the rows of others", async () => {
  const { tables } = await draftFor(clinic);
  const whole = { columns: ["priem", "kod"], table: "priem", theirs: ["id", "kod_vr"] };
  const keyed = tables.map((one) =>
    one.table.id === "analiz" ? { ...one, table: { ...one.table, foreignKeys: [whole] } } : one,
  );
  const draft = draftOf(keyed);
  expect(draftYaml(draft, head)).toContain(
    "{ via: priem, theirs: [id, kod_vr], column: [priem, kod] }",
  );
  const priem = draft.collections.find(({ id }) => id === "priem");
  expect(priem?.columns).toEqual(expect.arrayContaining(["id", "kod_vr"]));
});

test("ids are Latin whatever the names are, and well-known kinds have their names in three languages", async () => {
  const { one } = await draftFor(taxi);
  const drivers = one("voditeli");
  expect(drivers?.table).toBe("водители");
  expect(Object.keys(drivers?.fields ?? {})).toContain("familiya");
  expect(drivers?.fields.sotTelefon?.names).toEqual({
    kk: "Телефон нөмірі",
    ru: "Номер телефона",
    en: "Phone number",
  });
});

test("names that hold anything at all stay what they are", async () => {
  const odd = ["a -> b", 'c"d', "e\nf", "no", "телефон"];
  const column = (name: string) =>
    ({ name, type: "text", family: "text", nullable: true, readable: true }) as const;
  const table: TableDescription = {
    ...{ id: '"odd.name # 1"', schema: "public", name: "odd.name # 1", kind: "table" },
    ...{ columns: odd.map(column), primaryKey: ["no"], uniques: [["no"]] },
    ...{ foreignKeys: [], indexed: [], behind: [] },
  };
  const phones = ["+77015550101", "+77015550102", "+77015550103"];
  const catalogue = {
    ...madeUp(clinic).catalogue,
    describe: async () => ({ tables: [table], leftOut: [] }),
    sample: async () => ({ values: new Map([["телефон", phones]]), unread: {} }),
  };
  const { tables } = await study(catalogue, 2026);
  const parsed = systemsFileSchema.parse(parse(draftYaml(draftOf(tables), head)));
  const [collection] = parsed.systems[0]?.collections ?? [];
  expect(collection?.table).toBe(table.id);
  expect(collection?.key).toEqual(["no"]);
  const mapped = Object.values(collection?.fields ?? {}).map((field) => columnPath(field.column));
  expect(mapped).toEqual(
    odd.filter((name) => name !== "no").map((name) => ({ column: name, keys: [] })),
  );
});
