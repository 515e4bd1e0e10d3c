import { person } from "../support/cast.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { enter, expect, stepUp, test } from "../support/test.ts";

test("Anybody reads the policy without signing in, and every other address of it is not there", async ({
  page,
}) => {
  await page.goto("/en");
  await page.getByRole("link", { name: "Privacy policy" }).click();
  await expect(page).toHaveURL(/\/en\/notices$/);
  await page.getByRole("link", { name: "Privacy policy", exact: true }).first().click();
  await expect(page).toHaveURL(/\/en\/notices\/general$/);
  await expect(page.getByText("in our own words")).toBeVisible();
  await expect(page.getByText("In force", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Ticket sales, Mailing")).toBeVisible();

  // Each clause has an address of its own.
  await page.getByText("Clauses", { exact: true }).click();
  await page.getByRole("link", { name: "Claim", exact: true }).click();
  await expect(page).toHaveURL(/#c-7\.2$/);
  await expect(page.locator("#c-7\\.2")).toContainText("30 working days");

  // A service without a notice of its own is governed by the general one, and the page says so.
  await page.goto("/en/notices/news");
  await expect(page.getByText("The general one governs it.")).toBeVisible();
  for (const path of ["moon", "general/1999", "news/undated", "general/undated/changes"]) {
    const answer = await page.goto(`/en/notices/${path}`);
    expect(answer?.status(), path).toBe(404);
  }
  expect((await page.goto("/en/notices/general/undated"))?.status()).toBe(200);
});

test("A person refuses the policy, sees the way out, and takes the first step of it", async ({
  as,
}) => {
  const { accountId } = person("refuses-the-policy");
  const page = await as("refuses-the-policy");
  await page.goto("/en/notices/general");
  await page.getByRole("link", { name: "I do not agree" }).click();
  // What follows is said before anything can be sent.
  await expect(page.getByText("You stop using the services")).toBeVisible();
  await expect(page.getByText("Refusing by itself deletes nothing")).toBeVisible();
  await page.getByRole("button", { name: "Refuse and leave" }).click();
  await expect(page.getByRole("alert").first()).toBeFocused();
  await page.getByLabel("Ticket sales").check();
  await page.getByLabel("Mailing").check();
  await page.getByRole("button", { name: "Refuse and leave" }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  const id = requestIdOf(page);
  const [decision] = await ask<{ decision: string; request_id: string }>(
    "portal",
    "select decision, request_id from notice_decision where account_id = $1",
    [accountId],
  );
  expect(decision).toEqual({ decision: "refused", request_id: id });
  await expect(page.getByText("Services you leave: Ticket sales, Mailing")).toBeVisible();

  await stepUp("refuses-the-policy");
  await page.getByRole("link", { name: "Take the copy" }).click();
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page.getByRole("link", { name: "Download the copy" })).toBeVisible({
    timeout: 30_000,
  });
  await page.goto(`/en/requests/${id}`);
  await expect(page.getByText(/^done:/).nth(1)).toBeVisible();
  await page.getByRole("link", { name: "See what would be deleted" }).click();
  await expect(page).toHaveURL(/\/requests\/new\/erasure$/);

  // The second refusal of one text is the first one.
  await page.goto("/en/requests/new/notice-refusal");
  await page.getByLabel("Mailing").check();
  await page.getByRole("button", { name: "Refuse and leave" }).click();
  await expect(page.getByRole("alert").first()).toContainText("You already have such a request");

  // At the desk it is a case like any other.
  const agent = await as("agent-12");
  await agent.goto(`/en/desk/cases/${id}`);
  await agent.getByRole("button", { name: "Take this case" }).click();
  await expect(agent.getByText("Ticket sales, Mailing")).toBeVisible();
  await expect(agent.getByRole("radio", { name: "The subject withdrew consent" })).toBeVisible();
});

test("Which text applied is told for any day, with what was decided under it", async ({ as }) => {
  const page = await as("refuses-without-scripts");
  await page.goto("/en/consents");
  await page.getByRole("link", { name: "Which text applied to me" }).click();
  await expect(page.getByRole("heading", { name: "Ticket sales" })).toBeVisible();
  await page.getByLabel("Day").fill("2024-02-29");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/on=2024-02-29$/);
  await expect(page.getByText("29 February 2024").first()).toBeVisible();
  await expect(page.getByText("you had no account in this portal")).toBeVisible();
  await page.goto("/en/consents/notices?on=2023-02-29");
  await expect(page.getByRole("alert").first()).toContainText("Write a day as the calendar has it");
});

test("Policy, day and refusal work without JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await enter(context, "refuses-without-scripts", baseURL ?? "");
  const page = await context.newPage();
  await page.goto("/en/consents/notices");
  await page.getByLabel("Day").fill("2020-01-01");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("1 January 2020").first()).toBeVisible();
  await page.goto("/en/requests/new/notice-refusal");
  await page.getByRole("button", { name: "Refuse and leave" }).click();
  await expect(page.getByText("Choose at least one service that you leave.").first()).toBeVisible();
  await page.getByLabel("Mailing").check();
  await page.getByRole("button", { name: "Refuse and leave" }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  // Some services stay: deleting everything is not the next step, and the page says why.
  await expect(page.getByText("You keep some services.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Delete everything all the same" })).toBeVisible();
  await context.close();
});
