import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { field, mapOf } from "#lib/testing/postgres-system.ts";
import { uploadFile } from "./csv/upload.ts";

const system = mapOf([
  {
    ...{ id: "clients", table: "clients-*.csv", key: ["id"] },
    find: [{ by: "email", column: "email" }],
    fields: { email: field("email"), name: field("name") },
  },
]);
const sound = "id,email,name\n1,a@example.com,A\n2,b@example.com,B\n";

async function put(text: string, name = "clients-2.csv") {
  const folder = await mkdtemp(path.join(tmpdir(), "jeke-upload-"));
  const source = path.join(await mkdtemp(path.join(tmpdir(), "jeke-source-")), "export.csv");
  await writeFile(source, text);
  await writeFile(path.join(folder, "clients-2.csv"), "what was there");
  const outcome = await uploadFile(system, { folder, source, name });
  return { outcome, folder, held: await readFile(path.join(folder, "clients-2.csv"), "utf8") };
}

test("a sound file takes the place of the old one, and nothing is left beside it", async () => {
  const { outcome, folder, held } = await put(sound);
  expect(outcome).toEqual({ ok: true, collections: ["clients"], rows: 2 });
  expect(held).toBe(sound);
  expect(await readdir(folder)).toEqual(["clients-2.csv"]);
});

test.each<[string, string, object]>([
  [
    "a column lacks",
    sound.replace("name", "nom"),
    { code: "missing-column", what: "name (fields.name)" },
  ],
  ["a row has no key", `${sound},c@example.com,C\n`, { code: "row-without-key", what: "1" }],
  ["a key stands twice", `${sound}1,c@example.com,C\n`, { code: "key-twice", what: "1" }],
  ["a quote is open", `${sound}3,"c@example.com,C\n`, { code: "unreadable" }],
  [
    "a value has no end",
    `${sound}3,c@example.com,${"n".repeat(5_000_000)}\n`,
    { code: "unreadable" },
  ],
  ["it is empty", "", { code: "missing-column" }],
])("nothing is taken where %s, and what was there stays", async (_, text, problem) => {
  const { outcome, folder, held } = await put(text);
  expect(outcome).toMatchObject({
    ok: false,
    problems: expect.arrayContaining([expect.objectContaining(problem)]),
  });
  expect(held).toBe("what was there");
  expect(await readdir(folder)).toEqual(["clients-2.csv"]);
});

test("a name that no collection reads is told which do", async () => {
  for (const name of ["other.csv", "../clients-2.csv", ".clients-2.csv"]) {
    const { outcome } = await put(sound, name);
    const problems = [{ code: "no-collection", what: "clients-*.csv" }];
    expect(outcome).toEqual({ ok: false, problems });
  }
});
