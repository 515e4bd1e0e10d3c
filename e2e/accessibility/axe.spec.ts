import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { fileQuestion } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

/** Opens each page in light and in dark and gathers what axe finds, with the place. */
async function violations(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      if (colorScheme === "light") await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations: all } = await new AxeBuilder({ page }).analyze();
      for (const { id, nodes } of all) {
        found.push(
          `${path} ${colorScheme}: ${id} at ${nodes
            .map(({ target }) => target.join(" "))
            .slice(0, 3)
            .join(" | ")}`,
        );
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

test("axe finds nothing on a person's pages", async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as("is-looked-at-by-axe");
  const request = await fileQuestion(page, "Is this page usable by everybody?");
  await stepUp("is-looked-at-by-axe");
  const found = await violations(
    page,
    [
      "/home",
      "/data",
      "/data/contact",
      "/data/orders",
      "/requests",
      `/requests/${request}`,
      "/requests/new/information",
      "/requests/new/rectification",
      "/requests/new/withdrawal",
      "/requests/new/copy",
      "/requests/new/erasure",
      "/consents",
      "/activity",
      "/messages",
      "/settings",
      "/prove",
      "/step-up",
    ].map((path) => `/en${path}`),
  );
  await page.goto("/en/data/contact");
  await page.locator("#customers-phone summary").click();
  await page.locator("#customers-phone").getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("New value")).toBeVisible();
  found.push(...(await violations(page, [page.url()])));
  expect(found).toEqual([]);
});

test("axe finds nothing at the desk", async ({ as }) => {
  test.setTimeout(120_000);
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
