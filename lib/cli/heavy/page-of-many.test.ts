import { expect, test } from "vitest";
import { plainDatabase } from "#lib/testing/database.ts";
import { pageOfManyRow, readPageOfMany } from "./page-of-many.ts";

test("the page of a person with very many records shows twenty and says the exact number", async () => {
  const { url } = await plainDatabase([]);
  const page = await readPageOfMany(url, 30_000);
  expect(page).toMatchObject({ counted: 30_000, shown: 20 });
  // What the database sorts is not held here: thirty thousand rows would be more.
  expect(page.aboveIdle).toBeLessThan(64);
  expect(pageOfManyRow(page).measured).toContain("20 shown of 30,000 in");
});
