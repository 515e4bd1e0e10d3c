import { expect, test } from "vitest";
import { locales } from "#lib/kernel/locale.ts";
import { type Messages, messagesOf } from "./messages.ts";

const pluralForms = (locale: string): readonly string[] =>
  new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

function leaves(messages: Messages, path = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[path + key, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

const texts = Object.fromEntries(
  locales.map((locale) => [locale, new Map(leaves(messagesOf(locale)))]),
);

test("every text stands in every language", () => {
  const all = new Set(locales.flatMap((locale) => [...(texts[locale]?.keys() ?? [])]));
  const missing = [...all].flatMap((key) =>
    locales.filter((locale) => !texts[locale]?.has(key)).map((locale) => `${locale}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test("no text is empty, shouts or pleads", () => {
  const bad = locales.flatMap((locale) =>
    [...(texts[locale] ?? [])].filter(([, text]) => text.trim() === "" || text.includes("!")),
  );
  expect(bad).toEqual([]);
});

const slips: readonly (readonly [string, RegExp, string])[] = [
  ["a letter of the other alphabet inside a word", /[a-z]\p{sc=Cyrl}|\p{sc=Cyrl}[a-z]/iu, "жүйe"],
  ["two spaces", / {2}| \n|\t/, "Не  всё"],
  ["a space at the edge or before a stop", /^\s|\s$| [,.;:?](?!\w)/, "Не всё ."],
  ["a quotation mark or apostrophe of a typewriter", /["'`]/, `Бет "Деректерім"`],
  ["a hyphen for a dash, or a long dash", / - |\u2014/, "Жоқ - иә"],
  ["three full stops for one sign", /\.\.\./, "Ждём..."],
  ["an ending that hangs on a value", /\}\p{L}/u, "{system}нің"],
];

test.each(slips)("no text holds %s", (_, slip, example) => {
  expect(example).toMatch(slip);
  const bad = locales.flatMap((locale) =>
    [...(texts[locale] ?? [])]
      .filter(([, text]) => slip.test(text))
      .map(([key]) => `${locale}: ${key}`),
  );
  expect(bad).toEqual([]);
});

test("each language quotes in its own marks", () => {
  const foreign: Readonly<Record<string, RegExp>> = {
    kk: /[\u201c\u201d]/,
    ru: /[\u201c\u201d]/,
    en: /[«»]/,
  };
  const bad = locales.flatMap((locale) =>
    [...(texts[locale] ?? [])].filter(([, text]) => foreign[locale]?.test(text) === true),
  );
  expect(bad).toEqual([]);
});

test("the same arguments stand in every language", () => {
  const args = (text: string): string =>
    [
      ...new Set(
        [...text.matchAll(/(?<!\b(?:one|few|many|other|=\d+) )\{(\w+)(?=[,}])/g)].map(
          (match) => match[1],
        ),
      ),
    ]
      .sort()
      .join();
  // How a date is put together is each language's own.
  const shared = [...(texts.en ?? [])].filter(([key]) => !key.startsWith("language."));
  const different = shared.flatMap(([key, text]) =>
    locales
      .filter((locale) => args(texts[locale]?.get(key) ?? text) !== args(text))
      .map((locale) => `${locale}: ${key}`),
  );
  expect(different).toEqual([]);
});

test.each(locales)("plurals in %s have the forms the language needs", (locale) => {
  // A text whose words do not change with the number needs no forms but `other`.
  const lacking = [...(texts[locale] ?? [])].filter(
    ([, text]) =>
      /\b(?:one|few|many) \{/.test(text) &&
      pluralForms(locale).some((form) => !new RegExp(`\\b${form} \\{`).test(text)),
  );
  expect(lacking.map(([key]) => key)).toEqual([]);
});
