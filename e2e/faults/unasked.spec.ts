import type { Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

/** Adds a field to the form that a button belongs to, or changes one of its hidden ones. */
async function slip(page: Page, button: string, name: string, value: string): Promise<void> {
  await page.getByRole("button", { name: button }).evaluate(
    (node, [field, text]) => {
      const form = node.closest("form");
      const known = form?.querySelector<HTMLInputElement>(`input[name="${field}"]`);
      const input = known ?? document.createElement("input");
      input.type = "hidden";
      input.name = field ?? "";
      input.value = text ?? "";
      form?.append(input);
    },
    [name, value],
  );
}

test("A field that was never offered is refused with a sentence, and nothing is filed", async ({
  as,
}) => {
  const { accountId } = person("sends-unasked-fields");
  const page = await as("sends-unasked-fields");
  for (const [name, value] of [
    ["accountId", person("stranger").accountId ?? ""],
    ["state", "done"],
    ["__proto__", "x"],
  ] as const) {
    await page.goto("/en/requests/new/information");
    await page.getByLabel("What would you like to know").fill("A question");
    await slip(page, "Send the question", name, value);
    await page.getByRole("button", { name: "Send the question" }).click();
    await expect(page.getByRole("alert").first()).toContainText("The form was not accepted");
    await expect(page.getByLabel("What would you like to know")).toHaveValue("A question");
  }
  expect(await ask("portal", "select id from request where account_id = $1", [accountId])).toEqual(
    [],
  );
});

test("A value that may not be edited, or is another person's, cannot be edited by a changed form", async ({
  as,
}) => {
  const own = person("sends-unasked-fields");
  const other = person("stranger");
  const [theirs] = await ask<{ id: string; phone: string }>(
    "shop",
    "select id::text, phone from customers where email = $1",
    [other.email],
  );
  const page = await as("sends-unasked-fields");
  await stepUp("sends-unasked-fields");
  await page.goto("/en/data/contact");
  const change = page.locator('#customers-phone a[href*="/data/edit"]');
  const edit = (await change.getAttribute("href")) ?? "";
  for (const [name, value] of [
    ["field", "registeredAt"],
    ["field", "blocked"],
    ["field", "constructor"],
    ["key", theirs?.id ?? ""],
    ["collection", "payments"],
    ["system", "portal"],
  ] as const) {
    await page.goto(edit);
    await page.getByLabel("New value").fill("+7 701 999 88 77");
    await slip(page, "Save the change", name, value);
    await page.getByRole("button", { name: "Save the change" }).click();
    await expect(page.getByRole("alert").first(), `${name}=${value}`).toContainText(/\w+\s\w+/);
    await expect(page.getByText("holds the new value")).toHaveCount(0);
  }
  const rows = await ask<{ phone: string }>(
    "shop",
    "select phone from customers where email = any($1)",
    [[own.email, other.email]],
  );
  expect(rows.map(({ phone }) => phone)).not.toContain("+77019998877");
});

test("What is somebody else's answers as what does not exist", async ({ as }) => {
  const [foreign] = await ask<{ request: string }>(
    "portal",
    "select id as request from request where account_id is distinct from $1 order by created_at limit 1",
    [person("stranger").accountId],
  );
  const page = await as("stranger");
  await stepUp("stranger");
  const nobodys = "00000000-0000-4000-8000-000000000000";
  const answer = async (path: string, id: string) => {
    const response = await page.goto(path.replace("ID", id));
    await expect(page.locator("body")).not.toBeEmpty();
    await expect(page.getByRole("status").filter({ hasText: "Reading your data" })).toHaveCount(0);
    const text = await page.locator("body").innerText();
    return { status: response?.status(), at: page.url().replaceAll(id, "ID"), text };
  };
  for (const path of [
    "/en/requests/ID",
    "/api/downloads/ID",
    "/en/certificate/ID?salt=abc",
    "/en/desk/cases/ID",
  ]) {
    expect(await answer(path, foreign?.request ?? nobodys), path).toEqual(
      await answer(path, nobodys),
    );
  }
});
