import type { Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import type { Role } from "../support/roles.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

async function phoneInShop(email: string): Promise<string | undefined> {
  const [row] = await ask<{ phone: string }>(
    "shop",
    "select phone from customers where email = $1",
    [email],
  );
  return row?.phone;
}

async function openPhone(page: Page, role: Role): Promise<void> {
  await stepUp(role);
  await page.goto("/en/data/contact");
  const card = page.locator("#customers-phone");
  await card.locator("summary").click();
  await card.getByRole("link", { name: "Change" }).click();
  await expect(page.getByLabel("New value")).toBeVisible();
}

test("A person corrects their phone number and shop holds it", async ({ as }) => {
  const { email } = person("corrects-phone");
  const page = await as("corrects-phone");
  await openPhone(page, "corrects-phone");
  await page.getByLabel("New value").fill("8 701 222 33 44");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("Ticket sales holds the new value")).toBeVisible();
  expect(await phoneInShop(email)).toBe("+77012223344");
  await page.goto("/en/data/contact");
  await expect(page.locator("#customers-phone")).toContainText("+7 701 222 33 44");
});

test("What is no phone number is not written", async ({ as }) => {
  const { email } = person("corrects-wrongly");
  const before = await phoneInShop(email);
  const page = await as("corrects-wrongly");
  await openPhone(page, "corrects-wrongly");
  await page.getByLabel("New value").fill("12 34");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("alert").first()).toContainText("There is no such phone number");
  await expect(page.getByLabel("New value")).toHaveValue("12 34");
  expect(await phoneInShop(email)).toBe(before);
});

test("A change made meanwhile elsewhere is shown, not overwritten", async ({ as }) => {
  const { email } = person("corrects-too-late");
  const page = await as("corrects-too-late");
  await openPhone(page, "corrects-too-late");
  await ask("shop", "update customers set phone = '+77015556677' where email = $1", [email]);
  await page.getByLabel("New value").fill("+7 701 222 33 55");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("alert").first()).toContainText("changed since you opened the page");
  await expect(page.getByRole("alert").first()).toContainText(/701.?555.?66.?77/);
  expect(await phoneInShop(email)).toBe("+77015556677");
});
