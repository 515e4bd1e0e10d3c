import { person } from "../support/cast.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

test("A person stops SMS marketing, mailing agrees and the page says when", async ({ as }) => {
  const { email } = person("stops-sms");
  const page = await as("stops-sms");
  await page.goto("/en/consents");
  const sms = page.getByRole("switch", { name: /SMS$/ });
  await expect(sms).toHaveAttribute("aria-checked", "true");
  await sms.click();
  await expect(sms).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText(/^Stopped\s\d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText("Mailing, read back")).toBeVisible();
  const channels = await ask<{ channel: string; allowed: boolean }>(
    "mailing",
    "select channel, allowed from channels c join subscribers s on s.id = c.subscriber_id where s.email = $1",
    [email],
  );
  expect(channels.find(({ channel }) => channel === "sms")?.allowed).toBe(false);
  await expect(page.getByText(/^You\sstopped:\s.*SMS$/)).toBeVisible();
  // The other channel is another decision: nothing has touched it.
  const mail = channels.find(({ channel }) => channel === "email")?.allowed ?? false;
  await expect(page.getByRole("switch", { name: /E-mail$/ }).first()).toHaveAttribute(
    "aria-checked",
    String(mail),
  );
});

test("A switch that is refused says so, and stays as it was", async ({ as }) => {
  const page = await as("stops-sms");
  await page.goto("/en/consents");
  const mail = page.getByRole("switch", { name: /E-mail$/ }).first();
  const before = await mail.getAttribute("aria-checked");
  await page
    .locator("form", { has: mail })
    .locator("input[name=purpose]")
    .evaluate((field: HTMLInputElement) => (field.value = "nothing-like-it"));
  await mail.click();
  await expect(page.getByText("There is no such consent.")).toBeVisible();
  await expect(mail).toHaveAttribute("aria-checked", before ?? "");
});
