import { expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { command } from "./migrate.ts";

const { ownerUrl, appUrl } = await freshDatabase();

test("a database is brought to this version with its queues, and a second run finds nothing to do", async () => {
  const first = await command.run([]);
  expect(first).toMatchObject({ exit: 0, json: { applied: [] } });
  expect(await command.run([])).toMatchObject({ exit: 0 });
  const rows = await query<{ name: string }>(appUrl, "select name from pgboss.queue order by 1");
  expect(rows.map((row) => row.name)).toContain("fulfil");
});

test("without the owner's URL, or with words it does not know, it cannot tell", async () => {
  expect(await command.run(["now"])).toMatchObject({ exit: 2, problems: [{ code: "usage" }] });
  setVariables({ DATABASE_OWNER_URL: "" });
  expect(await command.run([])).toMatchObject({
    exit: 2,
    problems: [{ code: "owner-url-absent" }],
  });
  setVariables({ DATABASE_OWNER_URL: ownerUrl });
});

test("a database that cannot be reached does not hold", async () => {
  setVariables({ DATABASE_OWNER_URL: "postgresql://jeke_owner:wrong@127.0.0.1:1/jeke" });
  expect(await command.run([])).toMatchObject({ exit: 1, problems: [{ code: "not-applied" }] });
  setVariables({ DATABASE_OWNER_URL: ownerUrl });
});
