import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Page } from "@playwright/test";

/** A language of the portal. */
export type Locale = "kk" | "ru" | "en";

/** A text of the product in a language, so that a test presses the button that a reader of it sees. */
export function words(locale: Locale, namespace: string, key: string): string {
  const file = path.join(
    import.meta.dirname,
    `../../lib/i18n/messages/${locale}/${namespace}.json`,
  );
  const found = key
    .split(".")
    .reduce<unknown>(
      (part, name) => (part as Readonly<Record<string, unknown>>)[name],
      JSON.parse(readFileSync(file, "utf8")),
    );
  if (typeof found !== "string") throw new Error(`${namespace}.${key} is no text in ${locale}`);
  return found;
}

/** A text with something filled in, as its beginning up to there; blanks of any kind. */
export function beginning(locale: Locale, namespace: string, key: string): RegExp {
  const [start = ""] = words(locale, namespace, key).split("{");
  return new RegExp(
    `^${start
      .trim()
      .replaceAll(/[.?()]/g, "\\$&")
      .replaceAll(/\s/g, "\\s")}`,
  );
}

// `subject.data.title`, and the brace of a text that nobody filled in.
const rawKey =
  /\b(common|ui|subject|desk|sign-in|requests|consents|exports|systems|identity|fulfilment|notices)\.[a-z][\w.-]+|\{[a-z]+[,}]/i;

/** The page is in its language, has no raw keys, and does not scroll sideways. */
export async function judge(page: Page, locale: Locale): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  const text = await page.locator("body").innerText();
  expect(text).not.toMatch(rawKey);
  const { wide, view } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    view: document.documentElement.clientWidth,
  }));
  expect(wide, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(view);
}
