import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { playing } from "./cast.ts";
import type { Player } from "./roles.ts";
import { ask } from "./systems.ts";

type Fixtures = {
  /** What the browser complained of, in any page of the test; must stay empty. Runs in every test. */
  readonly complaints: string[];
  /** A page of somebody of the cast who is signed in already, in a browser of their own. */
  readonly playingAs: (player: string) => Promise<Page>;
  /** A page of another browser in which nobody is signed in. */
  readonly elsewhere: () => Promise<Page>;
};

/**
 * Playwright's test for the journeys of any operator, where a complaint of the browser is a failure: console errors, policy
 * violations, foreign origins.
 */
export const journey = base.extend<Fixtures>({
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints: string[] = [];
      watch(context, complaints, baseURL ?? "");
      await use(complaints);
      expect(complaints, "the browser complained").toEqual([]);
    },
    { auto: true },
  ],
  playingAs: async ({ browser, complaints, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (player) => {
      const context = await browser.newContext();
      contexts.push(context);
      watch(context, complaints, baseURL ?? "");
      await enter(context, player, baseURL ?? "");
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  elsewhere: async ({ browser, complaints, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      watch(context, complaints, baseURL ?? "");
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

/** The same for the main suite, whose parts are known by name. */
export const test = journey.extend<{ readonly as: (player: Player) => Promise<Page> }>({
  as: async ({ playingAs }, use) => {
    await use(playingAs);
  },
});
export { expect };

/** The cookie of a player's open session, for pages and for requests without a page. */
export async function enter(context: BrowserContext, player: string, baseURL: string) {
  const { hostname } = new URL(baseURL);
  await context.addCookies([
    {
      name: "__Host-jeke-sid",
      value: playing(player).cookie,
      domain: hostname,
      path: "/",
      secure: true,
      httpOnly: true,
      sameSite: "Lax",
    },
  ]);
}

/** Level 2 as after a code typed this moment, where typing it is not what the test is about. */
export async function stepUp(player: string): Promise<void> {
  await ask("portal", "update session set stepped_up_at = now() where id = $1", [
    playing(player).sessionId,
  ]);
}

// A page that answers 404 or 401 on purpose makes Chromium write this line: the answer itself is what the tests judge.
const answered = /^Failed to load resource: the server responded with a status of 40\d/;

function watch(context: BrowserContext, complaints: string[], baseURL: string): void {
  const { origin } = new URL(baseURL);
  context.on("console", (message) => {
    if (message.type() !== "error" || answered.test(message.text())) return;
    complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(`exception: ${error.error().message}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== origin) {
      complaints.push(`request to ${request.url()}`);
    }
  });
}
