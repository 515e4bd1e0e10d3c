import type { Page } from "@playwright/test";
import { playing } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { signInByCode } from "../support/sign-in.ts";
import { ask } from "../support/systems.ts";
import { expect, journey as test } from "../support/test.ts";

/** Which of these a page holds, opened or not: said without the page. */
async function within(
  page: Page,
  path: string,
  wanted: readonly string[],
): Promise<readonly string[]> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  const html = (await page.content()).replaceAll(/&nbsp;|\u00a0/g, " ");
  return wanted.filter((one) => html.includes(one));
}

test("Somebody whom each service knows otherwise sees one of them, proves the phone, and sees the next", async ({
  page,
  request,
}) => {
  const { email, phone } = playing("everywhere");
  await signInByCode(page, request, email);
  await page.goto("/en/data");
  await expect(page.getByText("All 4 systems answered")).toBeVisible();
  expect(await within(page, "/en/data/contact", [email])).toEqual([email]);
  await expect(page.getByRole("region", { name: /Account/ }).first()).toContainText(email);
  // Nothing joins the databases: another service's own key to him is not proven yet.
  await page.goto("/en/data/posts");
  await expect(page.getByText("Asked, holds nothing").first()).toBeVisible();
  const later = new Date().toISOString();
  await page.goto("/en/prove");
  await page.getByRole("button", { name: /^Send\sthe\scode/ }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, later));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByLabel("E-mail or phone").fill(phone ?? "");
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, phone ?? "", later));
  await page.getByRole("button", { name: "Add the address" }).click();
  await expect(page).toHaveURL(/\/en\/data/);
  await page.goto("/en/data/posts");
  await expect(page.getByRole("region", { name: /^Participant/ })).toContainText("Ринат Галиев");
  expect(await within(page, "/en/data/company", ["Везде Пример"])).toEqual([]);
});

test("Whoever uses the service for a company sees its card, and nobody else's name", async ({
  playingAs,
}) => {
  const page = await playingAs("administrator");
  const [own, colleague, head] = ["administrator", "colleague", "head"].map(
    (id) => playing(id).name,
  );
  const shown = ["Үлгі Сауда", "Another person’s name is hidden", ...(own ?? "").split(" ")];
  const hidden = [colleague, head].flatMap((name) => [name ?? "", ...(name ?? "").split(" ")]);
  expect(await within(page, "/en/data/company", [...shown, ...hidden])).toEqual(shown);
});

test("Under a post its owner reads that others wrote, not who and what; they read their own words", async ({
  playingAs,
}) => {
  const words = ["Гүлмира, вы ошиблись в расчётах.", "Рақмет, түзеттім."];
  const owner = await playingAs("commented");
  const { name } = playing("commenter");
  expect(await within(owner, "/en/data/posts", [...words, name])).toEqual(words.slice(1));
  const writer = await playingAs("commenter");
  expect(await within(writer, "/en/data/posts", words)).toEqual(words.slice(0, 1));
});

test("A person corrects where they live, and the account holds it", async ({ playingAs }) => {
  const page = await playingAs("colleague");
  await page.goto("/en/data/who");
  const card = page.locator("#holders-residence");
  await card.locator("summary").click();
  await card.getByRole("link", { name: "Change" }).click();
  await page.getByLabel("New value").fill("Көкшетау");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("Accounts holds the new value")).toBeVisible();
  const [row] = await ask<{ residence: string }>(
    "citicom_accounts",
    "select residence from holders where email = $1",
    [playing("colleague").email],
  );
  expect(row?.residence).toBe("Көкшетау");
});

test("A person whom everybody could see closes the account to all", async ({ playingAs }) => {
  const page = await playingAs("open-profile");
  await page.goto("/en/data/visibility");
  const card = page.locator("#holders-profileLevel");
  await card.locator("summary").click();
  await card.getByRole("link", { name: "Change" }).click();
  await page.getByLabel("New value").selectOption("nobody");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("Accounts holds the new value")).toBeVisible();
});

test("Advertising cookies are refused by one press, and the others stay", async ({ playingAs }) => {
  const page = await playingAs("passed-on");
  await page.goto("/en/consents");
  const ads = page.getByRole("switch", { name: /^Cookies\sfor\sadvertising/ });
  await expect(ads).toHaveAttribute("aria-checked", "true");
  await ads.click();
  await expect(ads).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText("Accounts, read back")).toBeVisible();
  const rows = await ask<{ kind: string }>(
    "citicom_accounts",
    "select kind from cookie_choices c join holders h on h.id = c.holder_id where h.email = $1 and allowed order by kind",
    [playing("passed-on").email],
  );
  expect(rows.map(({ kind }) => kind)).toEqual(["comfort", "errors", "statistics"]);
});

test("The head of a company reads before an erasure what it ends, what is held and why", async ({
  playingAs,
}) => {
  const page = await playingAs("head");
  await page.goto("/en/requests/new/erasure");
  const stays = page.getByRole("region", { name: /^Stays,\sand\swhy/ });
  await expect(stays.getByText("Agreement in force", { exact: true })).toBeVisible();
  await expect(stays.getByText("While the agreement is in force").first()).toBeVisible();
  await expect(page.getByText("What stops working", { exact: false })).toBeVisible();
});

test("A person compares the new text of a service with the old one, refuses it, and is led to copy and deletion", async ({
  playingAs,
}) => {
  const page = await playingAs("commenter");
  await page.goto("/en/notices/community/2026-11-02");
  // Posted on 2 November, in force the day after: clause 8.1.
  await expect(page.getByText("3 November 2026").first()).toBeVisible();
  await page.getByRole("link", { name: "See what changed" }).first().click();
  await expect(page.getByText("1 clause added")).toBeVisible();
  await page.goto("/en/notices/community/2026-11-02");
  await page.getByRole("link", { name: "I do not agree" }).click();
  await expect(page.getByText("You stop using the services", { exact: false })).toBeVisible();
  await expect(page.getByText("You leave: Community")).toBeVisible();
  await page.getByRole("button", { name: "Refuse and leave" }).click();
  await expect(page.getByRole("heading", { name: "The way out" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Take the copy" })).toBeVisible();
  await page.getByRole("link", { name: "Delete everything all the same" }).click();
  await expect(page).toHaveURL(/\/en\/requests\/new\/erasure/);
  const clocks = await ask<{ rule: string }>(
    "portal",
    "select c.rule_id as rule from clock c join request r on r.id = c.request_id where r.account_id = $1 and r.type = 'notice-refusal'",
    [playing("commenter").accountId],
  );
  expect(clocks.map(({ rule }) => rule)).toContain("consent.withdraw");
  await page.goto("/en/consents/notices");
  await expect(page.getByText(/^Refused:/).first()).toBeVisible();
});
