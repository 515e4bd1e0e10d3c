import { glances } from "../support/axe.ts";
import { expect, test } from "../support/test.ts";

const statuses = ["conflict", "open", "kept", "attested", "statement"] as const;

test("Whoever has not signed in reads what became of every promise, and the sums add up", async ({
  page,
}) => {
  await page.goto("/en/promises");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    /^\d+\sof\s\d+\spromises\sare\skept\shere$/,
  );
  const sums = page.getByRole("navigation", { name: "Promises by status" });
  const numbers = await sums.getByRole("link").locator("strong").allTextContents();
  expect(numbers).toHaveLength(statuses.length);
  const rows = await page.locator("main li[id]").count();
  expect(numbers.reduce((sum, one) => sum + Number(one), 0)).toBe(rows);
});

test("Promises of one status are shown by a link, without a script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/en/promises");
  await page.getByRole("link", { name: /Conflict$/ }).click();
  await expect(page).toHaveURL(/\?status=conflict$/);
  await expect(page.getByRole("heading", { level: 2 })).toHaveText(["Conflict"]);
  const forever = page.locator('[id="5.1"]');
  await expect(forever).toContainText("without limit of time");
  await expect(forever).toContainText("Conflict with the law, as we read it");
  await expect(forever).toContainText("articles 8(5), 12(2) and 18");
  await expect(forever).toContainText("We read the article itself");
  await expect(page.getByText("not legal advice")).toBeVisible();
  await page.getByRole("link", { name: /^Show\sall/ }).click();
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(statuses.length);
  // The clause leads to the text it stands in.
  await forever.getByRole("link", { name: "Clause 5.1: read it in the policy" }).click();
  await expect(page).toHaveURL(/\/en\/notices\/general#c-5\.1$/);
  await expect(page.locator('[id="c-5.1"]')).toBeInViewport();
  await context.close();
});

test("A kept promise names its control, what it does and the tests; an open one what is to come", async ({
  page,
}) => {
  await page.goto("/en/promises#2.3-current");
  const kept = page.locator('[id="2.3-current"]');
  await expect(kept).toBeInViewport();
  await kept.getByText("Correcting it oneself").click();
  await expect(kept.getByText("lib/systems/use-cases/edit-field.test.ts")).toBeVisible();
  await expect(kept.getByText(/^(?:Last\sproven|Not\sproven|Its\stests)/)).toBeVisible();
  const open = page.locator('[id="4.3"]');
  await expect(open).toContainText("Will be kept by: A representative with documents");
  const attested = page.locator('[id="5.2"]');
  await expect(attested).toContainText("to be supplied by the operator");
});

test("axe finds nothing on the promises of one status, nor on those of none", async ({ page }) => {
  expect(await glances(page, ["/promises?status=kept", "/promises?status=none"])).toEqual([]);
});
