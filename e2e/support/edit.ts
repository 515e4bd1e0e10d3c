import { expect, type Page } from "@playwright/test";

/** Opens the card of a value on its page and the form that changes it. */
export async function openEdit(page: Page, path: string, card: string): Promise<void> {
  await page.goto(path);
  const value = page.locator(card);
  await value.locator("summary").click();
  await value.getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("New value")).toBeVisible();
}
