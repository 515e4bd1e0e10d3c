import { findings, withoutLocale } from "../support/axe.ts";
import { person } from "../support/cast.ts";
import { signInToDesk } from "../support/desk.ts";
import { codeFor, letterTo } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask, searchEverywhere } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

type Plan = {
  readonly rows: readonly {
    readonly system: string;
    readonly collection: string;
    readonly act: string;
    readonly group: string;
    readonly count: number;
  }[];
  readonly sums: { readonly goes: number; readonly changes: number; readonly stays: number };
  readonly found: number;
};

const tableOf = (collection: string) =>
  `public.${collection === "sign-ins" ? "sign_in_log" : collection}`;

test("A person deletes everything: two officers decide, both systems are empty of them but for what the preview said", async ({
  as,
  elsewhere,
  request,
}) => {
  test.setTimeout(120_000);
  const { email, phone, name, accountId } = person("deletes-everything");
  const since = new Date().toISOString();
  const [held] = await ask<{ shop: number }>(
    "shop",
    `with mine as (select o.id from orders o join customers c on c.id = o.customer_id where c.email = $1)
     select 1 + (select count(*) from sign_in_log s join customers c on c.id = s.customer_id where c.email = $1)
       + (select count(*) from mine)
       + (select count(*) from tickets where order_id in (select id from mine))
       + (select count(*) from payments where order_id in (select id from mine))
       + (select count(*) from refunds r join payments p on p.id = r.payment_id where p.order_id in (select id from mine))
       as shop`,
    [email],
  );

  const page = await as("deletes-everything");
  await page.goto("/en/data");
  await page.getByRole("link", { name: /^Delete\sFirst\syou\ssee/ }).click();
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await page.getByRole("button", { name: `Send the code to ${email}` }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, since));
  await page.getByRole("button", { name: "Confirm" }).click();
  const sums = page.getByRole("navigation", { name: "What happens to what was found" });
  await expect(sums.locator("strong")).toHaveCount(3);
  const [goes = 0, changes = 0, stays = 0] = (await sums.locator("strong").allTextContents()).map(
    (text) => Number(text.replaceAll(",", "")),
  );
  const word = page.getByLabel("Type DELETE to confirm");
  const button = page.getByRole("button", { name: `Delete ${goes} records, change ${changes}` });
  await word.fill("yes");
  await button.click();
  await expect(page.getByRole("alert").first()).toContainText("Nothing was deleted");
  await word.fill("delete");
  await button.click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  const id = requestIdOf(page);
  const [filed] = await ask<{ view: Plan }>(
    "portal",
    "select view from plan where request_id = $1",
    [id],
  );
  const plan = filed?.view;
  if (plan === undefined) throw new Error("no plan");
  expect(plan.sums).toEqual({ goes, changes, stays });
  expect(goes + changes + stays).toBe(plan.found);
  const inShop = plan.rows.filter(({ system }) => system === "shop");
  expect(inShop.reduce((sum, { count }) => sum + count, 0)).toBe(Number(held?.shop));

  const seven = await as("officer-7");
  await seven.goto("/en/desk");
  const [row] = await ask<{ number: string }>(
    "portal",
    "select number from request where id = $1",
    [id],
  );
  const number = row?.number ?? "";
  await seven.getByRole("link", { name: number, exact: true }).click();
  await seven.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await seven.getByRole("radio").first().check();
  await seven.getByRole("button", { name: /^Propose:\sdelete/ }).click();
  await expect(seven.getByRole("heading", { level: 1 })).toHaveText("Another officer decides now");
  await expect(seven.getByRole("button", { name: /^Agree:\sdelete/ })).toHaveCount(0);

  const three = await elsewhere();
  await signInToDesk(three, request, "officer-3");
  await three.getByRole("link", { name: number, exact: true }).click();
  await three.getByRole("button", { name: /^Become\sthe\ssecond/ }).click();
  await three.getByRole("button", { name: /^Agree:\sdelete/ }).click();
  const letter = await letterTo(request, email, since, ({ text }) =>
    text.includes("/certificate/"),
  );
  await expect(seven.getByText("Another officer decides now")).toBeVisible();
  await seven.reload();
  await expect(seven.getByRole("heading", { level: 1 })).toHaveText(
    /^(Nothing\sis\sleft\sto\sdo|The\srest\sis\sdone,\sa\spart\swaits)$/,
  );
  const proof = seven.getByRole("link", { name: "Certificate", exact: true });
  const signed: unknown = await (
    await seven.request.get((await proof.getAttribute("href")) ?? "")
  ).json();
  expect(signed).toMatchObject({ body: expect.stringContaining(number) });
  expect(signed).not.toHaveProperty("salt");

  const mayStay = new Map<string, number>();
  for (const one of plan.rows.filter(({ group }) => group === "stays")) {
    // What must be stored is moved out of the shop's sight.
    const isMoved = one.collection === "payments" && one.act === "restrict";
    const table = `${one.system} ${tableOf(isMoved ? "stored_payments" : one.collection)}`;
    mayStay.set(table, (mayStay.get(table) ?? 0) + one.count);
  }
  for (const system of ["shop", "mailing"] as const) {
    for (const needle of [email, phone ?? email, name]) {
      for (const [table, hits] of Object.entries(await searchEverywhere(system, needle))) {
        expect(hits, `${table} of ${system}`).toBeLessThanOrEqual(
          mayStay.get(`${system} ${table}`) ?? 0,
        );
      }
    }
  }
  for (const needle of [email, phone ?? email, name]) {
    expect(await searchEverywhere("portal", needle)).toEqual({});
  }
  for (const table of [
    "identifier",
    "session",
    "message",
    "consent_event",
    "export_archive",
    "access_event",
  ]) {
    const [left] = await ask<{ count: string }>(
      "portal",
      `select count(*) from ${table} where account_id = $1`,
      [accountId],
    );
    expect(Number(left?.count), table).toBe(0);
  }
  expect(await ask("portal", "select id from account where id = $1", [accountId])).toEqual([]);
  const clocks = await ask<{ met: boolean }>(
    "portal",
    "select met_at is not null and met_at::date <= due_on as met from clock where request_id = $1",
    [id],
  );
  expect(clocks.map(({ met }) => met)).toEqual(clocks.map(() => true));

  // The session went with the account; the certificate is what remains, by the link of the last letter.
  await page.goto("/en/data");
  await expect(page).toHaveURL(/\/en\/sign-in/);
  const link = /https?:\/\/\S+\/certificate\/\S+/.exec(letter.text)?.[0] ?? "";
  await page.goto(link.replace(/\/(kk|ru|en)\/certificate/, "/en/certificate"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/deleted|Deleted/);
  await expect(page.getByText(number).first()).toBeVisible();
  expect(await findings(page, [withoutLocale(link)])).toEqual([]);
  expect(await findings(seven, [`/desk/cases/${id}`])).toEqual([]);

  const later = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(email);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, later));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/home$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing is needed from you");
  await page.goto("/en/requests");
  await expect(
    page.getByText("You have not asked for anything yet.", { exact: false }),
  ).toBeVisible();
  await page.goto("/en/messages");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "We have not written to you yet",
  );
});

test("The preview of a ticket for an event to come says that it is held until then", async ({
  as,
}) => {
  const page = await as("deletes-with-ticket");
  await page.goto("/en/requests/new/erasure");
  const stays = page.getByRole("region", { name: /^Stays,\sand\swhy/ });
  await expect(stays.getByText("Order for an event to come")).toBeVisible();
  await expect(stays.getByText(/^Until\s\d/).first()).toBeVisible();
});
