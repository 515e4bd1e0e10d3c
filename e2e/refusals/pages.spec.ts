import { request as requests, type APIRequestContext } from "@playwright/test";
import { person } from "../support/cast.ts";
import { fileQuestion } from "../support/requests.ts";
import type { Player } from "../support/roles.ts";
import { addressOf, builtRoutes, type Ids } from "../support/routes.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

const nothing = /^(There\sis\snothing\sat\sthis\saddress|Nothing\shere\sfor\syou)$/;
const question = "Canary words of the owner";

/** What belongs to whom: a subject's page, the desk's, a page for anybody. */
function kindOf(route: string): "subject" | "desk" | "anybody" | "developer" {
  if (route.startsWith("/dev/")) return "developer";
  if (/^\/\[locale\]\/desk\/sign-in/.test(route)) return "anybody";
  if (/^\/(\[locale\]\/desk|api\/(certificates|tasks\/\[id\]\/evidence))/.test(route))
    return "desk";
  const open =
    /^\/\[locale\](\/(sign-in|link|stop|task|unsubscribe|certificate|notices|promises|\[\.\.\.rest\]).*)?$|^\/api\/(health|auth|unsubscribe|tasks\/(\[id\]\/)?answer|systems|v1)/;
  return open.test(route) ? "anybody" : "subject";
}

async function apiOf(
  baseURL: string | undefined,
  who: Player | "anonymous",
): Promise<APIRequestContext> {
  const cookie: Readonly<Record<string, string>> =
    who === "anonymous" ? {} : { Cookie: `__Host-jeke-sid=${person(who).cookie}` };
  return requests.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Accept: "text/html", ...cookie },
  });
}

test("No page and no route shows anything of the owner to whoever it is not for", async ({
  as,
  baseURL,
}) => {
  const owner = person("owns-what-others-want");
  const page = await as("owns-what-others-want");
  const request = await fileQuestion(page, question);
  await stepUp("owns-what-others-want");
  await page.goto("/en/requests/new/copy");
  await page.getByRole("button", { name: "Make the copy" }).click();
  await expect(page.getByRole("link", { name: "Download the copy" })).toBeVisible({
    timeout: 30_000,
  });
  const [archive] = await ask<{ id: string }>(
    "portal",
    "select id from export_archive where account_id = $1",
    [owner.accountId],
  );
  await page.goto("/en/data/contact");
  const edit = page.locator('#customers-phone a[href*="/data/edit"]');
  const [certificate] = await ask<{ id: string }>("portal", "select id from certificate limit 1");
  const ids: Ids = {
    request,
    archive: archive?.id ?? "",
    certificate: certificate?.id ?? "00000000-0000-4000-8000-000000000000",
    edit: (await edit.getAttribute("href")) ?? "",
  };
  const canaries = [owner.email, owner.phone ?? owner.email, owner.name, question];
  const seen: string[] = [];
  await stepUp("stranger");
  const look = async (who: Player | "anonymous") => {
    const api = await apiOf(baseURL, who);
    for (const route of builtRoutes()) {
      const kind = kindOf(route);
      if (kind === "developer") continue;
      const response = await api.get(addressOf(route, ids), { maxRedirects: 0 });
      const body = await response.text();
      const place = `${who} at ${route}: ${response.status()}`;
      for (const canary of canaries) {
        if (body.includes(canary)) seen.push(`${place} shows ${canary}`);
      }
      const location = response.headers().location ?? "";
      const isStaff = /-\d+$/.test(who);
      const refused = (kind === "subject" && who !== "stranger") || (kind === "desk" && !isStaff);
      if (refused && !(response.status() >= 300 && /\/(desk\/)?sign-in/.test(location))) {
        seen.push(`${place} is not led to sign-in (${location})`);
      }
      if (response.status() >= 500) seen.push(`${place} broke`);
    }
    await api.dispose();
  };
  const lookers = ["anonymous", "stranger", "agent-15", "admin-1", "auditor-2"] as const;
  await Promise.all(lookers.map(look));
  expect(seen).toEqual([]);
  // The same words are there for the owner, so the search above can find them.
  await page.goto(`/en/requests/${request}`);
  await expect(page.getByText(question).first()).toBeVisible();
});

test("A program without a session is told so in JSON, not led to a page", async ({ request }) => {
  const response = await request.get("/api/downloads/00000000-0000-4000-8000-000000000000", {
    headers: { Accept: "application/json" },
  });
  expect(response.status()).toBe(401);
  expect(await response.json()).toMatchObject({ error: "identity.not-signed-in" });
});

test("Whoever may not open cases finds no case, and no case of their own making", async ({
  as,
}) => {
  const [foreign] = await ask<{ id: string }>("portal", "select id from request limit 1");
  const path = `/en/desk/cases/${foreign?.id ?? "00000000-0000-4000-8000-000000000000"}`;
  const admin = await as("admin-1");
  await admin.goto(path);
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(nothing);
  const agent = await as("agent-15");
  await agent.goto("/en/desk/audit");
  await expect(agent.getByRole("heading", { level: 1 })).toHaveText(nothing);
});

test("That there is nothing here is a 404 with words for whoever runs no scripts", async ({
  baseURL,
}) => {
  const nobodys = "00000000-0000-4000-8000-000000000000";
  const addresses = [
    ["stranger", `/en/requests/${nobodys}`],
    ["stranger", "/en/requests/new/nothing"],
    ["stranger", "/en/data/nothing"],
    ["stranger", "/en/no/such/page"],
    ["officer-3", `/en/desk/cases/${nobodys}`],
    ["agent-15", "/en/desk/audit"],
    ["anonymous", `/en/certificate/${nobodys}?salt=none`],
    ["anonymous", "/en/no/such/page"],
  ] as const;
  for (const [who, address] of addresses) {
    const api = await apiOf(baseURL, who);
    const response = await api.get(address, { maxRedirects: 0 });
    expect(response.status(), address).toBe(404);
    const title = /<h1[^>]*>([^<]*)<\/h1>/.exec(await response.text())?.[1];
    expect(title, address).toMatch(nothing);
    await api.dispose();
  }
});
