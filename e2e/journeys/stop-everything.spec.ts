import type { APIRequestContext, Page } from "@playwright/test";
import { findingsHere } from "../support/axe.ts";
import { person } from "../support/cast.ts";
import { codeFor, letterTo, letters } from "../support/inbox.ts";
import { requestIdOf } from "../support/requests.ts";
import { ask } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

/** An address as pages write it: a number in groups. */
function written(address: string): RegExp {
  return new RegExp(address.replaceAll(/[+.]/g, "\\$&").replaceAll(/\d/g, "$&\\s?"));
}

/** Confirms by the only address offered, which must be this one. */
async function confirmBy(page: Page, api: APIRequestContext, address: string): Promise<void> {
  const since = new Date().toISOString();
  await expect(page.getByRole("combobox")).toHaveCount(0);
  const button = page.getByRole("button", { name: /^Send\sthe\scode\sto/ });
  await expect(button).toHaveText(written(address));
  await button.click();
  await page.getByLabel("Code from the message").fill(await codeFor(api, address, since));
  await page.getByRole("button", { name: "Confirm", exact: true }).click();
}

async function proveByCode(page: Page, api: APIRequestContext, address: string): Promise<void> {
  const since = new Date().toISOString();
  await page.getByLabel("E-mail or phone").fill(address);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(api, address, since));
  await page.getByRole("button", { name: "Add the address" }).click();
  await expect(page).toHaveURL(/\/en\/settings$/);
}

/** What the stop ends: sessions that live, requests that wait, copies that can be downloaded. */
async function standing(accountId: string | undefined): Promise<unknown> {
  const [row] = await ask(
    "portal",
    `select
       (select count(*)::int from session where account_id = $1 and revoked_at is null) as sessions,
       (select array_agg(state order by type) from request where account_id = $1) as requests,
       (select count(*)::int from export_archive where account_id = $1 and state = 'ready') as copies`,
    [accountId],
  );
  return row;
}

test("A person with two addresses confirms by the other one, and the link in the notice stops it all without sign-in", async ({
  as,
  elsewhere,
  request,
}) => {
  test.setTimeout(120_000);
  const { accountId, email, phone } = person("stops-everything");
  const number = phone ?? "";
  const page = await as("stops-everything");
  await page.goto("/en/prove?next=/en/settings");
  await confirmBy(page, request, email);
  await proveByCode(page, request, number);
  await expect(page.getByText(written(number))).toBeVisible();

  // Five minutes later: what opened the session proves nothing new, so the code goes to the phone.
  await ask("portal", "update session set stepped_up_at = null where account_id = $1", [accountId]);
  const since = new Date().toISOString();
  await page.goto("/en/requests/new/copy");
  await page.getByRole("link", { name: "Confirm that it is you" }).click();
  await confirmBy(page, request, number);
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page.getByRole("link", { name: "Download the copy" })).toBeVisible({
    timeout: 30_000,
  });
  await page.goto("/en/requests/new/erasure");
  await page.getByLabel("Type DELETE to confirm").fill("DELETE");
  await page.getByRole("button", { name: /^Delete\s\d/ }).click();
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  const id = requestIdOf(page);
  const mine = (await letters(request)).filter(({ at, to }) => at >= since && to === email);
  expect(mine.flatMap(({ code }) => code ?? [])).toEqual([]);

  // Every address has its notice; looking at its link, as a mail scanner does, stops nothing.
  const isNotice = ({ text }: { readonly text: string }) => text.includes("/stop/");
  const [byMail, bySms] = [
    await letterTo(request, email, since, isNotice),
    await letterTo(request, number, since, isNotice),
  ];
  const links = [byMail, bySms].map(
    ({ text }) => /https?:\/\/\S+\/stop\/\S+/.exec(text)?.[0] ?? "",
  );
  const before = await standing(accountId);
  expect(before).toEqual({ sessions: 1, requests: ["done", "open"], copies: 1 });
  const stranger = await elsewhere();
  for (const link of links) {
    await stranger.goto(link);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Stop everything?");
  }
  expect(await standing(accountId)).toEqual(before);
  expect(await findingsHere(stranger)).toEqual([]);

  await stranger.goto(links[0] ?? "");
  await stranger.getByRole("button", { name: "Stop everything" }).dblclick();
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Stopped");
  for (const line of ["1 session ended", "1 request taken back", "1 copy destroyed"]) {
    await expect(stranger.getByText(line)).toBeVisible();
  }
  expect(await findingsHere(stranger)).toEqual([]);
  expect(await standing(accountId)).toEqual({
    ...{ sessions: 0, requests: ["done", "cancelled"], copies: 0 },
  });
  await page.goto(`/en/requests/${id}`);
  await expect(page).toHaveURL(/\/en\/sign-in/);
  for (const to of [email, number]) {
    await letterTo(
      request,
      to,
      since,
      ({ text }) => /stopped|ended/.test(text) && !isNotice({ text }),
    );
  }
  await stranger.goto(links[0] ?? "");
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("This link has been used");
});
