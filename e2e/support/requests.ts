import { expect, type Page } from "@playwright/test";
import { stepUp } from "./test.ts";

/** The id of the request whose page is open. */
export function requestIdOf(page: Page): string {
  const id = /requests\/([0-9a-f-]{36})/.exec(page.url())?.[1];
  if (id === undefined) throw new Error(`no request at ${page.url()}`);
  return id;
}

/** Files a question in English and stays on its page. */
export async function fileQuestion(page: Page, question: string): Promise<string> {
  await page.goto("/en/requests/new/information");
  await page.getByLabel("What would you like to know").fill(question);
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  return requestIdOf(page);
}

/** Files the deletion of everything, confirmed already. */
export async function fileErasure(page: Page, player: string): Promise<string> {
  await stepUp(player);
  await page.goto("/en/requests/new/erasure");
  await page.getByLabel("Type DELETE to confirm").fill("DELETE");
  await page.getByRole("button", { name: /^Delete\s\d/ }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  return requestIdOf(page);
}
