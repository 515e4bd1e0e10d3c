import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { fileQuestion } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

/** Opens each page and gathers what axe finds, with the place. In the dark only the colours are other ones. */
async function violations(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      if (colorScheme === "light") await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // No page has frames, so axe need not open a page of its own to put the findings of several together.
      const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
      if (colorScheme === "dark") axe.withRules(["color-contrast"]);
      const { violations: all } = await axe.analyze();
      for (const { id, nodes } of all) {
        const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
        found.push(`${path} ${colorScheme}: ${id} at ${places.join(" | ")}`);
      }
    }
  }
  return found;
}

test("axe finds nothing on the pages for everybody", async ({ page }) => {
  const pages = ["", "/sign-in", "/link/none", "/desk/sign-in", "/no/such/page"];
  expect(
    await violations(
      page,
      pages.map((path) => `/en${path}`),
    ),
  ).toEqual([]);
});

const groups: Readonly<Record<string, readonly string[]>> = {
  "a person's data": ["/home", "/data", "/data/contact", "/data/orders", "/activity"],
  "a person's choices": ["/consents", "/messages", "/settings", "/prove", "/step-up", "/requests"],
  "a person's new requests": [
    "/requests/new/information",
    "/requests/new/rectification",
    "/requests/new/withdrawal",
    "/requests/new/copy",
    "/requests/new/erasure",
  ],
};

for (const [name, paths] of Object.entries(groups)) {
  test(`axe finds nothing on the pages of ${name}`, async ({ as }) => {
    const page = await as("is-looked-at-by-axe");
    await stepUp("is-looked-at-by-axe");
    const english = paths.map((path) => `/en${path}`);
    expect(await violations(page, english)).toEqual([]);
  });
}

test("axe finds nothing on a person's own request and on the page that edits a value", async ({
  as,
}) => {
  const page = await as("is-looked-at-by-axe");
  const request = await fileQuestion(page, "Is this page usable by everybody?");
  await stepUp("is-looked-at-by-axe");
  await page.goto("/en/data/contact");
  const change = page.locator('#customers-phone a[href*="/data/edit"]');
  const edit = (await change.getAttribute("href")) ?? "";
  expect(await violations(page, [`/en/requests/${request}`, edit])).toEqual([]);
});

test("axe finds nothing at the desk", async ({ as }) => {
  const [request] = await ask<{ id: string }>(
    "portal",
    "select id from request order by (type = 'erasure') desc, created_at desc limit 1",
  );
  const officer = await as("officer-3");
  const paths = ["/desk", "/desk?view=closed", "/desk/audit", `/desk/cases/${request?.id ?? ""}`];
  expect(
    await violations(
      officer,
      paths.map((path) => `/en${path}`),
    ),
  ).toEqual([]);
});
