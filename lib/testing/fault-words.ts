import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { waitsWords } from "#components/fulfilment/waits-words.ts";
import { partialWords, whyNotRead } from "#components/systems/not-read-words.ts";
import type { RunWaits } from "#lib/fulfilment/core/run-view.ts";
import { refusalText } from "#lib/i18n/refusal.ts";
import { translator } from "#lib/i18n/translator.ts";
import type { Refusal } from "#lib/kernel/result.ts";
import { type Locale, locales } from "#lib/kernel/locale.ts";
import type { DataView } from "#lib/systems/core/data-view.ts";

/** What somebody read, in English. */
export type Told = { readonly person: readonly string[]; readonly staff: readonly string[] };

/** Each fault of docs/faults.md with the sentences that it quotes. */
export function documentedFaults(): ReadonlyMap<string, Told> {
  const rows = readFileSync("docs/faults.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| **"))
    .map((line) => line.split("|").map((cell) => cell.trim()));
  return new Map(
    rows.map(([, name = "", person = "", staff = ""]) => [
      name.replaceAll("**", ""),
      { person: quoted(person), staff: quoted(staff) },
    ]),
  );
}

function quoted(cell: string): readonly string[] {
  return [...cell.matchAll(/“([^”]+)”/g)].map(([, text = ""]) => text);
}

/** Every sentence that docs/faults.md quotes for this fault was read. */
export function expectTold(fault: string, told: Partial<Told>): void {
  const row = documentedFaults().get(fault) ?? expect.fail(`docs/faults.md has no "${fault}"`);
  for (const side of ["person", "staff"] as const) {
    const said = told[side];
    if (said === undefined) continue;
    expect(row[side].length, `${fault}: ${side}`).toBeGreaterThan(0);
    for (const sentence of row[side]) {
      expect(plain(said.join("\n")), `${fault}: ${side}`).toContain(sentence);
    }
  }
}

/** Spaces that hold words together read as any other. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u2060]/g, (one) => (one === "\u00a0" ? " " : ""));
}

/** The same said in each language: three texts, none of them another's. The English one. */
export function inEach(write: (locale: Locale) => string): string {
  const texts = locales.map(write);
  expect(new Set(texts).size).toBe(locales.length);
  return write("en");
}

/** What the page *My data* says of what it could not read: the banner, and each group. */
export function pageWords(view: DataView): readonly string[] {
  const failed = view.systems.filter(({ outcome }) => outcome === "failed");
  const groups = view.categories
    .flatMap((category) => category.groups)
    .filter(({ outcome }) => outcome === "failed");
  const words = (locale: Locale) => ({
    ...{ locale, t: translator(locale, "ui") },
    failures: translator(locale, "systems.failures"),
  });
  const banner =
    failed.length === 0
      ? []
      : [
          inEach((locale) => {
            const of = failed.map(({ names, failure }) => ({ names, ...failure }));
            const { title, text } = partialWords(of, words(locale));
            return `${title} ${text}`;
          }),
        ];
  return [...banner, ...groups.map((group) => inEach((to) => whyNotRead(group, words(to))))];
}

/** What a waiting erasure says, to the person and at the desk. */
export function waitWords(waits: RunWaits | undefined): string {
  if (waits === undefined) return "";
  return inEach((locale) => {
    const { title, text } = waitsWords(waits, { locale, t: translator(locale, "fulfilment") });
    return `${title} ${text}`;
  });
}

/** What a form says that was refused. */
export function refusedWords(result: { readonly ok: boolean; readonly error?: Refusal }): string {
  const { error } = result;
  if (error === undefined) return "";
  // The whole of the messages, as a form has them.
  return inEach((locale) => {
    const [space = ""] = error.code.split(".");
    const inside = translator(locale, space);
    const cut = (key: string) => key.slice(space.length + 1);
    const t = Object.assign(
      (key: string, values?: Record<string, string | number>) => inside(cut(key), values),
      { has: (key: string) => inside.has(cut(key)) },
    );
    return refusalText(t, error);
  });
}
