import { createHash } from "node:crypto";
import type { BrowserContext, Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

async function askForCode(page: Page, email: string): Promise<void> {
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(email);
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel("Code from the message").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function flowCookie(context: BrowserContext) {
  const found = (await context.cookies()).find(({ name }) => name.endsWith("jeke-flow"));
  if (found === undefined) throw new Error("no flow cookie");
  return found;
}

test("A wrong code is refused with what is left, and after five tries it is void", async ({
  page,
  request,
}) => {
  const { email } = person("types-wrong-codes");
  const since = new Date().toISOString();
  await askForCode(page, email);
  const right = await codeFor(request, email, since);
  const wrong = right === "12345678" ? "12345679" : "12345678";
  const alert = page.getByRole("alert").first();
  await typeCode(page, "12 34");
  await expect(alert).toContainText("The code has 8 digits");
  for (const left of [
    "4 tries are left",
    "3 tries are left",
    "2 tries are left",
    "1 try is left",
  ]) {
    await typeCode(page, wrong);
    await expect(alert).toContainText(left);
  }
  await typeCode(page, wrong);
  await expect(alert).toContainText("Ask for a new one");
  await typeCode(page, right);
  await expect(alert).toContainText("void");
  await page.goto("/en/home");
  await expect(page).toHaveURL(/\/en\/sign-in/);
});

test("A code past its ten minutes is refused, and another one can be asked for there", async ({
  page,
  request,
  context,
}) => {
  const { email } = person("types-old-code");
  const since = new Date().toISOString();
  await askForCode(page, email);
  const code = await codeFor(request, email, since);
  const flow = createHash("sha256")
    .update((await flowCookie(context)).value)
    .digest();
  const changed = await ask(
    "portal",
    `update challenge set created_at = created_at - interval '11 minutes', expires_at = expires_at - interval '11 minutes'
     where flow_hash = $1 returning id`,
    [flow],
  );
  expect(changed).toHaveLength(1);
  await typeCode(page, code);
  await expect(page.getByRole("alert").first()).toContainText("This code no longer works");
  const again = new Date().toISOString();
  await page.getByRole("button", { name: "Send another code" }).click();
  await expect(
    page.getByRole("status").filter({ hasText: "Another code is on its way" }),
  ).toBeVisible();
  await typeCode(page, await codeFor(request, email, again));
  await expect(page).toHaveURL(/\/en\/home$/);
});

test("A code works once", async ({ page, request, context, elsewhere }) => {
  const { email } = person("types-used-code");
  const since = new Date().toISOString();
  await askForCode(page, email);
  const code = await codeFor(request, email, since);
  const flow = await flowCookie(context);
  const thief = await elsewhere();
  await thief.context().addCookies([flow]);
  await thief.goto("/en/sign-in/code");
  await expect(thief.getByLabel("Code from the message")).toBeVisible();
  await typeCode(page, code);
  await expect(page).toHaveURL(/\/en\/home$/);
  await typeCode(thief, code);
  await expect(thief.getByRole("alert").first()).toContainText("This code has been used");
});

test("A code is good only in the browser that asked for it", async ({ page, elsewhere }) => {
  await page.goto("/en/sign-in/code");
  await expect(page).toHaveURL(/\/en\/sign-in$/);
  const other = await elsewhere();
  await other.goto("/en/link/this-is-no-link");
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("We do not know this link");
});
