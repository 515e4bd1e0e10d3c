import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { query, scratchFolder } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { smallOperator, type SmallOperator } from "#lib/testing/small-operator.ts";
import { smallSystems } from "#lib/testing/small-systems.ts";
import { dropStale } from "../connectors/csv/staged.ts";
import { systemStates } from "../desk-state.ts";
import { dropUpload, sendUpload, takeUpload, uploadToDecide } from "./upload-file.ts";

const names = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });
const exports = {
  ...{ id: "crm", names: names("CRM"), service: "tickets", kind: "csv", order: 3 },
  url: "${JEKE_TEST_CRM_FOLDER}",
  collections: [
    {
      ...{ id: "clients", names: names("Clients"), table: "clients-*.csv", key: ["id"] },
      ...{ category: "who", find: [{ by: "email", column: "email" }], columns: ["id", "email"] },
      fields: {
        name: {
          ...{ column: "name", type: "text", names: names("Name"), category: "who" },
          ...{ purposes: ["tickets"], basis: "consent", source: "registration" },
          retention: "subscription",
        },
      },
      erasure: [{ act: "delete" }],
    },
  ],
};
const sound = "id,email,name\n1,a@example.com,A\n2,b@example.com,B\n3,c@example.com,C\n";

let world: SmallOperator;
let admin: DeskPerson;
let folder: string;

beforeAll(async () => {
  world = await smallOperator("", { systems: [...smallSystems.systems, exports] });
  admin = await addStaff(world, ["admin"]);
});

beforeEach(() => {
  folder = scratchFolder("crm");
  setVariables({ JEKE_TEST_CRM_FOLDER: folder });
  writeFileSync(join(folder, "clients-2026-11-01.csv"), sound);
  utimesSync(join(folder, "clients-2026-11-01.csv"), 1_793_000_000, 1_793_000_000);
});

async function send(
  text: string,
  name = "clients-2026-11-20.csv",
  { who = admin, exportedOn = "2026-11-20" } = {},
) {
  const bytes = Buffer.from(text);
  const input = { system: "crm", collection: "clients", name, bytes, exportedOn };
  const sent = await sendUpload(who.desk, input);
  if (!sent.ok) throw new Error(sent.error.code);
  return sent.value;
}
const codeOf = (result: { ok: true } | { ok: false; error: { code: string } }): string =>
  result.ok ? "ok" : result.error.code;

it("reads the old file until somebody has seen what the new one holds and takes it", async () => {
  const sent = await send("id,email,name\n1,a@example.com,A\n");
  const view = await uploadToDecide(admin.desk, sent);
  expect(view).toMatchObject({
    ...{ rows: 1, problems: [] },
    before: { name: "clients-2026-11-01.csv", rows: 3, at: "2026-10-26T07:33:20.000Z" },
  });
  const states = async () => (await systemStates(admin.desk)).find(({ id }) => id === "crm");
  expect(await states()).toMatchObject({ state: "answers", files: [{ read: { more: 0 } }] });
  const seen = view?.seen ?? "";
  const both = await Promise.all([
    takeUpload(admin.desk, { ...sent, seen }),
    takeUpload(admin.desk, { ...sent, seen }),
  ]);
  expect(both.map(codeOf).filter((code) => code === "ok")).toHaveLength(1);
  expect(await states()).toMatchObject({
    files: [{ read: { name: sent.name, at: "2026-11-19T19:00:00.000Z" } }],
  });
  expect(readdirSync(folder).filter((name) => name.startsWith("."))).toEqual([]);
  expect(codeOf(await takeUpload(admin.desk, { ...sent, seen }))).toBe("systems.upload-gone");
  const logged = await query<{ data: unknown }>(
    world.superUrl,
    `select data::jsonb as data from audit_event where action = 'system.file-taken'`,
  );
  const facts = { system: "crm", collections: ["clients"], rows: 1, before: 3 };
  expect(logged).toEqual([{ data: facts }]);
});

it.each([
  ["a column lacks", "id,mail\n1,a@example.com\n", "missing-column"],
  ["a key stands twice", `${sound}1,d@example.com,D\n`, "key-twice"],
  ["it is a picture", "\u0089PNG\r\n\u001a\n\0\0", "unreadable"],
  ["a quote is open", `${sound}4,"d@example.com,D\n`, "unreadable"],
])("takes nothing where %s, and what was there stays", async (_, text, code) => {
  const sent = await send(text);
  const view = await uploadToDecide(admin.desk, sent);
  expect(view?.problems[0]).toMatchObject({ code });
  const taken = await takeUpload(admin.desk, { ...sent, seen: view?.seen ?? "" });
  expect(codeOf(taken)).toBe("systems.upload-changed");
  expect((await dropUpload(admin.desk, sent)).ok).toBe(true);
  expect(readdirSync(folder)).toEqual(["clients-2026-11-01.csv"]);
});

it("replaces nothing that changed since it was looked at", async () => {
  const [one, other] = [await send(sound, "clients-a.csv"), await send(sound, "clients-b.csv")];
  const view = await uploadToDecide(admin.desk, one);
  const later = await uploadToDecide(admin.desk, other);
  const first = await takeUpload(admin.desk, { ...one, seen: view?.seen ?? "" });
  expect(codeOf(first)).toBe("ok");
  const second = await takeUpload(admin.desk, { ...other, seen: later?.seen ?? "" });
  expect(codeOf(second)).toBe("systems.upload-changed");
});

it("names a file as the map does, wherever it wants to lead, and forgets it after an hour", async () => {
  const sent = await send(sound, "../../etc/export (3).csv");
  expect(sent.name).toMatch(/^clients-\d{4}-\d\d-\d\d\.csv$/);
  const path = join(folder, `.staged-${sent.id}`);
  expect(readFileSync(path, "utf8")).toBe(sound);
  const soon = Temporal.Now.instant().add({ minutes: 59 });
  expect(await dropStale(folder, soon)).toBe(0);
  expect(await dropStale(folder, soon.add({ minutes: 2 }))).toBe(1);
  expect(await uploadToDecide(admin.desk, sent)).toBeNull();
});

it("is as of the day of its export, and no older file is taken that would not be read", async () => {
  for (const exportedOn of ["2099-01-01", "2026-02-30", "yesterday", ""]) {
    const refused = send(sound, "clients-x.csv", { exportedOn });
    await expect(refused).rejects.toThrow("systems.upload-day");
  }
  const old = await send(sound, "clients-old.csv", { exportedOn: "2026-10-01" });
  expect(await uploadToDecide(admin.desk, old)).toMatchObject({
    problems: [{ code: "older", what: "clients-2026-11-01.csv" }],
  });
});

it("is the administrator's alone", async () => {
  const sent = await send(sound);
  const officer = await addStaff(world, ["officer", "agent", "auditor"]);
  await expect(send(sound, "clients-x.csv", { who: officer })).rejects.toThrow(
    "systems.upload-unknown",
  );
  expect(await uploadToDecide(officer.desk, sent)).toBeNull();
  const taken = await takeUpload(officer.desk, { ...sent, seen: "" });
  expect(codeOf(taken)).toBe("systems.upload-unknown");
  for (const system of ["shop", "portal", "../crm"]) {
    const bytes = Buffer.from(sound);
    const wrong = { system, collection: "clients", name: "a.csv", bytes, exportedOn: "2026-11-20" };
    expect(codeOf(await sendUpload(admin.desk, wrong))).toBe("systems.upload-unknown");
  }
});
