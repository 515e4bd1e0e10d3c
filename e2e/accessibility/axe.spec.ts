import { findings, findingsHere, glances, withoutLocale } from "../support/axe.ts";
import { person } from "../support/cast.ts";
import { letterTo } from "../support/inbox.ts";
import { lookedAt } from "../support/looked-at.ts";
import { fileQuestion } from "../support/requests.ts";
import { addressOf, builtRoutes, type Ids } from "../support/routes.ts";
import { expect, stepUp, test } from "../support/test.ts";

// Every page in every language, at 390 and 1280 px, light and dark. The desk is in `axe-desk.spec.ts`.
test.describe.configure({ timeout: 120_000 });

const noIds: Ids = { request: "", archive: "", certificate: "", edit: "" };

function addresses(routes: readonly string[], ids: Ids = noIds): readonly string[] {
  return routes.map((route) => withoutLocale(addressOf(route, ids)));
}

test("axe is asked about every page of the build", () => {
  const pages = builtRoutes().filter((route) => route.startsWith("/[locale]"));
  expect(Object.values(lookedAt).flat().toSorted()).toEqual(pages.toSorted());
});

test("axe finds nothing on the pages for everybody", async ({ page }) => {
  expect(await findings(page, addresses(lookedAt.everybody))).toEqual([]);
});

test("axe finds nothing on the texts of the operator", async ({ page }) => {
  expect(await findings(page, addresses(lookedAt.notices))).toEqual([]);
});

test("axe finds nothing on the pages where a code is typed, a wrong one too", async ({
  page,
  as,
  request,
}) => {
  const since = new Date().toISOString();
  const { email } = person("is-looked-at-by-axe");
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill("nobody");
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  expect(await findingsHere(page)).toEqual([]);
  await page.getByLabel("E-mail or phone").fill(email);
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByLabel("Code from the message")).toBeVisible();
  const letter = await letterTo(request, email, since, ({ link }) => link !== undefined);
  expect(await findings(page, ["/sign-in/code", withoutLocale(letter.link ?? "")])).toEqual([]);

  const own = await as("is-looked-at-by-axe");
  await stepUp("is-looked-at-by-axe");
  await own.goto("/en/step-up");
  await own.getByRole("button", { name: /^Send\sthe\scode/ }).click();
  await expect(own.getByLabel("Code from the message")).toBeVisible();
  await own.goto("/en/prove");
  await own.getByLabel("E-mail or phone").fill(`axe-${Date.now()}@example.com`);
  await own.getByRole("button", { name: "Send the code" }).click();
  await expect(own.getByLabel("Code from the message")).toBeVisible();
  expect(await findings(own, ["/step-up/code", "/prove/code"])).toEqual([]);
});

test("axe finds nothing on the pages of a person's data", async ({ as }) => {
  const page = await as("is-looked-at-by-axe");
  await stepUp("is-looked-at-by-axe");
  await page.goto("/en/data/contact");
  const change = page.locator('#customers-phone a[href*="/data/edit"]');
  const edit = (await change.getAttribute("href")) ?? "";
  const categories = ["who", "orders", "payments", "sign-ins", "mailing", "no-such"];
  expect(await findings(page, addresses(lookedAt.data, { ...noIds, edit }))).toEqual([]);
  expect(
    await glances(
      page,
      categories.map((category) => `/data/${category}`),
    ),
  ).toEqual([]);
});

test("axe finds nothing on the pages of a person's choices", async ({ as }) => {
  const page = await as("is-looked-at-by-axe");
  await stepUp("is-looked-at-by-axe");
  expect(await findings(page, addresses(lookedAt.choices))).toEqual([]);
  await page.goto("/en/consents");
  await page.getByRole("switch").first().click();
  await expect(page.getByText("Mailing, read back").first()).toBeVisible();
  expect(await findingsHere(page)).toEqual([]);
});

test("axe finds nothing on the pages of a person's requests, old and new", async ({ as }) => {
  const page = await as("is-looked-at-by-axe");
  const request = await fileQuestion(page, "Is this page usable by everybody?");
  expect(await findingsHere(page)).toEqual([]);
  await page.goto("/en/requests/new/information");
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  expect(await findingsHere(page)).toEqual([]);
  await stepUp("is-looked-at-by-axe");
  expect(await findings(page, addresses(lookedAt.requests, { ...noIds, request }))).toEqual([]);
  const others = ["/requests/new/rectification", "/requests/new/withdrawal"];
  expect(await glances(page, others)).toEqual([]);
});

test("axe finds nothing where nothing is held", async ({ as }) => {
  expect(await glances(await as("nothing"), ["/home", "/data", "/requests/new/erasure"])).toEqual(
    [],
  );
});
