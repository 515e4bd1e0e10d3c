import { person } from "../support/cast.ts";
import { becomeSecond } from "../support/desk.ts";
import { letterTo } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

test("A person withdraws the consent that carries the service, an officer decides it and says what was done", async ({
  as,
  request,
}) => {
  const { email } = person("withdraws-consent");
  const since = new Date().toISOString();
  const page = await as("withdraws-consent");
  await page.goto("/en/consents");
  await page.getByRole("link", { name: "What happens if I withdraw" }).click();
  // What it ends is said before anything can be sent.
  await expect(page.getByText("the service ends too")).toBeVisible();
  await page.getByLabel("Anything to add").fill("I moved to another city.");
  await page.getByRole("button", { name: "Withdraw the consent" }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  await expect(page.getByText("Sell and check tickets", { exact: true })).toBeVisible();
  const id = requestIdOf(page);

  // An agent may work on it, and only an officer decides it.
  const agent = await as("agent-12");
  await agent.goto(`/en/desk/cases/${id}`);
  await agent.getByRole("button", { name: "Take this case" }).click();
  await expect(agent.getByText("I moved to another city.")).toBeVisible();
  await expect(agent.getByRole("button", { name: "Decide and send" })).toHaveCount(0);
  await agent.getByRole("radio", { name: "The subject withdrew consent" }).check();
  await agent.getByLabel("The person will read").fill("Your account closes today.");
  await agent.getByRole("button", { name: "Propose to an officer" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Another officer decides now");

  const officer = await as("officer-3");
  await becomeSecond(officer, id);
  await officer.getByRole("button", { name: "Agree and carry it out" }).click();
  await letterTo(request, email, since, ({ text }) => text.includes("Your account closes today."));
  await page.goto(`/en/requests/${id}`);
  await expect(page.getByText("Your account closes today.")).toBeVisible();
  await expect(page.getByText("Running", { exact: true }).first()).toBeVisible();

  await agent.reload();
  await agent.getByLabel("What the person reads next").fill("The account was closed at noon.");
  await agent.getByRole("button", { name: "Close as carried out" }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Nothing is left to do");
  await letterTo(request, email, since, ({ text }) => text.includes("was closed at noon"));
  await page.reload();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("The account was closed at noon.")).toBeVisible();
  await expect(page.getByText("closed the request as carried out", { exact: false })).toBeVisible();
  const clocks = await ask<{ rule: string; met: boolean }>(
    "portal",
    `select rule_id as rule, met_at is not null and met_at::date <= due_on as met from clock where request_id = $1`,
    [id],
  );
  expect(clocks).toEqual([{ rule: "consent.withdraw", met: true }]);
});
