import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type APIRequestContext, type Browser, type Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { chromiumPath } from "../../../e2e/support/browser.ts";
import { demoSubject } from "../../../prisma/demo/iticket/people.ts";
import { demoStaff } from "../../../prisma/demo/staff.ts";
import { ensureGenerated } from "../supervisor/build.ts";
import { projectRoot } from "../supervisor/runtime.ts";
import { withDemo } from "./browser-tests.ts";

const folder = path.join(projectRoot, "docs", "pictures");
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };

type Letter = { readonly to: string; readonly at: string; readonly code?: string };

async function codeFor(api: APIRequestContext, to: string, since: string): Promise<string> {
  for (;;) {
    const letters = (await (await api.get("/dev/inbox.json")).json()) as Letter[];
    const found = letters.find((letter) => letter.to === to && letter.at >= since && letter.code);
    if (found?.code !== undefined) return found.code;
  }
}

async function submit(page: Page, text: string): Promise<void> {
  const before = page.url();
  await page.locator("main input:not([type=hidden])").first().fill(text);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL((url) => url.href !== before);
}

async function openPage(browser: Browser, baseURL: string, viewport: typeof phone): Promise<Page> {
  return (await browser.newContext({ baseURL, viewport, deviceScaleFactor: 2 })).newPage();
}

async function shoot(page: Page, url: string, name: string): Promise<void> {
  await page.goto(url);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** The heroine's screens on a phone. */
async function subjectPictures(browser: Browser, baseURL: string): Promise<void> {
  const page = await openPage(browser, baseURL, phone);
  const { email } = demoSubject("aigerim");
  const since = new Date().toISOString();
  await page.goto("/ru/sign-in");
  await submit(page, email);
  await submit(page, await codeFor(page.request, email, since));
  await shoot(page, "/ru/data", "data-phone-ru");
  await shoot(page, "/en/requests/new/erasure", "erasure-phone-en");
  await shoot(page, "/kk/consents", "consents-phone-kk");
}

/** The queue with the sample requests. */
async function deskPictures(browser: Browser, baseURL: string): Promise<void> {
  const page = await openPage(browser, baseURL, desk);
  const officer = demoStaff.find(({ id }) => id === "officer-7");
  if (officer === undefined) throw new Error("the demo has no officer 7");
  await page.goto("/ru/desk/sign-in");
  await page.locator("input[name=email]").fill(officer.email);
  await page.locator("input[name=password]").fill(officer.password);
  await page.locator("main form button[type=submit]").first().click();
  await page.waitForURL(/factor/);
  await submit(page, new TOTP({ secret: officer.totpSecret }).generate());
  await shoot(page, "/ru/desk", "queue-desktop-ru");
}

await ensureGenerated();
mkdirSync(folder, { recursive: true });
await withDemo(async ({ url }) => {
  const executablePath = await chromiumPath();
  const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath });
  await subjectPictures(browser, url);
  await deskPictures(browser, url);
  await browser.close();
});
console.log(`The pictures of the README are in ${path.relative(projectRoot, folder)}.`);
