import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { StaffId } from "./roles.ts";

/** A member of staff as `/dev/people.json` lists them. */
export type Member = {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string;
};

/** What a member of staff of the demo types. */
export async function memberOf(api: APIRequestContext, id: StaffId): Promise<Member> {
  const people = (await (await api.get("/dev/people.json")).json()) as readonly Member[];
  const member = people.find((one) => one.id === id);
  if (member === undefined) throw new Error(`no ${id}`);
  return member;
}

/** The first of the two steps into the desk. */
export async function typePassword(
  page: Page,
  member: Pick<Member, "email" | "password">,
): Promise<void> {
  await page.goto("/en/desk/sign-in");
  await page.getByLabel("Work e-mail").fill(member.email);
  await page.getByLabel("Password").fill(member.password);
  await page.getByRole("button", { name: "Continue" }).click();
}

/** Signs a member of staff in by typing: password, then the digits of the authenticator. */
export async function signInToDesk(page: Page, api: APIRequestContext, id: StaffId): Promise<void> {
  const member = await memberOf(api, id);
  await typePassword(page, member);
  const digits = new TOTP({ secret: Secret.fromBase32(member.totpSecret) }).generate();
  await page.getByLabel("6 digits").fill(digits);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);
}

/** Takes a case of deletion and proposes it on the first ground, with the words that stand there. */
export async function proposeDeletion(page: Page, id: string): Promise<void> {
  await page.goto(`/en/desk/cases/${id}`);
  await page.getByRole("button", { name: /^Take\sthis\scase/ }).click();
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: /^Propose:\sdelete/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Another officer decides now");
}

/** Opens a proposed case as its second person: only they read what they would agree to. */
export async function becomeSecond(page: Page, id: string): Promise<void> {
  await page.goto(`/en/desk/cases/${id}`);
  await page.getByRole("button", { name: "Become the second person" }).click();
  await expect(page.getByRole("button", { name: /^Agree/ })).toBeVisible();
}
