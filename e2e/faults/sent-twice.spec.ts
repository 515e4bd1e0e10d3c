import type { Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import { becomeSecond } from "../support/desk.ts";
import { formsOf, send, type SentForm } from "../support/forms.ts";
import { codeFor, letters } from "../support/inbox.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

/** Sends the form of a page that has this field three times, the first two in the same moment, as no button would let one. */
async function sendThrice(
  page: Page,
  path: string,
  field: string,
  typed: SentForm = {},
): Promise<readonly string[]> {
  const form = (await formsOf(page, path)).find((one) => field in one);
  if (form === undefined) throw new Error(`no form with ${field} at ${path}`);
  const filled = { ...form, ...typed };
  const { origin } = new URL(page.url());
  const once = () => send(page.request, path, filled, origin);
  const answers = [...(await Promise.all([once(), once()])), await once()];
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  return answers.map(({ location }) => location);
}

/** How often each of these is in the log of a request. */
async function logged(requestId: string): Promise<Readonly<Record<string, number>>> {
  const rows = await ask<{ action: string; count: number }>(
    "portal",
    "select action, count(*)::int from audit_event where request_id = $1 group by action",
    [requestId],
  );
  return Object.fromEntries(rows.map(({ action, count }) => [action, count]));
}

test("An erasure whose every form is sent three times is one erasure", async ({ as, request }) => {
  test.setTimeout(120_000);
  const { accountId, email } = person("is-deleted-thrice");
  const since = new Date().toISOString();
  const page = await as("is-deleted-thrice");
  await stepUp("is-deleted-thrice");
  await page.goto("/en/requests/new/erasure");
  await expect(page.getByLabel("Type DELETE to confirm")).toBeVisible();
  const led = await sendThrice(page, "/en/requests/new/erasure", "typed", { typed: "DELETE" });
  expect(new Set(led).size, led.join()).toBe(1);
  const requests = await ask<{ id: string; number: string }>(
    "portal",
    "select id, number from request where account_id = $1",
    [accountId],
  );
  expect(requests).toHaveLength(1);
  const { id = "", number = "" } = requests[0] ?? {};

  const path = `/en/desk/cases/${id}`;
  const seven = await as("officer-7");
  await seven.goto(path);
  await sendThrice(seven, path, "version");
  await seven.reload();
  const ground = await seven.getByRole("radio").first().inputValue();
  const words = await seven.getByLabel("The person will read").inputValue();
  await sendThrice(seven, path, "ground", { ground, words });
  const three = await as("officer-3");
  await becomeSecond(three, id);
  await sendThrice(three, path, "verdict", { verdict: "agreed", note: "" });
  await expect
    .poll(() => ask("portal", "select id from certificate where request_id = $1", [id]), {
      timeout: 60_000,
    })
    .toHaveLength(1);

  const [steps] = await ask<{ count: number }>(
    "portal",
    "select count(*)::int from step where request_id = $1 and system <> 'portal' and state = 'done'",
    [id],
  );
  const log = await logged(id);
  expect(log).toMatchObject({
    // Given twice: to whoever works on it, to the second person.
    ...{ "request.submitted": 1, "request.assigned": 2, "request.proposed": 1 },
    ...{ "request.decided": 1, "erasure.started": 1, "erasure.finished": 1 },
    ...{ "certificate.issued": 1, "step.done": steps?.count },
  });
  const own = (await letters(request)).filter(
    ({ to, at, subject }) => to === email && at >= since && subject.includes(number),
  );
  expect(new Set(own.map(({ subject }) => subject)).size).toBe(own.length);
});

test("A consent sent three times is one decision, a request cancelled three times is cancelled once", async ({
  as,
}) => {
  const { accountId } = person("decides-thrice");
  const page = await as("decides-thrice");
  await page.goto("/en/consents");
  await sendThrice(page, "/en/consents", "decision");
  expect(
    await ask("portal", "select id from consent_event where account_id = $1", [accountId]),
  ).toHaveLength(1);
  await page.goto("/en/requests/new/information");
  await sendThrice(page, "/en/requests/new/information", "question", { question: "Thrice?" });
  const requests = await ask<{ id: string }>(
    "portal",
    "select id from request where account_id = $1",
    [accountId],
  );
  expect(requests).toHaveLength(1);
  const id = requests[0]?.id ?? "";
  await sendThrice(page, `/en/requests/${id}`, "requestId");
  expect(await logged(id)).toMatchObject({ "request.submitted": 1, "request.cancelled": 1 });
});

test("A second click on Confirm confirms once and leads on, a second click on Download takes no more than is left", async ({
  as,
  request,
}) => {
  const { accountId, email } = person("confirms-in-haste");
  const page = await as("confirms-in-haste");
  const since = new Date().toISOString();
  await page.goto("/en/requests/new/copy");
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await page.getByRole("button", { name: /^Send\sthe\scode\sto/ }).dblclick();
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, since));
  await page.getByRole("button", { name: "Confirm", exact: true }).dblclick();
  await expect(page.getByRole("button", { name: "Make the copy" })).toBeVisible();
  const confirmed = await ask(
    "portal",
    "select id from message where account_id = $1 and event like '%stepped-up'",
    [accountId],
  );
  expect(confirmed).toHaveLength(1);

  await page.getByRole("button", { name: "Make the copy" }).click();
  const download = page.getByRole("link", { name: "Download the copy" });
  await expect(download).toBeVisible({ timeout: 30_000 });
  const path = (await download.getAttribute("href")) ?? "";
  const taken = await Promise.all(
    [1, 2, 3, 4, 5].map(async () => {
      const response = await page.request.get(path, { headers: { Accept: "application/zip" } });
      return { status: response.status(), bytes: (await response.body()).length };
    }),
  );
  expect(taken.filter(({ status }) => status === 200)).toHaveLength(3);
  await page.reload();
  await expect(page.getByText("Downloads left", { exact: false })).toHaveCount(0);
  expect(
    await ask("portal", "select state, downloads from export_archive where account_id = $1", [
      accountId,
    ]),
  ).toEqual([{ state: "gone", downloads: 3 }]);
});
