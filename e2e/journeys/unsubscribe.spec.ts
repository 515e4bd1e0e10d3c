import { request as requests, type APIRequestContext } from "@playwright/test";
import { person } from "../support/cast.ts";
import { letters } from "../support/inbox.ts";
import { ask, demoEnvironment } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";
import { words } from "../support/words.ts";

const oneClick = { "List-Unsubscribe": "One-Click" } as const;

/** Somebody's machine: no cookie of ours, and a page of its own. */
async function machine(baseURL: string | undefined): Promise<APIRequestContext> {
  return requests.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    extraHTTPHeaders: { Origin: "https://mailbox.example" },
  });
}

async function allowedByMail(email: string): Promise<boolean | undefined> {
  const [row] = await ask<{ allowed: boolean }>(
    "mailing",
    `select allowed from channels c join subscribers s on s.id = c.subscriber_id
     where s.email = $1 and channel = 'email'`,
    [email],
  );
  return row?.allowed;
}

async function linkFor(api: APIRequestContext, address: string): Promise<string> {
  const response = await api.post("/api/v1/unsubscribe-links", {
    headers: { authorization: `Bearer ${demoEnvironment().JEKE_API_KEY ?? ""}` },
    data: { purpose: "marketing", addresses: [address, "nobody at all"] },
  });
  const { links } = (await response.json()) as { links: readonly (string | null)[] };
  expect(links).toEqual([expect.stringMatching(/\/api\/unsubscribe\/[\w-]+$/), null]);
  return links[0] ?? "";
}

test("Letters of the mailing carry a link that stops them by one click, without scripts and sign-in", async ({
  browser,
  baseURL,
}) => {
  const { email } = person("stops-by-letter");
  const api = await machine(baseURL);
  const link = await linkFor(api, email);
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "kk" });
  const page = await context.newPage();
  // The account's language comes before the browser's; what was chosen before both, whatever else a mailer hangs onto the link.
  await page.goto(link);
  await expect(page).toHaveURL(/\/en\/unsubscribe\//);
  await page.goto(`${link}?utm_source=letter&lang=kk`);
  await expect(page).toHaveURL(/\/kk\/unsubscribe\//);
  await expect(page.locator("main")).not.toContainText(email);
  // A scanner of mail looks at every link, and nothing happens.
  await api.head(link);
  expect(await allowedByMail(email)).toBe(true);
  await page.getByRole("button", { name: words("kk", "consents", "unsubscribe.button") }).click();
  await expect(page).toHaveURL(/\/kk\/unsubscribe\/done$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    words("kk", "consents", "unsubscribe.done.title"),
  );
  await expect.poll(() => allowedByMail(email)).toBe(false);
  await context.close();
  await api.dispose();
});

test("A mailbox clicks for its reader; whatever else is sent there changes nothing", async ({
  baseURL,
  request,
}) => {
  const sent = (await letters(request)).filter(({ unsubscribe }) => unsubscribe !== undefined);
  expect(sent).toHaveLength(3);
  for (const { unsubscribe, link } of sent) {
    expect(unsubscribe).toEqual({ link, post: "List-Unsubscribe=One-Click" });
  }
  const api = await machine(baseURL);
  const to = sent[0]?.to ?? "";
  const link = sent[0]?.link ?? "";
  const others: Record<string, string>[] = [{}, { "List-Unsubscribe": "Two-Clicks" }];
  for (const form of others) {
    expect((await api.post(link, { form })).status()).toBe(400);
  }
  expect(await allowedByMail(to)).toBe(true);
  const forged = await api.post(link.replace(/.{6}$/, "AAAAAA"), { form: oneClick });
  const clicked = await api.post(link, { multipart: oneClick, maxRedirects: 0 });
  expect([forged.status(), await forged.text()]).toEqual([200, await clicked.text()]);
  expect(clicked.headers()["set-cookie"]).toBeUndefined();
  await expect.poll(() => allowedByMail(to)).toBe(false);
  for (const authorization of ["", "Bearer wrong-wrong-wrong-wrong"]) {
    const refused = await api.post("/api/v1/unsubscribe-links", {
      headers: { authorization },
      data: { purpose: "marketing", addresses: [to] },
    });
    expect(refused.status()).toBe(401);
  }
  await api.dispose();
});
