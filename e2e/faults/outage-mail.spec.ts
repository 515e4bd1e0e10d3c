import { renameSync, rmSync, writeFileSync } from "node:fs";
import { person } from "../support/cast.ts";
import { codeFor } from "../support/inbox.ts";
import { ask, demoEnvironment } from "../support/systems.ts";
import { expect, test } from "../support/test.ts";

const inbox = demoEnvironment().JEKE_INBOX_DIR ?? "";

/** Where the demo's mail server puts letters there is a file instead of a folder: it answers "try later" to every one. */
function mailServerIs(state: "down" | "up"): void {
  if (state === "down") {
    renameSync(inbox, `${inbox}.away`);
    writeFileSync(inbox, "");
  } else {
    rmSync(inbox);
    renameSync(`${inbox}.away`, inbox);
  }
}

test("While the mail server is down a person asks for a code as ever, and it arrives when the server is back", async ({
  page,
  request,
}) => {
  const { email } = person("waits-for-a-code");
  const since = new Date().toISOString();
  const waiting = () =>
    ask<{ tries: number }>(
      "portal",
      `select max(attempts) as tries from message
       where account_id is null and state = 'waiting' and error_code = 'carrier-down' and created_at >= $1`,
      [since],
    );
  await page.goto("/en/sign-in");
  mailServerIs("down");
  try {
    await page.getByLabel("E-mail or phone").fill(email);
    await page.getByRole("button", { name: "Send the code" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
    await expect(page.getByText("sending is delayed", { exact: false })).toBeVisible();
    await expect.poll(async () => (await waiting())[0]?.tries ?? 0).toBeGreaterThan(0);
  } finally {
    mailServerIs("up");
  }
  await page.getByLabel("Code from the message").fill(await codeFor(request, email, since));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/en\/home$/);
});
