import { beforeAll, expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { freshDatabase, plainDatabase } from "#lib/testing/database.ts";
import { command } from "./doctor.ts";

const codes = async (): Promise<readonly string[]> =>
  ((await command.run([])).problems ?? []).map(({ code }) => code);

beforeAll(freshDatabase);

test("without the owner's address an empty database is not taken for a migrated one", async () => {
  setVariables({ DATABASE_OWNER_URL: "" });
  expect(await codes()).not.toContain("doctor.migration");
  const { url } = await plainDatabase([]);
  setVariables({ DATABASE_URL: url, DATABASE_WORKER_URL: url });
  expect(await codes()).toContain("doctor.migration");
});
