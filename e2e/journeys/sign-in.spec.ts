import { Secret, TOTP } from "otpauth";
import { person } from "../support/cast.ts";
import { codeFor, letterTo } from "../support/inbox.ts";
import { expect, test } from "../support/test.ts";

const home = /\/en\/home$/;

test("A person signs in by the code mailed to their address", async ({ page, request }) => {
  const { email } = person("signs-in-by-code");
  const since = new Date().toISOString();
  await page.goto("/en");
  await page.getByRole("link", { name: "Sign in with a code" }).click();
  await page.getByLabel("E-mail or phone").fill(email.toUpperCase());
  await page.getByRole("button", { name: "Send the code" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(home);
  await expect(page.getByText(email).first()).toBeVisible();
});

test("A person signs in by the mailed link, and only its button uses it up", async ({
  page,
  request,
  elsewhere,
}) => {
  const { email } = person("signs-in-by-link");
  const since = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(email);
  await page.getByRole("button", { name: "Send the code" }).click();
  const { link = "" } = await letterTo(
    request,
    email,
    since,
    (letter) => letter.link !== undefined,
  );
  const scanner = await elsewhere();
  await scanner.goto(link);
  await expect(scanner.getByRole("heading", { level: 1 })).toHaveText(
    "You asked in another browser",
  );
  await expect(scanner.getByRole("button", { name: "Sign in" })).toHaveCount(0);
  await page.goto(link);
  await page.reload();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(home);
  await scanner.goto(link);
  await expect(scanner.getByRole("heading", { level: 1 })).not.toHaveText("Sign in with this link");
});

test("A person signs in by a code to the phone, typed the way people write it", async ({
  page,
  request,
}) => {
  const phone = person("signs-in-by-phone").phone ?? "";
  const since = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page
    .getByLabel("E-mail or phone")
    .fill(phone.replace(/^\+7(...)(...)(..)(..)$/, "8 ($1) $2-$3-$4"));
  await page.getByRole("button", { name: "Send the code" }).click();
  const letter = await letterTo(request, phone, since);
  expect(letter.channel).toBe("sms");
  await page.getByLabel("Code from the message").fill(letter.code ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(home);
  await page.goto("/en/data");
  await expect(page.getByRole("listitem").locator('a[href$="/data/orders"]')).toBeVisible();
});

test("Whoever signs out cannot come back with the same cookie", async ({
  page,
  request,
  context,
}) => {
  const { email } = person("signs-in-by-code");
  const since = new Date().toISOString();
  await page.goto("/en/sign-in?next=/en/settings");
  await page.getByLabel("E-mail or phone").fill(email);
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/settings$/);
  const cookies = await context.cookies();
  await page.getByRole("main").getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/en$/);
  await context.addCookies(cookies);
  await page.goto("/en/data");
  await expect(page).toHaveURL(/\/en\/sign-in/);
});

test("An agent signs in to the desk by password and authenticator", async ({ page, request }) => {
  const people = (await (await request.get("/dev/people.json")).json()) as {
    id: string;
    email: string;
    password: string;
    totpSecret: string;
  }[];
  const agent = people.find(({ id }) => id === "agent-12");
  if (agent === undefined) throw new Error("no agent 12");
  await page.goto("/en/desk");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in to the desk");
  await page.getByLabel("Work e-mail").fill(agent.email);
  await page.getByLabel("Password").fill(agent.password);
  await page.getByRole("button", { name: "Continue" }).click();
  const code = new TOTP({ secret: Secret.fromBase32(agent.totpSecret) }).generate();
  await page.getByLabel("6 digits").fill(code);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);
  await expect(page.getByText("No. 12, agent")).toBeVisible();
});
