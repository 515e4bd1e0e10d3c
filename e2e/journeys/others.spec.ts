import type { Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

type Ticket = { readonly number: string; readonly name: string; readonly email: string };

/** Tickets that Maria bought and that name somebody else. */
async function ticketsForOthers(): Promise<readonly Ticket[]> {
  const tickets = await ask<Ticket>(
    "shop",
    `select t.number, t.holder_name as name, t.holder_email as email from tickets t
       join orders o on o.id = t.order_id join customers c on c.id = o.customer_id
       where c.email = $1 and t.holder_email is not null and t.holder_email <> c.email`,
    [person("buyer-for-other").email],
  );
  expect(tickets.length).toBeGreaterThan(0);
  return tickets;
}

/** The whole text of a category, every list to its end, opened or not. */
async function everything(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  const older = await page
    .getByRole("link", { name: "Older", exact: true })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const parts = [await page.content()];
  for (const href of older) parts.push(await everything(page, href));
  return parts.join("\n").replaceAll(/&nbsp;|\u00a0/g, " ");
}

/** Which of these a text holds: said without the text, which is a whole page. */
function within(html: string, wanted: readonly string[]): readonly string[] {
  return wanted.filter((one) => html.includes(one));
}

test("Whoever bought for somebody else sees the ticket, and that a name is hidden, not whose", async ({
  as,
}) => {
  const page = await as("buyer-for-other");
  const html = await everything(page, "/en/data/orders");
  const tickets = await ticketsForOthers();
  const shown = [...tickets.map(({ number }) => number), "Another person’s name is hidden"];
  expect(within(html, shown)).toEqual(shown);
  const hidden = tickets.flatMap(({ name, email }) => [name, email]);
  expect(within(html, hidden)).toEqual([]);
  await page.goto("/en/data");
  const find = page.getByRole("searchbox", { name: "Find a value" });
  await find.fill(hidden[0] ?? "");
  await find.press("Enter");
  await expect(page.getByText("Nothing shown here contains", { exact: false })).toBeVisible();
});

test("Whoever is named on a ticket sees it with their own name, and nothing of the buyer", async ({
  as,
}) => {
  const [buyer, holder] = [person("buyer-for-other"), person("holder")];
  const own = (await ticketsForOthers()).filter(({ email }) => email === holder.email);
  const shown = own.flatMap(({ number, name }) => [number, name]);
  expect(shown.length).toBeGreaterThan(0);
  const orders = await ask<{ number: string }>(
    "shop",
    "select o.number from orders o join tickets t on t.order_id = o.id where t.number = any($1)",
    [own.map(({ number }) => number)],
  );
  const html = await everything(await as("holder"), "/en/data/orders");
  expect(within(html, shown)).toEqual(shown);
  const hidden = [buyer.name, buyer.email, ...orders.map(({ number }) => number)];
  expect(within(html, hidden)).toEqual([]);
});
