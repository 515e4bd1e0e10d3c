import { person } from "../support/cast.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

// Runs alone, after everything else: the whole of `mailing` goes down for a while.
test.describe.configure({ mode: "serial" });

async function mailingIs(state: "down" | "up"): Promise<void> {
  await ask(
    "portal",
    `alter database jeke_sample_mailing allow_connections ${state === "up" ? "true" : "false"}`,
  );
  if (state === "up") return;
  await ask(
    "portal",
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'jeke_sample_mailing'",
  );
}

test.afterEach(() => mailingIs("up"));

test("While mailing is down the rest is shown, nothing half is filed, and a withdrawal arrives later", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const { email } = person("meets-silence");
  const page = await as("meets-silence");
  await mailingIs("down");
  await page.goto("/en/data");
  await expect(
    page.getByRole("status").or(page.getByRole("alert")).filter({ hasText: "Mailing" }).first(),
  ).toContainText("No answer");
  await expect(page.getByText("2 of 3 systems answered")).toBeVisible();
  await expect(page.getByRole("listitem").locator('a[href$="/data/orders"]')).toBeVisible();
  await expect(page.getByText("Not read: Mailing").first()).toBeVisible();
  await page.goto("/en/data/orders");
  await expect(page.getByRole("region", { name: /^Orders/ })).toBeVisible();
  await stepUp("meets-silence");
  await page.goto("/en/requests/new/erasure");
  await expect(page.getByText("While a system is silent", { exact: false })).toBeVisible();
  await expect(page.getByLabel("Type DELETE to confirm")).toHaveCount(0);
  await mailingIs("up");
  await page.reload();
  await expect(page.getByLabel("Type DELETE to confirm")).toBeVisible();

  await page.goto("/en/consents");
  const sms = page.getByRole("switch", { name: /SMS$/ });
  await expect(sms).toHaveAttribute("aria-checked", "true");
  await mailingIs("down");
  await sms.click();
  await expect(page.getByText(/^(Not\syet|No\sanswer)$/).first()).toBeVisible();
  await mailingIs("up");
  await expect
    .poll(
      async () => {
        const [row] = await ask<{ allowed: boolean }>(
          "mailing",
          "select allowed from channels c join subscribers s on s.id = c.subscriber_id where s.email = $1 and channel = 'sms'",
          [email],
        );
        return row?.allowed;
      },
      { timeout: 90_000 },
    )
    .toBe(false);
  await page.goto("/en/consents");
  await expect(page.getByText(/^Stopped\s\d\d:\d\d:\d\d$/)).toBeVisible();
});
