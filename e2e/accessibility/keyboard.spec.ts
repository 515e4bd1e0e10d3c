import type { Page } from "@playwright/test";
import { person } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { expect, test } from "../support/test.ts";

/** Goes on by Tab until the focus stands on what is wanted, as somebody without a mouse does; says where it has been. */
async function tabTo(page: Page, wanted: RegExp, most = 60): Promise<void> {
  const been: string[] = [];
  for (let step = 0; step < most; step += 1) {
    const name = await page.evaluate(() => {
      const node = document.activeElement;
      if (node === null || node === document.body) return "";
      const label = node.id === "" ? null : document.querySelector(`label[for="${node.id}"]`);
      const text = node.getAttribute("aria-label") ?? label?.textContent ?? node.textContent;
      return text.replace(/\s+/g, " ").trim();
    });
    if (wanted.test(name)) {
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return `${style.outlineStyle} ${style.outlineWidth} ${style.boxShadow}`;
      });
      expect(outline, `${name} shows its focus`).not.toMatch(/^none 0px none$/);
      return;
    }
    been.push(name);
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never came to ${String(wanted)}; it went over: ${been.join(" · ")}`);
}

test("A person signs in by keyboard alone", async ({ page, request }) => {
  const { email } = person("signs-in-by-keyboard");
  const since = new Date().toISOString();
  await page.goto("/en");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the content" })).toBeFocused();
  await tabTo(page, /^Sign in with a code$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/sign-in$/);
  await tabTo(page, /^E-mail or phone/);
  await page.keyboard.type("nobody");
  await page.keyboard.press("Enter");
  // The focus goes to what is wrong, and its link to the field.
  await expect(page.getByRole("alert").first()).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const address = page.getByLabel("E-mail or phone");
  await expect(address).toBeFocused();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(email);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
  const code = await codeFor(request, email, since);
  await tabTo(page, /^Code from the message/);
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/en\/home$/);
});

test("A person reads the policy and refuses it by keyboard alone", async ({ as }) => {
  const page = await as("leaves-by-keyboard");
  await page.goto("/en/notices/general");
  await tabTo(page, /^I do not agree$/, 90);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/notice-refusal/);
  await tabTo(page, /^Ticket sales$/);
  await page.keyboard.press("Space");
  await tabTo(page, /^Refuse and leave$/);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Received\.\sNumber/)).toBeVisible();
  await tabTo(page, /^Take the copy$/);
});

test("A person turns a consent by keyboard alone", async ({ as }) => {
  const page = await as("uses-the-keyboard");
  await page.goto("/en/consents");
  const sms = page.getByRole("switch", { name: /SMS$/ });
  const before = await sms.getAttribute("aria-checked");
  await tabTo(page, /SMS$/);
  await page.keyboard.press("Space");
  await expect(sms).toHaveAttribute("aria-checked", before === "true" ? "false" : "true");
  await expect(sms).toBeFocused();
});

test("A person deletes everything by keyboard alone", async ({ as, request }) => {
  const { email } = person("deletes-by-keyboard");
  const page = await as("deletes-by-keyboard");
  const since = new Date().toISOString();
  await page.goto("/en/requests/new/erasure");
  await expect(page.getByRole("link", { name: "Confirm that it is you" })).toBeVisible();
  await tabTo(page, /^Confirm that it is you$/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Send the code to/ })).toBeVisible();
  await tabTo(page, /^Send the code to/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
  const code = await codeFor(request, email, since);
  await tabTo(page, /^Code from the message/);
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Type DELETE to confirm")).toBeVisible();
  await tabTo(page, /^Type DELETE to confirm/);
  await page.keyboard.type("DELETE");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Received\. Number/)).toBeVisible();
});
