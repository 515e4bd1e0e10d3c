import { expect, type APIRequestContext, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { StaffId } from "./roles.ts";

type Listed = {
  readonly id: string;
  readonly email: string;
  readonly password?: string;
  readonly totpSecret?: string;
};

/** Signs a member of staff in by typing: password, then the digits of the authenticator. */
export async function signInToDesk(page: Page, api: APIRequestContext, id: StaffId): Promise<void> {
  const people = (await (await api.get("/dev/people.json")).json()) as readonly Listed[];
  const member = people.find((one) => one.id === id);
  if (member?.password === undefined || member.totpSecret === undefined)
    throw new Error(`no ${id}`);
  await page.goto("/en/desk");
  await page.getByLabel("Work e-mail").fill(member.email);
  await page.getByLabel("Password").fill(member.password);
  await page.getByRole("button", { name: "Continue" }).click();
  const digits = new TOTP({ secret: Secret.fromBase32(member.totpSecret) }).generate();
  await page.getByLabel("6 digits").fill(digits);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/desk$/);
}
