import { playing } from "../support/cast.ts";
import { openEdit } from "../support/edit.ts";
import { signInToDesk } from "../support/desk.ts";
import { letterTo } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { signInByCode } from "../support/sign-in.ts";
import { ask, searchEverywhere } from "../support/systems.ts";
import { expect, journey as test, stepUp } from "../support/test.ts";

test("A person signs in and sees what three services hold, each for itself", async ({
  page,
  request,
}) => {
  const { email, name } = playing("everything");
  await signInByCode(page, request, email);
  await page.goto("/en/data");
  await expect(page.getByText("All 4 systems answered")).toBeVisible();
  await expect(page.getByRole("listitem").locator('a[href$="/data/who"]').first()).toContainText(
    "aru",
  );
  await page.goto("/en/data/who");
  await expect(page.getByRole("region", { name: /Profile/ }).first()).toContainText(name);
  await page.goto("/en/data/forum");
  await expect(page.getByRole("region", { name: /^Posts/ })).toContainText("12 records");
  await page.goto("/en/data/targeting");
  await expect(page.getByRole("region", { name: /^Supposed\sinterests/ })).toContainText(
    "7 records",
  );
});

test("A person corrects the text about themselves and opens the profile to members", async ({
  playingAs,
}) => {
  const { email } = playing("two-addresses");
  const page = await playingAs("two-addresses");
  await openEdit(page, "/en/data/who", "#members-about");
  await page.getByLabel("New value").fill("Велосипед жөндеймін.");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("Profile holds the new value")).toBeVisible();
  await openEdit(page, "/en/data/visibility", "#members-visibleTo");
  await page.getByLabel("New value").selectOption("members");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByText("Profile holds the new value")).toBeVisible();
  const rows = await ask(
    "site_002_profile",
    "select about, visible_to from members where email = $1",
    [email],
  );
  expect(rows).toEqual([{ about: "Велосипед жөндеймін.", visible_to: "members" }]);
});

test("Anybody reads what changed between two texts of one service", async ({ page }) => {
  await page.goto("/en/notices/forum");
  await page.getByRole("link", { name: "See what changed" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What changed");
  await expect(page.getByText("1 clause changed")).toBeVisible();
  await expect(page.locator("ins")).toContainText("Only you can open them to everybody.");
  await page.goto("/en/notices/forum/2026-01");
  await expect(page.getByText("Members see posts.", { exact: true })).toBeVisible();
});

test("Targeting goes off by one press and the service says so itself", async ({ playingAs }) => {
  const page = await playingAs("targeted");
  await page.goto("/en/consents");
  const targeting = page.getByRole("switch", { name: /^Advertising\schosen/ });
  await expect(targeting).toHaveAttribute("aria-checked", "true");
  await targeting.click();
  await expect(targeting).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText("Recommendations, read back")).toBeVisible();
  const [row] = await ask(
    "site_002_recommendations",
    "select targeting_allowed as targeting, research_allowed as research from viewers where email = $1",
    [playing("targeted").email],
  );
  expect(row).toEqual({ targeting: false, research: true });
});

test("Before an erasure a person reads that an open appeal waits, and that the profile goes", async ({
  playingAs,
}) => {
  const page = await playingAs("open-appeal");
  await page.goto("/en/requests/new/erasure");
  const stays = page.getByRole("region", { name: /^Stays,\sand\swhy/ });
  await expect(stays.getByText("Appeal not answered yet")).toBeVisible();
  await expect(stays.getByText("Until it is answered").first()).toBeVisible();
  await expect(page.getByText("What stops working", { exact: false })).toBeVisible();
});

test("Who is named in an appeal reads that there is one, and not the words of whoever made it", async ({
  playingAs,
}) => {
  const page = await playingAs("appealed-about");
  await page.goto("/en/data/appeals");
  await expect(page.getByRole("region", { name: /^Appeals\sabout\syou/ })).toContainText(
    "2 records",
  );
  const html = await page.content();
  for (const hidden of ["грубости", "под видом вопроса", playing("open-appeal").name]) {
    expect(html).not.toContain(hidden);
  }
});

test("Where the operator has one officer, the same one agrees: after a new sign-in, with a reason, and the certificate says so", async ({
  playingAs,
  request,
  elsewhere,
}) => {
  test.setTimeout(120_000);
  const { email } = playing("forum-only");
  const since = new Date().toISOString();
  await stepUp("forum-only");
  const page = await playingAs("forum-only");
  await page.goto("/en/requests/new/erasure");
  await page.getByLabel("Type DELETE to confirm").fill("DELETE");
  await page.getByRole("button", { name: /^Delete\s\d/ }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  const id = requestIdOf(page);

  const officer = await playingAs("officer-7");
  await officer.goto(`/en/desk/cases/${id}`);
  await officer.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await officer.getByRole("radio").first().check();
  await expect(
    officer.getByText("Here one person may propose and agree alone", { exact: false }),
  ).toBeVisible();
  await officer.getByRole("button", { name: /^Propose:\sdelete/ }).click();
  await expect(officer.getByRole("button", { name: /^Agree:\sdelete/ })).toBeVisible();

  // Six minutes after the sign-in it is not new any more.
  await ask(
    "portal",
    "update session set created_at = now() - interval '6 minutes', stepped_up_at = null where id = $1",
    [playing("officer-7").sessionId],
  );
  await officer.getByRole("textbox").last().fill("Nobody else is on duty this week.");
  await officer.getByRole("button", { name: /^Agree:\sdelete/ }).click();
  await expect(officer.getByRole("alert").first()).toBeVisible();
  const [waiting] = await ask("portal", "select state from request where id = $1", [id]);
  expect(waiting).toEqual({ state: "proposed" });

  const anew = await elsewhere();
  await signInToDesk(anew, request, "officer-7");
  await anew.goto(`/en/desk/cases/${id}`);
  await anew.getByRole("textbox").last().fill("Nobody else is on duty this week.");
  await anew.getByRole("button", { name: /^Agree:\sdelete/ }).click();
  const letter = await letterTo(request, email, since, ({ text }) =>
    text.includes("/certificate/"),
  );
  const link = /https?:\/\/\S+\/certificate\/\S+/.exec(letter.text)?.[0] ?? "";
  await page.goto(link.replace(/\/(kk|ru|en)\/certificate/, "/en/certificate"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/deleted|Deleted/);
  const [certificate] = await ask<{ body: string }>(
    "portal",
    "select c.body from certificate c where c.request_id = $1",
    [id],
  );
  expect(JSON.parse(certificate?.body ?? "{}")).toMatchObject({ secondPerson: "single" });
  expect(await searchEverywhere("site_002_forum", email)).toEqual({});
});
