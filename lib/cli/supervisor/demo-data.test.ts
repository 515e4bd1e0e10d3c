import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { freshDatabase } from "#lib/testing/database.ts";
import { holdsDemoStaff } from "./demo-data.ts";
import { seedDemoStaff } from "./demo-people.ts";
import { isDemoFolder, secretsOf } from "./secrets.ts";

it("tells a database of the demo by its staff", async () => {
  await freshDatabase();
  expect(await holdsDemoStaff()).toBe(false);
  await seedDemoStaff();
  expect(await holdsDemoStaff()).toBe(true);
});

it("tells a folder of the demo by its secrets", () => {
  const folders = ["demo", "production"] as const;
  const [demo, production] = folders.map((mode) => {
    const folder = mkdtempSync(path.join(tmpdir(), "jeke-secrets-"));
    secretsOf(folder, mode);
    return isDemoFolder(folder);
  });
  expect([demo, production]).toEqual([true, false]);
  const empty = mkdtempSync(path.join(tmpdir(), "jeke-secrets-"));
  expect(isDemoFolder(empty)).toBe(false);
  writeFileSync(path.join(empty, "runtime.json"), "{}");
  expect(isDemoFolder(empty)).toBe(false);
});
