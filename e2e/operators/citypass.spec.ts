import { playing } from "../support/cast.ts";
import { openEdit } from "../support/edit.ts";
import { fileErasure } from "../support/requests.ts";
import { signInByCode } from "../support/sign-in.ts";
import { ask } from "../support/systems.ts";
import { expect, journey as test, stepUp } from "../support/test.ts";

test("A visitor signs in and sees passes, places, and that location serves security alone", async ({
  page,
  request,
}) => {
  const { email } = playing("visitor");
  await signInByCode(page, request, email);
  await page.goto("/en/data");
  await expect(page.getByText("All 3 systems answered")).toBeVisible();
  const [visit] = await ask<{ place: string }>(
    "citypass_passes",
    `select place from visits v join accounts a on a.id = v.account_id
       where a.email = $1 order by visited_at desc limit 1`,
    [email],
  );
  await page.goto("/en/data/visits");
  await expect(page.getByRole("region", { name: /^Visits/ })).toContainText(visit?.place ?? "-");
  await page.goto("/en/data/location");
  await expect(page.locator("main")).toContainText("Security and fraud prevention");
});

test("What was given at will is emptied, what is required is not", async ({ playingAs }) => {
  const { email } = playing("all-filled");
  const page = await playingAs("all-filled");
  await openEdit(page, "/en/data/who", "#accounts-interests");
  await page.getByLabel("New value").fill("");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("City pass holds the new value")).toBeVisible();
  await openEdit(page, "/en/data/who", "#accounts-fullName");
  await page.getByLabel("New value").fill("");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("alert").first()).toBeVisible();
  const rows = await ask(
    "citypass_passes",
    "select full_name, interests from accounts where email = $1",
    [email],
  );
  expect(rows).toEqual([{ full_name: playing("all-filled").name, interests: null }]);
});

test("The newsletter begins off; on and off again it is read back, and no other channel moves", async ({
  playingAs,
}) => {
  const { email } = playing("only-required");
  const stored = () =>
    ask("citypass_newsletter", "select by_email, by_sms from readers where email = $1", [email]);
  const page = await playingAs("only-required");
  await page.goto("/en/consents");
  const mail = page.getByRole("switch", { name: /E-mail$/ });
  await expect(page.getByRole("switch")).toHaveCount(2);
  await expect(mail).toHaveAttribute("aria-checked", "false");
  await mail.click();
  await expect(mail).toHaveAttribute("aria-checked", "true");
  await expect(page.getByText("Newsletter, read back")).toBeVisible();
  expect(await stored()).toEqual([{ by_email: true, by_sms: false }]);
  await mail.click();
  await expect(mail).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText(/^Stopped\s\d\d:\d\d:\d\d$/)).toBeVisible();
  expect(await stored()).toEqual([{ by_email: false, by_sms: false }]);
});

test("A pass that is valid is held until its last day; without one everything may go", async ({
  playingAs,
}) => {
  const held = await playingAs("visitor");
  await stepUp("visitor");
  await held.goto("/en/requests/new/erasure");
  const stays = held.getByRole("region", { name: /^Stays,\sand\swhy/ });
  await expect(stays.getByText("Pass that is valid", { exact: true })).toBeVisible();
  await expect(stays.getByText(/^Until\s\d/).first()).toBeVisible();
  const free = await playingAs("ended");
  await stepUp("ended");
  await free.goto("/en/requests/new/erasure");
  await expect(free.getByRole("region", { name: /^Stays,\sand\swhy/ })).toHaveCount(0);
  await fileErasure(free, "ended");
});

test("The policy stands clause by clause with what keeps it, and where it contradicts the law", async ({
  page,
}) => {
  await page.goto("/en/promises");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const text of ["2.1.8", "1.5", "5.2"]) {
    await expect(page.getByText(text, { exact: false }).first()).toBeVisible();
  }
  await page.goto("/en/notices");
  await page
    .locator("main")
    .getByRole("link", { name: /Privacy policy/ })
    .first()
    .click();
  await expect(page.getByText("astana.citypass.kz", { exact: false }).first()).toBeVisible();
});
