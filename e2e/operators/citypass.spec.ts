import { createHash } from "node:crypto";
import { findingsHere } from "../support/axe.ts";
import { playing } from "../support/cast.ts";
import { becomeSecond, proposeDeletion } from "../support/desk.ts";
import { openEdit } from "../support/edit.ts";
import { letterTo } from "../support/inbox.ts";
import { fileErasure } from "../support/requests.ts";
import { signInByCode } from "../support/sign-in.ts";
import { ask } from "../support/systems.ts";
import { expect, journey as test, stepUp } from "../support/test.ts";

/** What a phone's scanner makes, as short as it can be. */
const scan = Buffer.from("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n");
const sha = createHash("sha256").update(scan).digest("hex");
const keeper = "archive@example.org";

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

test("Paper is asked about by a mailed link: answered once on a phone, and the certificate names the proof", async ({
  playingAs,
  elsewhere,
  request,
}) => {
  test.setTimeout(120_000);
  const { email } = playing("moved");
  const since = new Date().toISOString();
  const person = await playingAs("moved");
  await person.goto("/en/data");
  await expect(person.getByText(/^Kept\sby\shand.*Applications\son\spaper/)).toBeVisible();
  const id = await fileErasure(person, "moved");
  const seven = await playingAs("officer-7");
  await proposeDeletion(seven, id);
  const three = await playingAs("officer-3");
  await becomeSecond(three, id);
  await three.getByRole("button", { name: /^Agree:\sdelete/ }).click();

  const mail = await letterTo(request, keeper, since);
  expect(`${mail.subject} ${mail.text}`).not.toContain(email);
  const outside = await elsewhere();
  await outside.setViewportSize({ width: 390, height: 844 });
  await outside.goto((mail.link ?? "").replace("/ru/task/", "/en/task/"));
  await expect(outside.getByRole("heading", { level: 1 })).toHaveText("Do what a person asked for");
  await expect(outside.locator("main")).toContainText(email);
  await expect(outside.locator("main")).not.toContainText(playing("moved").name);
  // Whoever doubts the link is told whom to ask, and which address is the portal's.
  const doubt = outside.getByRole("region", { name: "Do you doubt this link?" });
  await expect(doubt).toContainText(new URL(outside.url()).origin);
  const address = outside.url();
  await seven.goto("/en/desk/tasks");
  await expect(seven.getByText("The archive of applications: link sent (1)")).toBeVisible();
  for (const looked of [outside, seven]) expect(await findingsHere(looked)).toEqual([]);
  await person.reload();
  await expect(person.getByText("People are asked to do it by hand")).toBeVisible();

  // What the server says to a browser that did not look itself.
  await outside.goto(`${address}?problem=tasks.file-type`);
  await expect(outside.getByRole("alert").first()).toContainText("This file cannot be taken");
  await outside.getByLabel("Done, as asked").check();
  await outside.getByLabel("In a few words").fill("Two sheets, shredded today.");
  await outside.getByLabel("How many records or sheets").fill("2");
  const file = outside.getByLabel("A file that shows it");
  await file.setInputFiles({
    name: "scan.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("MZ"),
  });
  await expect(outside.getByRole("status")).toContainText("This file cannot be taken");
  await outside.getByRole("button", { name: "Send the answer" }).click();
  // Nothing was sent, so nothing that was typed is lost.
  await expect(outside.getByLabel("In a few words")).toHaveValue("Two sheets, shredded today.");
  await file.setInputFiles({ name: "scan.pdf", mimeType: "application/pdf", buffer: scan });
  await outside.getByRole("button", { name: "Send the answer" }).click();
  await expect(outside.getByRole("heading", { level: 1 })).toHaveText(/^Thank\syou/);
  await outside.goto(address);
  await expect(outside.getByRole("heading", { level: 1 })).toHaveText(/^There\sis\snothing/);
  await expect(outside.locator("main")).not.toContainText(email);

  const last = await letterTo(request, email, since, ({ text }) => text.includes("/certificate/"));
  const reader = await elsewhere();
  await reader.goto((last.link ?? "").replace(/\/(kk|ru)\/certificate/, "/en/certificate"));
  const proof = reader.locator("main");
  await expect(proof).toContainText("Deleted by hand, not read back by us");
  await expect(proof).toContainText("confirmed by The archive of applications");
  await expect(proof).toContainText(sha);
  const [task] = await ask<{ state: string; file: string | null; account: string | null }>(
    "portal",
    "select state, evidence_file as file, account_id as account from system_task where request_id = $1",
    [id],
  );
  expect(task).toEqual({ state: "checked", file: null, account: null });
});
