import pg from "pg";
import { findingsHere } from "../support/axe.ts";
import { person } from "../support/cast.ts";
import { becomeSecond, proposeDeletion } from "../support/desk.ts";
import { fileErasure } from "../support/requests.ts";
import { ask, databaseUrl } from "../support/systems.ts";
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
  ).toContainText("Could not be read");
  await expect(page.getByText("2 of 3 systems answered")).toBeVisible();
  expect(await findingsHere(page)).toEqual([]);
  await expect(page.getByRole("listitem").locator('a[href$="/data/orders"]')).toBeVisible();
  await expect(page.getByText("Not read: Mailing").first()).toBeVisible();
  await page.goto("/en/data/orders");
  await expect(page.getByRole("region", { name: /^Orders/ })).toBeVisible();
  await stepUp("meets-silence");
  await page.goto("/en/requests/new/erasure");
  await expect(page.getByText("nothing can be filed now", { exact: false })).toBeVisible();
  await expect(page.getByLabel("Type DELETE to confirm")).toHaveCount(0);
  await mailingIs("up");
  await page.reload();
  await expect(page.getByLabel("Type DELETE to confirm")).toBeVisible();

  await page.goto("/en/consents");
  const sms = page.getByRole("switch", { name: /SMS$/ });
  await expect(sms).toHaveAttribute("aria-checked", "true");
  await mailingIs("down");
  await sms.click();
  await expect(page.getByText(/^Not\s(yet|read)$/).first()).toBeVisible();
  // What cannot be read can be stopped; no switch stands there that would give consent by one click.
  await expect(page.getByRole("button", { name: /^Stop anyway: .*E-mail$/ })).toBeVisible();
  await expect(page.getByRole("switch", { name: /E-mail$/ })).toHaveCount(0);
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

/** Makes the first erasure in `shop` wait at this person's row until `release`: time in which another system can fall. */
async function holdInShop(email: string): Promise<{ release(): Promise<void> }> {
  const client = new pg.Client({ connectionString: databaseUrl("shop") });
  await client.connect();
  await client.query("begin");
  await client.query("select 1 from customers where email = $1 for update", [email]);
  return {
    release: async () => {
      await client.query("rollback");
      await client.end();
    },
  };
}

async function stepsOf(requestId: string): Promise<readonly { system: string; state: string }[]> {
  return ask(
    "portal",
    "select distinct system, state from step where request_id = $1 and system <> 'portal' order by 1, 2",
    [requestId],
  );
}

/** As if the hours between seven tries had passed: the failed step and its job are due now. */
async function nextTryIsNow(requestId: string): Promise<void> {
  await ask(
    "portal",
    "update step set attempts = 7, due_at = now() where request_id = $1 and state = 'failed'",
    [requestId],
  );
  await ask(
    "portal",
    `update pgboss.job set start_after = now() where name = 'fulfil' and data ->> 'requestId' = $1
       and state in ('created', 'retry')`,
    [requestId],
  );
}

test("An erasure that meets a silent system stops for staff, loses nothing, and is done when they try again", async ({
  as,
}) => {
  test.setTimeout(150_000);
  const { email } = person("is-deleted-with-a-pause");
  const page = await as("is-deleted-with-a-pause");
  const id = await fileErasure(page, "is-deleted-with-a-pause");
  const seven = await as("officer-7");
  await proposeDeletion(seven, id);
  const three = await as("officer-3");
  await becomeSecond(three, id);
  const hold = await holdInShop(email);
  await three.getByRole("button", { name: /^Agree:\sdelete/ }).click();
  await expect
    .poll(() => stepsOf(id), { intervals: [50] })
    .toContainEqual({ system: "shop", state: "running" });
  await mailingIs("down");
  await hold.release();
  await expect.poll(() => stepsOf(id)).toContainEqual({ system: "mailing", state: "failed" });
  await page.goto(`/en/requests/${id}`);
  await expect(page.getByText("Mailing", { exact: false }).first()).toBeVisible();
  expect(await findingsHere(page)).toEqual([]);

  await expect
    .poll(() => ask("portal", "select state from request where id = $1", [id]))
    .toEqual([{ state: "running" }]);
  await nextTryIsNow(id);
  await expect
    .poll(() => ask("portal", "select state from request where id = $1", [id]), { timeout: 30_000 })
    .toEqual([{ state: "needs-staff" }]);
  await seven.goto("/en/desk?view=needs-staff");
  await expect(seven.getByRole("row").filter({ hasText: "Try again" }).first()).toBeVisible();
  await seven.goto(`/en/desk/cases/${id}`);
  await expect(seven.getByRole("heading", { level: 1 })).toHaveText(
    "It stopped: look, then try again",
  );
  expect(await findingsHere(seven)).toEqual([]);
  await mailingIs("up");
  await seven.getByRole("button", { name: "Try again" }).click();
  await expect
    .poll(() => ask("portal", "select id from certificate where request_id = $1", [id]), {
      timeout: 30_000,
    })
    .toHaveLength(1);
  await seven.reload();
  await expect(seven.getByRole("heading", { level: 1 })).toHaveText(
    /^(Nothing\sis\sleft\sto\sdo|The\srest\sis\sdone,\sa\spart\swaits)$/,
  );
  expect((await stepsOf(id)).map(({ state }) => state)).not.toContain("failed");
  expect(await ask("mailing", "select id from subscribers where email = $1", [email])).toEqual([]);
  expect(await ask("shop", "select id from customers where email = $1", [email])).toEqual([]);
});
