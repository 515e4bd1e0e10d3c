import { readFile } from "node:fs/promises";
import { TextWriter, Uint8ArrayReader, ZipReader } from "@zip.js/zip.js";
import type { Page } from "@playwright/test";
import type { CopyDocument } from "#lib/exports/core/copy-document.ts";
import type { Value } from "#lib/systems/ports.ts";
import { valueWords } from "../../components/systems/value-words.ts";
import { person } from "../support/cast.ts";
import { ask } from "../support/systems.ts";
import { expect, stepUp, test } from "../support/test.ts";

const states: Readonly<Record<string, string>> = {
  "value.none": "Not filled in",
  "value.yes": "Yes",
  "value.no": "No",
};
const translate = Object.assign((key: string) => states[key] ?? key, { has: () => true });

/** What a page of one category shows, in the words of the page; every list to its end. */
async function valuesShown(page: Page, path: string): Promise<readonly string[]> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  const shown = await page
    .locator("main details[id] > summary span > span:first-child, main li details dd")
    .evaluateAll((nodes) =>
      nodes.flatMap((node) => {
        const own = node.firstChild?.textContent?.trim() ?? "";
        return own === "" ? [] : [own];
      }),
    );
  const next = await page
    .getByRole("link", { name: "Older", exact: true })
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const rest: string[] = [];
  for (const href of next) rest.push(...(await valuesShown(page, href)));
  return [...shown, ...rest];
}

/** Every value of the copy, in the words a page would use for it. */
function wordsOf(copy: CopyDocument): ReadonlySet<string> {
  const words = copy.systems.flatMap((system) =>
    system.collections.flatMap((part) =>
      part.records.flatMap((record) =>
        part.fields.map((field) => {
          const value: Value = record.values[field.id] ?? null;
          const currency = record.currencies[field.id];
          const view = { value, ...(currency === undefined ? {} : { currency }) };
          return valueWords(field, view, { locale: "en", t: translate });
        }),
      ),
    ),
  );
  return new Set(words);
}

async function filesOf(path: string): Promise<ReadonlyMap<string, string>> {
  const reader = new ZipReader(new Uint8ArrayReader(await readFile(path)));
  const files = new Map<string, string>();
  for (const entry of await reader.getEntries()) {
    if (!entry.directory) files.set(entry.filename, await entry.getData(new TextWriter()));
  }
  await reader.close();
  return files;
}

test("A person takes away a copy that holds every value they were shown, and nobody else's name", async ({
  as,
}) => {
  const { email } = person("buyer-for-other");
  const page = await as("buyer-for-other");
  const shown: string[] = [];
  for (const category of ["who", "contact", "orders", "payments", "sign-ins"]) {
    shown.push(...(await valuesShown(page, `/en/data/${category}`)));
  }
  expect(shown.length).toBeGreaterThan(50);

  await stepUp("buyer-for-other");
  await page.goto("/en/requests/new/copy");
  await page.getByRole("button", { name: "Make the copy" }).click();
  const download = page.getByRole("link", { name: "Download the copy" });
  await expect(download).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("Downloads left: 3.")).toBeVisible();
  const arriving = page.waitForEvent("download");
  await download.click();
  const files = await filesOf(await (await arriving).path());

  expect([...files.keys()]).toEqual(
    expect.arrayContaining(["data.json", "data.html", "manifest.json", "csv/shop-orders.csv"]),
  );
  const copy = JSON.parse(files.get("data.json") ?? "") as CopyDocument;
  const words = wordsOf(copy);
  expect(shown.filter((text) => !words.has(text))).toEqual([]);
  expect(files.get("data.json")).toContain(email);

  const others = await ask<{ name: string; email: string }>(
    "shop",
    `select distinct t.holder_name as name, t.holder_email as email from tickets t
       join orders o on o.id = t.order_id join customers c on c.id = o.customer_id
       where c.email = $1 and t.holder_email is not null and t.holder_email <> c.email`,
    [email],
  );
  expect(others.length).toBeGreaterThan(0);
  for (const [name, text] of files) {
    for (const other of others) {
      expect(text, name).not.toContain(other.name);
      expect(text, name).not.toContain(other.email);
    }
  }
  await page.reload();
  await expect(page.getByText("Downloads left: 2.")).toBeVisible();
});
