import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { codeFor } from "./inbox.ts";

/** Signs in as a person does, by the code that arrives, and ends on the home page. */
export async function signInByCode(
  page: Page,
  request: APIRequestContext,
  address: string,
): Promise<void> {
  const since = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(address);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, address, since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/home$/);
}
