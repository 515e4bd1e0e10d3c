import type { Page } from "@playwright/test";
import { findingsHere } from "../support/axe.ts";
import { person } from "../support/cast.ts";
import { letterTo } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";
import { beginning, judge, words, type Locale } from "../support/words.ts";

const players = { kk: "acts-in-kazakh", ru: "acts-in-russian", en: "acts-in-english" } as const;

async function press(page: Page, locale: Locale, namespace: string, key: string): Promise<void> {
  await page.getByRole("button", { name: beginning(locale, namespace, key) }).click();
}

async function stopSms(page: Page, locale: Locale, email: string): Promise<void> {
  const sms = page.getByRole("switch", { name: /SMS$/ });
  // A busy machine may find a system silent for a moment; then a person looks again, and so do we.
  await expect(async () => {
    await page.goto(`/${locale}/consents`);
    await expect(sms).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
  await sms.click();
  await expect(sms).toHaveAttribute("aria-checked", "false");
  await judge(page, locale);
  const allowed = await ask(
    "mailing",
    "select allowed from channels c join subscribers s on s.id = c.subscriber_id where s.email = $1 and channel = 'sms'",
    [email],
  );
  expect(allowed).toEqual([{ allowed: false }]);
}

async function correctPhone(page: Page, locale: Locale, email: string): Promise<void> {
  const phone = `+7701${String(Date.now()).slice(-7)}`;
  await page.goto(`/${locale}/data/contact`);
  const card = page.locator("#customers-phone");
  await card.locator("summary").click();
  await card.getByRole("link", { name: words(locale, "ui", "value.edit") }).click();
  await page.getByLabel(words(locale, "subject", "edit.newValue")).fill(phone);
  await press(page, locale, "subject", "edit.save");
  await expect(page.getByText(words(locale, "subject", "edit.savedTitle"))).toBeVisible();
  await judge(page, locale);
  expect(await ask("shop", "select phone from customers where email = $1", [email])).toEqual([
    { phone },
  ]);
}

async function takeCopy(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/requests/new/copy`);
  await press(page, locale, "subject", "copy.start");
  const download = page.getByRole("link", { name: words(locale, "ui", "archive.download") });
  await expect(download).toBeVisible({ timeout: 30_000 });
  await judge(page, locale);
  const arriving = page.waitForEvent("download");
  await download.click();
  expect((await arriving).suggestedFilename()).toMatch(/\.zip$/);
}

async function fileDeletion(page: Page, locale: Locale): Promise<string> {
  await page.goto(`/${locale}/requests/new/erasure`);
  const word = page.getByLabel(words(locale, "subject", "erasure.type"));
  await word.fill(words(locale, "requests", "types.erasure.word"));
  await word.press("Enter");
  await expect(page.getByText(beginning(locale, "subject", "request.filed"))).toBeVisible();
  await judge(page, locale);
  return requestIdOf(page);
}

for (const locale of ["kk", "ru", "en"] as const) {
  test(`A person stops SMS, corrects a phone, takes a copy and deletes everything, with two officers, in ${locale} @phone`, async ({
    as,
    request,
  }) => {
    test.setTimeout(150_000);
    const player = players[locale];
    const { email } = person(player);
    const since = new Date().toISOString();
    const page = await as(player);
    expect(page.viewportSize()?.width).toBe(390);
    await stopSms(page, locale, email);
    await stepUp(player);
    await correctPhone(page, locale, email);
    await takeCopy(page, locale);
    await stepUp(player);
    const id = await fileDeletion(page, locale);

    const seven = await as("officer-7");
    await seven.goto(`/${locale}/desk/cases/${id}`);
    await press(seven, locale, "desk", "case.buttons.take");
    await seven.getByRole("radio").first().check();
    await judge(seven, locale);
    await press(seven, locale, "desk", "case.buttons.proposePlan");
    await expect(seven.getByRole("heading", { level: 1 })).toHaveText(
      beginning(locale, "desk", "case.titles.wait-for-second"),
    );
    const three = await as("officer-3");
    await three.goto(`/${locale}/desk/cases/${id}`);
    await press(three, locale, "desk", "case.buttons.second");
    await expect(three.getByRole("textbox").first()).toBeVisible();
    await judge(three, locale);
    await press(three, locale, "desk", "case.buttons.agreePlan");

    const letter = await letterTo(request, email, since, ({ text }) =>
      text.includes("/certificate/"),
    );
    const link = /https?:\/\/\S+\/certificate\/\S+/.exec(letter.text)?.[0] ?? "";
    await page.goto(link.replace(/\/(kk|ru|en)\/certificate/, `/${locale}/certificate`));
    await judge(page, locale);
    expect(await findingsHere(page)).toEqual([]);
    expect(await ask("shop", "select id from customers where email = $1", [email])).toEqual([]);
    expect(await ask("mailing", "select id from subscribers where email = $1", [email])).toEqual(
      [],
    );
  });
}
