import { person } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { expect, stepUp, test } from "../support/test.ts";
import { judge, words } from "../support/words.ts";

const players = { kk: "reads-kazakh", ru: "reads-russian", en: "reads-english" } as const;

for (const locale of ["kk", "ru", "en"] as const) {
  test(`A person signs in and reads their data in ${locale} @phone`, async ({ page, request }) => {
    const { email } = person(players[locale]);
    const since = new Date().toISOString();
    await page.goto(`/${locale}`);
    await judge(page, locale);
    await page.getByRole("link", { name: words(locale, "subject", "landing.signIn") }).click();
    await judge(page, locale);
    await page.getByLabel(words(locale, "sign-in", "address")).fill(email);
    await page.getByRole("button", { name: words(locale, "sign-in", "send") }).click();
    await expect(page.getByLabel(words(locale, "sign-in", "code"))).toBeVisible();
    await judge(page, locale);
    await page
      .getByLabel(words(locale, "sign-in", "code"))
      .fill(await codeFor(request, email, since));
    await page.getByRole("button", { name: words(locale, "sign-in", "enter") }).click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/home$`));
    await judge(page, locale);
    for (const where of [
      "data",
      "data/who",
      "data/orders",
      "data/mailing",
      "consents",
      "settings",
      "messages",
      "activity",
    ]) {
      await page.goto(`/${locale}/${where}`);
      await judge(page, locale);
    }
  });

  test(`A person previews a deletion and asks a question in ${locale} @phone`, async ({ as }) => {
    const page = await as(players[locale]);
    await stepUp(players[locale]);
    for (const where of ["requests/new/erasure", "requests/new/copy", "requests"]) {
      await page.goto(`/${locale}/${where}`);
      await judge(page, locale);
    }
    await page.goto(`/${locale}/requests/new/information`);
    await page
      .getByLabel(words(locale, "subject", "newRequest.information.question"))
      .fill("Не, неге, кімге? Что, зачем и кому? What, why, to whom?");
    await page
      .getByRole("button", { name: words(locale, "subject", "newRequest.information.send") })
      .click();
    await expect(page).toHaveURL(/filed=1/);
    await judge(page, locale);
  });

  test(`The desk stands on a narrow screen in ${locale} @phone`, async ({ as }) => {
    const page = await as("officer-3");
    for (const where of ["desk", "desk/audit", "desk/calendar", "desk/calendar?year=2028"]) {
      await page.goto(`/${locale}/${where}`);
      await judge(page, locale);
    }
  });
}

test("The address chooses the language, then the account, then the browser", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    locale: "kk-KZ",
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page).toHaveURL(/\/kk$/);
  await page.goto("/en");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await context.close();
});
