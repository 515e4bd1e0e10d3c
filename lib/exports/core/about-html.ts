import { type Locale, type Text, say } from "#lib/kernel/locale.ts";
import type { About } from "./about.ts";
import { escapeHtml, type PageWords } from "./html-words.ts";

/** The answer on top of the readable page: per system and category what the law wants said of the data. */
export function aboutHtml(
  copy: { readonly about: readonly About[]; readonly authority: Text },
  locale: Locale,
  words: PageWords,
): string {
  const tell = (key: string, values?: Readonly<Record<string, string | number>>): string =>
    escapeHtml(words.text(`about.${key}`, values));
  const held = copy.about.filter((one) => one.held === true);
  const empty = copy.about.filter((one) => one.held !== true);
  const rest = empty.map((one) => {
    const found = one.underReview > 0 ? "review" : "nothing";
    const left = one.left === "by-hand" ? "excluded" : one.left;
    const unknown = left ?? "silent";
    const key = one.held === null ? unknown : found;
    return `<li>${titleOf(one, locale)}: ${tell(key)}</li>`;
  });
  return [
    `<section><h2>${tell("title")}</h2>`,
    `<p>${tell(held.length > 0 ? "held" : "not-held")}</p>`,
    ...held.map((one) => lineHtml(one, locale, tell)),
    ...(rest.length > 0 ? [`<h3>${tell("rest")}</h3><ul>${rest.join("")}</ul>`] : []),
    `<p>${tell("complain", { authority: say(copy.authority, locale) })}</p></section>`,
  ].join("\n");
}

function lineHtml(
  about: About,
  locale: Locale,
  tell: (key: string, values?: Readonly<Record<string, string | number>>) => string,
): string {
  const row = (key: string, texts: readonly Text[]): string => {
    // Two collections may name a field alike; the answer names it once.
    const inWords = [...new Set(texts.map((text) => escapeHtml(say(text, locale))))].join("; ");
    return `<tr><th scope="row">${tell(key)}</th><td>${inWords === "" ? tell("none") : inWords}</td></tr>`;
  };
  return [
    `<h3>${titleOf(about, locale)}</h3><p class="muted">${tell("records", { count: about.records ?? 0 })}</p><table><tbody>`,
    ...[row("data", about.data), row("purposes", about.purposes), row("bases", about.bases)],
    ...[row("sources", about.sources), row("recipients", about.recipients)],
    `${row("terms", about.terms)}</tbody></table>`,
  ].join("");
}

/** System and category; once where both bear one name, as the portal does. */
function titleOf({ system, category }: About, locale: Locale): string {
  return [...new Set([say(system, locale), say(category, locale)])].map(escapeHtml).join(", ");
}
