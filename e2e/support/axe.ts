import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

// The engine of @axe-core/playwright, asked without its wrapper: no page here has frames to put together, and it takes
// half the time for the same findings.
const require = createRequire(import.meta.url);
const ofWrapper = createRequire(require.resolve("@axe-core/playwright"));
const engine = readFileSync(ofWrapper.resolve("axe-core/axe.min.js"), "utf8");

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
};

/** Each language, width and scheme. The short form of the tests takes one look at a page, turn by turn, the heavy run all. */
const looks = [
  { locale: "kk", width: 390, colorScheme: "dark" },
  { locale: "ru", width: 1280, colorScheme: "light" },
  { locale: "en", width: 390, colorScheme: "light" },
  { locale: "kk", width: 1280, colorScheme: "dark" },
] as const;
const isEveryLook = process.env.E2E_LOOKS === "all";

/** What axe finds on the page as it stands, with the place. */
export async function findingsHere(page: Page): Promise<string[]> {
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  await page.evaluate(engine);
  const found = await page.evaluate<readonly Violation[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(" "));
    return `${new URL(page.url()).pathname}: ${id} at ${places.join(" | ")}`;
  });
}

/**
 * Opens each page (its address without the language) and gathers what axe finds. Which look a page gets in the short form
 * hangs on its address, so that it is the same in every run and pages of one kind share the looks among them.
 */
export async function findings(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, path] of paths.entries()) {
    const turn = looks[(index + path.split("/").length) % looks.length] ?? looks[0];
    for (const look of isEveryLook ? looks : [turn])
      found.push(...(await lookAt(page, path, look)));
  }
  return found;
}

/** As `findings`, where each page is one more state of a page that others look at: always one look each, turn by turn. */
export async function glances(page: Page, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, path] of paths.entries()) {
    const look = looks[index % looks.length] ?? looks[0];
    found.push(...(await lookAt(page, path, look)));
  }
  return found;
}

async function lookAt(page: Page, path: string, look: (typeof looks)[number]): Promise<string[]> {
  const { locale, width, colorScheme } = look;
  await page.setViewportSize({ width, height: 844 });
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto(`/${locale}${path}`);
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  // What the address leads away from was not looked at.
  expect(new URL(page.url()).pathname).toBe(new URL(`/${locale}${path}`, page.url()).pathname);
  return (await findingsHere(page)).map((finding) => `${width} ${colorScheme} ${finding}`);
}

/** An address of the portal without its language. */
export function withoutLocale(address: string): string {
  const { pathname, search } = new URL(address, "http://localhost");
  return pathname.replace(/^\/(kk|ru|en)(?=\/|$)/, "") + search;
}
