import { person } from "../support/cast.ts";
import { letters } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

async function count(sql: string, values: readonly unknown[]): Promise<number> {
  const [row] = await ask<{ count: string }>(
    "portal",
    `select count(*) as count from ${sql}`,
    values,
  );
  return Number(row?.count);
}

const requestsOf = (accountId: string | undefined, type: string) =>
  count("request where account_id = $1 and type = $2", [accountId, type]);

const eventsOf = (requestId: string, action: string) =>
  count("audit_event where request_id = $1 and action = $2", [requestId, action]);

test("A second click on Send the question files one request, one event, one letter", async ({
  as,
  request,
}) => {
  const { accountId, email } = person("asks-in-haste");
  const page = await as("asks-in-haste");
  const since = new Date().toISOString();
  await page.goto("/en/requests/new/information");
  await page.getByLabel("What would you like to know").fill("Twice?");
  await page.getByRole("button", { name: "Send the question" }).dblclick();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  expect(await requestsOf(accountId, "information")).toBe(1);
  const id = requestIdOf(page);
  expect(await eventsOf(id, "request.submitted")).toBe(1);
  await expect
    .poll(() => count("message where request_id = $1 and state = 'sent'", [id]))
    .toBeGreaterThan(0);
  const own = (await letters(request)).filter(({ to, at }) => to === email && at >= since);
  expect(own).toHaveLength(1);

  const desk = await as("agent-12");
  await desk.goto(`/en/desk/cases/${id}`);
  await desk.getByRole("button", { name: /^Take\sthis\scase/ }).dblclick();
  await expect(desk.getByLabel("The person will read")).toBeVisible();
  expect(await eventsOf(id, "request.assigned")).toBe(1);
  await desk.getByLabel("The person will read").fill("Once.");
  await desk.getByRole("button", { name: /^Decide\sand\ssend/ }).dblclick();
  await expect(desk.getByRole("heading", { level: 1 })).not.toHaveText("Answer, then it goes out");
  expect(await eventsOf(id, "request.decided")).toBe(1);
});

test("A second click on Delete files one request", async ({ as }) => {
  const { accountId } = person("deletes-in-haste");
  const page = await as("deletes-in-haste");
  await stepUp("deletes-in-haste");
  await page.goto("/en/requests/new/erasure");
  await page.getByLabel("Type DELETE to confirm").fill("DELETE");
  await page.getByRole("button", { name: /^Delete\s\d/ }).dblclick();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  expect(await requestsOf(accountId, "erasure")).toBe(1);
  expect(await eventsOf(requestIdOf(page), "request.submitted")).toBe(1);
});

test("A second click on Make the copy makes one archive", async ({ as }) => {
  const { accountId } = person("copies-in-haste");
  const page = await as("copies-in-haste");
  await stepUp("copies-in-haste");
  await page.goto("/en/requests/new/copy");
  await page.getByRole("button", { name: "Make the copy" }).dblclick();
  await expect(page.getByRole("link", { name: "Download the copy" })).toBeVisible({
    timeout: 30_000,
  });
  expect(await requestsOf(accountId, "copy")).toBe(1);
  expect(await count("export_archive where account_id = $1", [accountId])).toBe(1);
});

test("A second click on a switch is one decision", async ({ as }) => {
  const { accountId } = person("stops-in-haste");
  const page = await as("stops-in-haste");
  await page.goto("/en/consents");
  const sms = page.getByRole("switch", { name: /SMS$/ });
  await sms.dblclick();
  await expect(page.getByText("Mailing, read back")).toBeVisible();
  await expect(sms).toHaveAttribute("aria-checked", "false");
  expect(await count("consent_event where account_id = $1", [accountId])).toBe(1);
});
