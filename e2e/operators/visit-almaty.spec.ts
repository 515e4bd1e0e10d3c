import { playing } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { fileErasure } from "../support/requests.ts";
import { signInByCode } from "../support/sign-in.ts";
import { ask } from "../support/systems.ts";
import { expect, journey as test, stepUp } from "../support/test.ts";

test("A debtor signs in, sees the debts, and reads what they hold, why and until when", async ({
  page,
  request,
}) => {
  const { email } = playing("debtor");
  await signInByCode(page, request, email);
  await page.goto("/en/data");
  await expect(page.getByText("All 3 systems answered")).toBeVisible();
  await page.goto("/en/data/payments");
  await expect(page.getByRole("region", { name: /^Debts/ })).toContainText(/48\s000/);
  await page.goto("/en/requests/new/erasure");
  const stays = page.getByRole("region", { name: /^Stays,\sand\swhy/ });
  for (const held of [
    "Debt that is not settled",
    "Rental with a debt",
    "Package that is not paid",
    "Account with a debt",
  ]) {
    await expect(stays.getByText(held, { exact: true })).toBeVisible();
  }
  await expect(stays.getByText("Until the debt is settled").first()).toBeVisible();
  await expect(stays.getByText("clause 4.2", { exact: false }).first()).toBeVisible();
});

test("Once the debt is settled nothing of it stays, and the erasure is filed", async ({
  playingAs,
}) => {
  const page = await playingAs("settled");
  await stepUp("settled");
  await page.goto("/en/requests/new/erasure");
  const stays = page.getByRole("region", { name: /^Stays,\sand\swhy/ });
  // The receipt of the package remains, by tax law.
  await expect(stays.getByText("Promotion packages")).toBeVisible();
  await expect(stays.getByText("Until the debt is settled")).toHaveCount(0);
  await fileErasure(page, "settled");
});

test("Each permission of the device is a switch of its own, and the app's store obeys it", async ({
  playingAs,
}) => {
  const { email } = playing("allowed-device");
  const stored = async () => {
    const [row] = await ask<Record<string, boolean>>(
      "visit_almaty_media",
      "select geo_allowed, photos_allowed, camera_allowed, personal_allowed from profiles where email = $1",
      [email],
    );
    return row;
  };
  const before = { photos_allowed: false, camera_allowed: true, personal_allowed: true };
  expect(await stored()).toEqual({ ...before, geo_allowed: true });
  const page = await playingAs("allowed-device");
  await page.goto("/en/consents");
  const geolocation = page.getByRole("switch", { name: /^Geolocation/ });
  await expect(geolocation).toHaveAttribute("aria-checked", "true");
  await expect(page.getByRole("switch", { name: /^Photographs/ })).toHaveAttribute(
    "aria-checked",
    "false",
  );
  await geolocation.click();
  await expect(geolocation).toHaveAttribute("aria-checked", "false");
  await expect(page.getByText("Site and app, read back").first()).toBeVisible();
  expect(await stored()).toEqual({ ...before, geo_allowed: false });
  await expect(page.getByRole("switch", { name: /^Camera/ })).toHaveAttribute(
    "aria-checked",
    "true",
  );
});

test("Whoever is named only by phone in an advertisement finds it, and nothing of who posted it", async ({
  page,
  request,
}) => {
  const { phone } = playing("named-in-ad");
  const landlord = playing("landlord");
  const since = new Date().toISOString();
  await page.goto("/en/sign-in");
  await page.getByLabel("E-mail or phone").fill(phone ?? "");
  await page.getByRole("button", { name: "Send the code" }).click();
  await page.getByLabel("Code from the message").fill(await codeFor(request, phone ?? "", since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/home$/);
  await page.goto("/en/data/ads");
  await expect(page.getByRole("region", { name: /^Contact\sin\san\sadvertisement/ })).toContainText(
    "A-2",
  );
  const html = await page.content();
  for (const value of [landlord.name, landlord.email]) expect(html).not.toContain(value);
});

test("A tenant sees the rental and not the landlord; whoever is barred keeps every right", async ({
  playingAs,
}) => {
  const tenant = await playingAs("tenant");
  await tenant.goto("/en/data/rentals");
  await expect(tenant.getByRole("region", { name: /^Rentals/ })).toContainText("R-6");
  const html = await tenant.content();
  const landlords = await ask<{ name: string }>(
    "visit_almaty_board",
    "select distinct landlord_name as name from rentals",
  );
  expect(landlords.length).toBeGreaterThan(1);
  for (const { name } of landlords) expect(html).not.toContain(name);
  const blocked = await playingAs("blocked");
  await blocked.goto("/en/data/who");
  await expect(blocked.getByText("Why barred", { exact: false })).toBeVisible();
  await blocked.goto("/en/requests/new/erasure");
  await expect(blocked.getByRole("link", { name: "Confirm that it is you" })).toBeVisible();
});

test("The policy stands clause by clause, with its three years shown against the law", async ({
  page,
}) => {
  await page.goto("/en/promises?status=conflict");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("4.1", { exact: false }).first()).toBeVisible();
  await expect(page.getByText("article 12(2)", { exact: false }).first()).toBeVisible();
  await page.goto("/en/notices");
  await expect(
    page
      .locator("main")
      .getByRole("link", { name: /Privacy policy/ })
      .first(),
  ).toBeVisible();
});
