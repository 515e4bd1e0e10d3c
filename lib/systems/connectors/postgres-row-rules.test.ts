import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { differenceProblem } from "#lib/cli/difference-words.ts";
import { urlWith } from "#lib/platform/provision.ts";
import { deleteRows, writeRow } from "#lib/testing/acts.ts";
import { plainDatabase, query } from "#lib/testing/database.ts";
import { closeLater, field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { isInspector } from "../core/inspection.ts";
import type { Connector } from "../ports.ts";
import { postgresConnector } from "./postgres.ts";

const notes = {
  ...{ id: "notes", table: "notes", key: ["id"], find: [{ by: "email", column: "email" }] },
  fields: { email: field("email"), note: { ...field("note"), edit: "request" } },
  columns: ["hidden"],
};
const map = { ...mapOf([notes]), eraseUrl: "${ERASER}" };
const collection = only(map);
const mine = { column: "email", match: "email", values: ["a@x.kz"] } as const;
const all = { selectors: [mine] };

/** A person with one row, which a policy hides from every role but the owner, and the portal's three roles. */
async function hiddenRow({ force = false } = {}) {
  const { url, superUrl } = await plainDatabase([
    `create table notes (id int primary key, email text, note text, hidden boolean)`,
    `create index on notes (lower(btrim(email)))`,
    `insert into notes values (1, 'a@x.kz', 'n', true), (2, 'b@x.kz', 'n', false)`,
  ]);
  const of = randomUUID().slice(0, 8);
  const [reader, eraser, everyday] = [`reader_${of}`, `eraser_${of}`, `everyday_${of}`];
  for (const role of [reader, eraser, everyday]) {
    await query(
      superUrl,
      `create role ${role} login password 'x'; grant select, update, delete on notes to ${role}`,
    );
  }
  await query(
    superUrl,
    `alter table notes enable row level security; create policy p on notes using (not hidden);
     ${force ? "alter table notes force row level security" : ""}`,
  );
  const as = (user: string) => urlWith(url, { user, password: "x" });
  const connector = postgresConnector(map, as(reader), "Asia/Almaty", {
    eraseUrl: as(eraser),
    ordinaryUrl: as(everyday),
  });
  closeLater(connector);
  const may = (role: string) => query(superUrl, `alter role ${role} bypassrls`);
  return { connector, superUrl, url, reader, eraser, may };
}

async function told(connector: Connector): Promise<string[]> {
  if (!isInspector(connector)) throw new Error("cannot be inspected");
  const { differences } = await connector.inspect(collection);
  return differences.map((one) => differenceProblem(map, "notes", one).message);
}

const refused = { code: "refused", cause: { message: "postgres 42501 row-rule" } };

test("a row that a policy hides from the reading role is never 'held nothing': each way to read is refused", async () => {
  const { connector, reader, may } = await hiddenRow();
  await expect(connector.find(collection, [mine])).rejects.toMatchObject(refused);
  await expect(connector.readKeys(collection, ["[1]"])).rejects.toMatchObject(refused);
  await expect(connector.recount(collection, all)).rejects.toMatchObject(refused);
  const pages = connector.read(collection, all)[Symbol.asyncIterator]();
  await expect(pages.next()).rejects.toMatchObject(refused);
  // The eyes of the everyday role are what the rule makes of them.
  expect(await connector.recount(collection, all, "ordinary")).toBe(0);
  await may(reader);
  expect(await connector.recount(collection, all)).toBe(1);
});

test("a row that a policy hides from the erasing role is never 'done': nothing is deleted or written", async () => {
  const { connector, superUrl, reader, eraser, may } = await hiddenRow();
  await may(reader);
  const keys = ["[1]", "[2]"];
  await expect(deleteRows(connector, collection, keys)).rejects.toMatchObject(refused);
  const change = writeRow(connector, collection, "[1]", { note: "n" }, { note: "m" });
  await expect(change).rejects.toMatchObject(refused);
  expect(await query(superUrl, "select note from notes")).toEqual([{ note: "n" }, { note: "n" }]);
  await may(eraser);
  expect(await deleteRows(connector, collection, keys)).toBe(2);
});

test("systems check names table and role, and what to run; once that is done it is silent", async () => {
  const { connector, reader, eraser, may } = await hiddenRow();
  const [first = "", second = "", ...more] = await told(connector);
  expect(first).toMatch(/policy\) of notes .*role of url,.*/);
  expect(first).toContain(`alter role ${reader} bypassrls`);
  expect(second).toMatch(/policy\) of notes .*role of eraseUrl,.*/);
  expect(second).toContain(`alter role ${eraser} bypassrls`);
  expect(more).toEqual([]);
  await may(reader);
  await may(eraser);
  expect(await told(connector)).toEqual([]);
});

test("a view is seen through: one of an owner whom the rule leaves alone is read whole, one of another is refused", async () => {
  const { connector, superUrl, url } = await hiddenRow();
  const owner = new URL(url).username;
  const view = (options: string) => `drop table if exists held; alter table notes rename to held;
    create view notes ${options} as select * from held; alter view notes owner to ${owner};
    grant select, update, delete on notes to public`;
  await query(superUrl, view(""));
  expect(await connector.recount(collection, all)).toBe(1);
  await query(superUrl, "alter table held force row level security");
  await expect(connector.recount(collection, all)).rejects.toMatchObject(refused);
  expect(await told(connector)).toHaveLength(2);
});

test("an owner whom the rules are forced on is refused too", async () => {
  const { url } = await hiddenRow({ force: true });
  const connector = postgresConnector(mapOf([notes]), url, "Asia/Almaty");
  closeLater(connector);
  await expect(connector.find(collection, [mine])).rejects.toMatchObject(refused);
});
