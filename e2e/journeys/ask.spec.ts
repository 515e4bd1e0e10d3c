import { person } from "../support/cast.ts";
import { letterTo } from "../support/inbox.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

test("A person asks for information, an agent answers within the clock, the person reads it", async ({
  as,
  request,
}) => {
  const { email, name } = person("asks-information");
  const since = new Date().toISOString();
  const page = await as("asks-information");
  await page.goto("/en/requests");
  await page.getByRole("link", { name: /^Ask\sWhat/ }).click();
  await page.getByLabel("What would you like to know").fill("Who gets my seat number?");
  await page.getByRole("button", { name: "Send the question" }).click();
  await expect(page.getByText(/^Received\.\sNumber\s\d{4}-\d+/)).toBeVisible();
  const id = /requests\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? "";
  const number = /\d{4}-\d+/.exec(
    (await page.getByText(/^Received\.\sNumber/).textContent()) ?? "",
  )?.[0];
  await letterTo(request, email, since, ({ text }) => text.includes(number ?? "-"));

  const desk = await as("agent-12");
  await desk.goto(`/en/desk/cases/${id}`);
  await expect(desk.getByText(name)).toHaveCount(0);
  await desk.getByRole("button", { name: "Take this case" }).click();
  await expect(desk.getByText("Who gets my seat number?")).toBeVisible();
  await desk.getByRole("radio").first().check();
  const words = desk.getByLabel("The person will read");
  await words.fill("Only the organiser of the event gets your seat number.");
  await desk.getByRole("button", { name: "Decide and send" }).click();
  await expect
    .poll(() => ask("portal", "select state from request where id = $1", [id]))
    .toEqual([{ state: "done" }]);
  await desk.reload();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Nothing is left to do");

  await page.reload();
  await expect(
    page.getByText("Only the organiser of the event gets your seat number."),
  ).toBeVisible();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  const clocks = await ask<{ met: boolean }>(
    "portal",
    "select met_at is not null and met_at::date <= due_on as met from clock where request_id = $1",
    [id],
  );
  expect(clocks.length).toBeGreaterThan(0);
  expect(clocks.every(({ met }) => met)).toBe(true);
  await letterTo(request, email, since, ({ text }) => text.includes("Only the organiser"));
});

test("A person takes a request back while nobody has begun", async ({ as }) => {
  const page = await as("takes-back");
  await page.goto("/en/requests/new/information");
  await page.getByLabel("What would you like to know").fill("Never mind.");
  await page.getByRole("button", { name: "Send the question" }).click();
  await page.getByRole("button", { name: "Cancel the request" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No request is open");
  await expect(page.getByText("Cancelled")).toBeVisible();
});
