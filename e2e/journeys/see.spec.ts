import type { Locator, Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

/** The row of a category; the drawing beside it leads there too. */
function rowOf(page: Page, category: string): Locator {
  return page.getByRole("listitem").locator(`a[href$="/data/${category}"]`);
}

test("A person sees what two systems hold, and why", async ({ as }) => {
  const { name, email } = person("reads-two-systems");
  const page = await as("reads-two-systems");
  await page.goto("/en/data");
  await expect(page.getByText("All 3 systems answered")).toBeVisible();
  await expect(rowOf(page, "who")).toContainText(name);
  await rowOf(page, "contact").click();
  await expect(page.getByRole("region", { name: /Ticket\ssales/ })).toContainText(email);
  await page.locator("#customers-email summary").click();
  const card = page.locator("#customers-email");
  for (const fact of [
    "What for",
    "Basis",
    "From",
    "Given to",
    "Until",
    "Who changes",
    "Who read",
  ]) {
    await expect(card.getByText(fact, { exact: true })).toBeVisible();
  }
  await page.goto("/en/data/mailing");
  await expect(page.getByRole("region", { name: /Mailing/ }).first()).toContainText(email);
});

test("A person finds one value among all of them", async ({ as }) => {
  const page = await as("reads-two-systems");
  const [order] = await ask<{ number: string }>(
    "shop",
    "select o.number from orders o join customers c on c.id = o.customer_id where c.email = $1 order by o.ordered_at desc limit 1",
    [person("reads-two-systems").email],
  );
  await page.goto("/en/data");
  await page.getByRole("searchbox", { name: "Find a value" }).fill(order?.number ?? "");
  await page.getByRole("searchbox", { name: "Find a value" }).press("Enter");
  await expect(page.getByRole("link", { name: new RegExp(order?.number ?? "-") })).toBeVisible();
});

test("The person about whom nothing is held reads so, and proves another address", async ({
  as,
  request,
}) => {
  const page = await as("nothing");
  await page.goto("/en/data");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "Nothing is held under this address",
  );
  await expect(page.getByText("Asked, holds nothing").first()).toBeVisible();
  const since = new Date().toISOString();
  await page.getByRole("link", { name: "Prove another address" }).click();
  await page.getByRole("button", { name: /^Send\sthe\scode/ }).click();
  await page
    .getByLabel("Code from the message")
    .fill(await codeFor(request, person("nothing").email, since));
  await page.getByRole("button", { name: "Confirm" }).click();
  const other = `other-${Date.now()}@example.com`;
  await page.getByLabel("E-mail or phone").fill(other);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, other, since));
  await page.getByRole("button", { name: "Add the address" }).click();
  await expect(page).toHaveURL(/\/en\/data/);
  await page.goto("/en/settings");
  await expect(page.getByText(other)).toBeVisible();
});

test("A guest by phone only finds their purchases by proving the phone", async ({
  page,
  as,
  request,
}) => {
  const phone = person("guest").phone ?? "";
  const since = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(phone);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, phone, since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/home$/);
  await page.goto("/en/data");
  await expect(rowOf(page, "orders")).toContainText("Orders: 2");
  // Under the address, which no system knows, the same person reads that nothing is held.
  const byMail = await as("guest");
  await byMail.goto("/en/data");
  await expect(byMail.getByRole("heading", { level: 1 })).toHaveText(
    "Nothing is held under this address",
  );
});

test("Two people on one phone see nothing of each other", async ({ as, page, request }) => {
  const [father, daughter] = [person("father"), person("daughter")];
  const numbers = (email: string) =>
    ask<{ number: string }>(
      "shop",
      "select o.number from orders o join customers c on c.id = o.customer_id where c.email = $1",
      [email],
    );
  for (const [mine, theirs, player] of [
    [father, daughter, "father"],
    [daughter, father, "daughter"],
  ] as const) {
    const own = await as(player);
    await own.goto("/en/data");
    await expect(own.getByRole("heading", { level: 1 })).toHaveText("My data");
    for (const path of ["who", "contact", "orders"]) {
      await own.goto(`/en/data/${path}`);
      await expect(own.getByRole("heading", { level: 2 }).first()).toBeVisible();
      const html = await own.content();
      expect(html).not.toContain(theirs.email);
      for (const { number } of await numbers(theirs.email)) expect(html).not.toContain(number);
      if (path === "contact") expect(html).toContain(mine.email);
    }
  }
  // The phone alone proves neither of them: what might be either's is not shown.
  const since = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(father.phone ?? "");
  await page.getByRole("button", { name: "Send the code" }).click();
  await page
    .getByLabel("Code from the message")
    .fill(await codeFor(request, father.phone ?? "", since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/home$/);
  await page.goto("/en/data");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("may be another person’s", { exact: false }).first()).toBeVisible();
  const html = await page.content();
  for (const one of [father, daughter]) {
    expect(html).not.toContain(one.email);
    expect(html).not.toContain(one.name);
  }
});

test("Two thousand orders stay usable", async ({ as }, info) => {
  const page = await as("many-orders");
  const timed = async (path: string) => {
    const start = performance.now();
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const ms = Math.round(performance.now() - start);
    info.annotations.push({ type: "ms", description: `${path} ${ms}` });
    return ms;
  };
  expect(await timed("/en/data")).toBeLessThan(5000);
  await expect(rowOf(page, "orders")).toContainText("2,000");
  expect(await timed("/en/data/orders")).toBeLessThan(5000);
  const orders = page.getByRole("region", { name: /^Orders/ });
  await expect(orders.getByText(/^1\sof\s\d+$/)).toBeVisible();
  const first = await orders.getByRole("listitem").first().textContent();
  await orders.getByRole("link", { name: "Older" }).click();
  await expect(orders.getByText(/^2\sof\s\d+$/)).toBeVisible();
  expect(await orders.getByRole("listitem").first().textContent()).not.toBe(first);
  expect(await timed("/en/requests/new/erasure")).toBeLessThan(10_000);
});

test("The one who is barred from the shop keeps every right here", async ({ as }) => {
  const page = await as("blocked");
  await page.goto("/en/data/who");
  await expect(page.getByText("Why barred", { exact: false })).toBeVisible();
  await page.goto("/en/requests/new/erasure");
  await expect(page.getByRole("link", { name: "Confirm that it is you" })).toBeVisible();
});
