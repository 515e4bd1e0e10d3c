import { person } from "../support/cast.ts";
import { fileErasure, fileQuestion } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

test("One officer cannot be both sides of an erasure", async ({ as }) => {
  const page = await as("is-decided-by-one");
  const id = await fileErasure(page, "is-decided-by-one");
  const officer = await as("officer-7");
  await officer.goto(`/en/desk/cases/${id}`);
  await officer.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await officer.getByRole("radio").first().check();
  await officer.getByRole("button", { name: /^Propose:\sdelete/ }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText(
    "Another officer decides now",
  );
  await officer.reload();
  await expect(officer.getByRole("button", { name: /Agree/ })).toHaveCount(0);
  const [request] = await ask<{ state: string }>(
    "portal",
    "select state from request where id = $1",
    [id],
  );
  expect(request?.state).toBe("proposed");
});

test("An agent proposes to refuse with a ground, an officer agrees, and the person reads why", async ({
  as,
}) => {
  const page = await as("is-refused");
  const id = await fileErasure(page, "is-refused");
  const agent = await as("agent-12");
  await agent.goto(`/en/desk/cases/${id}`);
  await agent.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await agent.getByText("Refuse, all or a part").click();
  await agent.locator('input[type="radio"][value^="refuse:"]').first().check();
  await agent
    .getByLabel("The person will read")
    .fill("We owe you tickets, so we cannot delete yet.");
  await agent.getByRole("button", { name: /^Propose\sto\srefuse/ }).click();
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText("Another officer decides now");
  const three = await as("officer-3");
  await three.goto(`/en/desk/cases/${id}`);
  await expect(three.getByText("We owe you tickets", { exact: false })).toHaveCount(0);
  await three.getByRole("button", { name: /^Become\sthe\ssecond/ }).click();
  await expect(three.getByText("We owe you tickets, so we cannot delete yet.")).toBeVisible();
  await three.getByRole("button", { name: /^Agree\sto\sthe\srefusal/ }).click();
  await expect(three.getByRole("heading", { level: 1 })).toHaveText("Nothing is left to do");
  await page.goto(`/en/requests/${id}`);
  await expect(page.getByText("We owe you tickets, so we cannot delete yet.")).toBeVisible();
  await expect(page.getByText("Refused", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Refused, and why" })).toBeVisible();
});

test("Staff to whom a case is not assigned see it masked, and that they do", async ({ as }) => {
  const { name, email, phone } = person("is-masked");
  const question = "Canary question of the masked one";
  const id = await fileQuestion(await as("is-masked"), question);
  for (const who of ["agent-15", "officer-3", "auditor-2"] as const) {
    const staff = await as(who);
    for (const path of [`/en/desk`, `/en/desk/cases/${id}`]) {
      await staff.goto(path);
      await expect(staff.getByRole("heading", { level: 1 })).toBeVisible();
      const html = await staff.content();
      for (const value of [name, email, phone ?? name, question]) expect(html).not.toContain(value);
    }
    await expect(staff.getByText("shown only to whoever the open case")).toBeVisible();
    await expect(staff.getByText("Show who it is", { exact: true })).toHaveCount(0);
  }
  expect(await ask("portal", "select id from access_event where request_id = $1", [id])).toEqual(
    [],
  );
});

test("An agent sees who it is for a reason, and the person sees which agent looked and why", async ({
  as,
}) => {
  const { email } = person("is-unmasked");
  const page = await as("is-unmasked");
  const id = await fileQuestion(page, "Why do you keep my order?");
  const agent = await as("agent-12");
  await agent.goto(`/en/desk/cases/${id}`);
  await agent.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await expect(agent.getByText("Show who it is", { exact: true })).toBeVisible();
  expect(await agent.content()).not.toContain(email);
  await agent.getByText("Show who it is", { exact: true }).click();
  await agent.getByLabel("What for").fill("To compare the order with the letter");
  await agent.getByRole("button", { name: "Show", exact: true }).click();
  await expect(agent.getByText(email)).toBeVisible();
  await page.goto("/en/activity");
  await expect(page.getByText("Specialist No. 12 read", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("To compare the order with the letter")).toBeVisible();
  const log = await ask(
    "portal",
    "select seq from audit_event where action = 'data.read' or action like '%read%'",
  );
  expect(log.length).toBeGreaterThan(0);
});

test("The queue stands by due date, and an officer reads the audit log", async ({ as }) => {
  const officer = await as("officer-3");
  await officer.goto("/en/desk");
  await expect(officer.getByRole("table", { name: "Requests by due date" })).toBeVisible();
  await officer.getByRole("link", { name: "Audit", exact: true }).click();
  await expect(officer.getByRole("heading", { level: 1 })).toHaveText("Audit log");
  await expect(officer.getByRole("row").nth(1)).toBeVisible();
});
