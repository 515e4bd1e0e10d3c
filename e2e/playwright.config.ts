import { defineConfig, devices, type Project } from "@playwright/test";
import { chromiumPath } from "./support/browser.ts";

const executablePath = await chromiumPath();

const operator = process.env.E2E_OPERATOR ?? "iticket";

/** The suite of every guarantee, on the first operator. */
const main: Project[] = [
  {
    name: "desktop",
    grepInvert: /@phone/,
    testIgnore: /outage|operators/,
    use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } },
  },
  {
    name: "phone",
    grep: /@phone/,
    testIgnore: /outage|operators/,
    use: { ...devices["Desktop Chrome"], viewport: { width: 390, height: 844 }, hasTouch: true },
  },
  {
    // A whole system goes down: nobody else may be looking.
    name: "alone",
    testMatch: /outage/,
    dependencies: ["desktop", "phone"],
    use: { ...devices["Desktop Chrome"] },
  },
];

/** What another operator promises beside it. */
const journey: Project = {
  name: operator,
  testMatch: `operators/${operator}.spec.ts`,
  use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } },
};

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./support/set-up.ts",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  reporter: [["list"], ["json"]],
  use: {
    baseURL: process.env.E2E_URL ?? "http://localhost:3000",
    launchOptions: {
      // There is no graphics card where tests run, and imitating one costs more than drawing without.
      args: ["--disable-gpu"],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
    // Recording every test slows all of them down: `npm run e2e -- --trace on` when one fails.
    screenshot: "only-on-failure",
  },
  projects: operator === "iticket" ? main : [journey],
});
