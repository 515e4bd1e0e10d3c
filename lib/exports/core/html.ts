import { createHash } from "node:crypto";
import { type Locale, type Text, say } from "#lib/kernel/locale.ts";
import type {
  CopyCollection,
  CopyDocument,
  CopyField,
  CopyRecord,
  CopySystem,
} from "./copy-document.ts";
import { aboutHtml } from "./about-html.ts";
import { escapeHtml, type PageWords } from "./html-words.ts";

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.75rem;line-height:1.2}h2{margin-top:2.5rem}h3{margin-bottom:.25rem}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border-bottom:1px solid #8886;padding:.4rem .6rem .4rem 0;text-align:start;vertical-align:top}td{overflow-wrap:anywhere}.wide td{min-width:7rem}
.wide{overflow-x:auto}.muted{opacity:.75}.failed{border-inline-start:4px solid #b3261e;padding-inline-start:.75rem}`;

/**
 * The copy as one page that loads nothing and runs nothing: everything a system holds is text here, and the policy in its
 * head forbids scripts, images, forms and links to elsewhere even if some value were taken for markup.
 */
export function toHtml(copy: CopyDocument, locale: Locale, words: PageWords): string {
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = words.text("page.title", { operator: say(copy.operator.names, locale) });
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">`,
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1><p class="muted">${escapeHtml(words.text("page.made", { at: words.time(copy.createdAt) }))}</p>`,
    aboutHtml(copy, locale, words),
    ...copy.systems.map((system) => systemHtml(system, locale, words)),
    `</main></body></html>\n`,
  ].join("\n");
}

function systemHtml(system: CopySystem, locale: Locale, words: PageWords): string {
  const heading = `<h2>${escapeHtml(say(system.names, locale))}</h2>`;
  if (system.outcome === "failed") {
    return `<section class="failed">${heading}<p>${escapeHtml(words.text("page.failed"))}</p></section>`;
  }
  if (system.outcome === "excluded") {
    return `<section>${heading}<p>${escapeHtml(words.text("page.excluded"))}</p></section>`;
  }
  const parts = system.collections.map((part) => collectionHtml(part, locale, words));
  return `<section>${heading}${parts.join("\n")}</section>`;
}

function collectionHtml(part: CopyCollection, locale: Locale, words: PageWords): string {
  const heading = `<h3>${escapeHtml(say(part.names, locale))}</h3>`;
  const review =
    part.underReview === 0
      ? ""
      : `<p class="muted">${escapeHtml(words.text("page.review", { count: part.underReview }))}</p>`;
  if (part.records.length === 0) {
    return `${heading}<p class="muted">${escapeHtml(words.text("page.nothing"))}</p>${review}`;
  }
  const head = part.fields.map(
    ({ names }) => `<th scope="col">${escapeHtml(say(names, locale))}</th>`,
  );
  const rows = part.records.map(
    (record) =>
      `<tr>${part.fields.map((field) => `<td>${escapeHtml(inWords(field, record, locale, words))}</td>`).join("")}</tr>`,
  );
  return `${heading}<div class="wide"><table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>${review}`;
}

function inWords(field: CopyField, record: CopyRecord, locale: Locale, words: PageWords): string {
  const value = record.values[field.id] ?? null;
  if (value === null) return "–";
  if (typeof value === "boolean") return words.text(value ? "page.yes" : "page.no");
  const code: Text | undefined = field.codes?.[String(value)];
  if (code !== undefined) return say(code, locale);
  if (record.masked.includes(field.id)) return String(value);
  if (field.type === "date") return words.date(String(value));
  if (field.type === "time") return words.time(String(value));
  const currency = record.currencies[field.id];
  if (field.type === "money" && currency !== undefined) return words.money(String(value), currency);
  return typeof value === "number" ? words.number(value) : value;
}
