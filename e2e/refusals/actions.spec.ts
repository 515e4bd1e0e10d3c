import { request as requests } from "@playwright/test";
import { person } from "../support/cast.ts";
import { formsOf, send, type SentForm } from "../support/forms.ts";
import { fileQuestion } from "../support/requests.ts";
import type { Player } from "../support/roles.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

const others = ["anonymous", "stranger", "agent-15", "admin-1", "auditor-2"] as const;

async function apiOf(baseURL: string | undefined, who: Player | "anonymous") {
  return requests.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders:
      who === "anonymous" ? {} : { Cookie: `__Host-jeke-sid=${person(who).cookie}` },
  });
}

/** Everything a wrong action could have changed. */
async function state(accountId: string | undefined, requestId: string): Promise<unknown> {
  return {
    request: await ask(
      "portal",
      "select state, version, assignee_id, ground, decision from request where id = $1",
      [requestId],
    ),
    requests: await ask("portal", "select id from request where account_id = $1 order by id", [
      accountId,
    ]),
    consents: await ask("portal", "select id from consent_event where account_id = $1", [
      accountId,
    ]),
    reads: await ask("portal", "select id from access_event where account_id = $1", [accountId]),
    shop: await ask("shop", "select phone, full_name from customers where email = $1", [
      person("is-acted-for").email,
    ]),
  };
}

const filled: SentForm = {
  question: "Not mine",
  typed: "DELETE",
  value: "+77019998811",
  words: "Not mine to say",
  reason: "Curiosity",
  note: "Not mine",
};

function fill(form: SentForm): SentForm {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [name, filled[name] ?? value]),
  );
}

test("No action of a person's pages works for anybody else", async ({ as, baseURL }) => {
  const origin = baseURL ?? "";
  const owner = person("is-acted-for");
  const page = await as("is-acted-for");
  const requestId = await fileQuestion(page, "Mine alone");
  await stepUp("is-acted-for");
  await page.goto("/en/data/contact");
  const edit = page.locator('#customers-phone a[href*="/data/edit"]');
  const editPath = (await edit.getAttribute("href")) ?? "";
  const paths = [
    `/en/requests/${requestId}`,
    "/en/requests/new/information",
    "/en/requests/new/copy",
    "/en/requests/new/erasure",
    "/en/consents",
    "/en/requests/new/notice-refusal",
    editPath,
    "/en/prove",
  ];
  const before = await state(owner.accountId, requestId);
  const wrong: string[] = [];
  let tried = 0;
  for (const path of paths) {
    const forms = (await formsOf(page, path)).map(fill);
    // The first form of the frame signs out: sent by somebody else it would only end their own session.
    const own = forms.filter((form) =>
      Object.keys(form).some((name) => !name.startsWith("$ACTION")),
    );
    expect(own.length, path).toBeGreaterThan(0);
    for (const who of others) {
      const api = await apiOf(baseURL, who);
      for (const form of own) {
        tried += 1;
        const { status, body, location } = await send(api, path, form, origin);
        if (body.includes(owner.email) || body.includes("Mine alone"))
          wrong.push(`${who} ${path} reads`);
        if (who !== "stranger" && !/sign-in/.test(location) && status < 400) {
          wrong.push(`${who} ${path} ${status} ${location}`);
        }
      }
      await api.dispose();
    }
  }
  expect(tried).toBeGreaterThan(30);
  expect(wrong).toEqual([]);
  expect(await state(owner.accountId, requestId)).toEqual(before);
});

test("No action of a case works for whoever it is not assigned to, nor from another origin", async ({
  as,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const owner = person("is-acted-for-at-the-desk");
  const page = await as("is-acted-for-at-the-desk");
  const requestId = await fileQuestion(page, "For my agent alone");
  const path = `/en/desk/cases/${requestId}`;
  const agent = await as("agent-12");
  await agent.goto(path);
  await agent.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await expect(agent.getByLabel("The person will read")).toBeVisible();
  const forms = (await formsOf(agent, path)).map(fill).filter((form) => "requestId" in form);
  expect(forms.length).toBeGreaterThan(1);
  const before = await state(owner.accountId, requestId);
  const read: string[] = [];
  for (const who of others) {
    const api = await apiOf(baseURL, who);
    for (const form of forms) {
      const { body } = await send(api, path, form, origin);
      if (body.includes(owner.email) || body.includes("For my agent alone")) read.push(who);
    }
    await api.dispose();
  }
  const own = await apiOf(baseURL, "agent-12");
  for (const form of forms) {
    await send(own, path, form, "https://elsewhere.example");
  }
  await own.dispose();
  expect(read).toEqual([]);
  expect(await state(owner.accountId, requestId)).toEqual(before);
});
