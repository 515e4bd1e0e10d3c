import { person } from "../support/cast.ts";
import { letterTo } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

test("A person asks to correct what they may not change, an agent agrees, the portal writes it and shop holds it", async ({
  as,
  request,
}) => {
  const { email } = person("asks-to-correct");
  const right = `right-${Date.now()}@example.com`;
  const since = new Date().toISOString();
  const [customer] = await ask<{ id: string }>(
    "shop",
    "select id::text from customers where email = $1",
    [email],
  );
  const page = await as("asks-to-correct");
  // The systems are searched by it, so that the portal itself writes it only with the second proof.
  await stepUp("asks-to-correct");
  await page.goto("/en/data/contact");
  const card = page.locator("#customers-email");
  await card.locator("summary").click();
  await expect(card.getByText("We do, at your request")).toBeVisible();
  await card.getByRole("link", { name: "Ask to correct" }).click();
  await expect(page.getByLabel("What is wrong")).toHaveValue("E-mail (Your profile)");
  await page.getByLabel("What is right").fill(right);
  await page.getByRole("button", { name: "Ask to correct" }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  const id = requestIdOf(page);

  const desk = await as("agent-12");
  await desk.goto(`/en/desk/cases/${id}`);
  await desk.getByRole("button", { name: "Take this case" }).click();
  await expect(desk.getByText(right)).toBeVisible();
  await desk.getByRole("radio").first().check();
  await desk.getByLabel("The person will read").fill("Your letter confirms it.");
  await desk.getByRole("button", { name: "Decide and send" }).click();

  // Done is what was read back: not said before the system holds it.
  const letter = await letterTo(request, email, since, ({ text }) => text.includes(right));
  expect(letter.text).toContain(email);
  expect(await ask("shop", "select email from customers where id = $1", [customer?.id])).toEqual([
    { email: right },
  ]);
  await desk.reload();
  await expect(desk.getByRole("heading", { level: 1 })).toHaveText("Nothing is left to do");
  await page.reload();
  await expect(page.getByText("Done", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Your letter confirms it.")).toBeVisible();
});
