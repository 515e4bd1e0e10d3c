import { createHash } from "node:crypto";
import { type Locale, type Text, say } from "#lib/kernel/locale.ts";
import type { About } from "./about.ts";
import { copyFields, type CopyField } from "./copy-document.ts";
import { countOf, type PartOfCopy, type SampleRecord, type SystemOfCopy } from "./copy-parts.ts";
import { aboutHtml } from "./about-html.ts";
import { escapeHtml, type PageWords } from "./html-words.ts";

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.75rem;line-height:1.2}h2{margin-top:2.5rem}h3{margin-bottom:.25rem}table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border-bottom:1px solid #8886;padding:.4rem .6rem .4rem 0;text-align:start;vertical-align:top}td{overflow-wrap:anywhere}.wide td{min-width:7rem}
.wide{overflow-x:auto}.muted{opacity:.75}.failed{border-inline-start:4px solid #b3261e;padding-inline-start:.75rem}`;

/** What the readable page is made of. */
export type PageOfCopy = {
  readonly at: string;
  readonly operator: { readonly names: Text };
  readonly authority: Text;
  readonly complete: boolean;
  readonly about: readonly About[];
  readonly systems: readonly SystemOfCopy[];
};

/**
 * The copy as one page that loads nothing and runs nothing: everything a system holds is text here, and the policy in its
 * head forbids scripts, images, forms and links to elsewhere even if some value were taken for markup. Of a long list it shows the
 * beginning, how many there are, and in which table the rest is.
 */
export function toHtml(copy: PageOfCopy, locale: Locale, words: PageWords): string {
  const hash = createHash("sha256").update(style).digest("base64");
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const title = words.text("page.title", { operator: say(copy.operator.names, locale) });
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">`,
    `<title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeHtml(title)}</h1>`,
    note(words.text("page.made", { at: words.time(copy.at) })),
    note(words.text(`page.${howWhole(copy)}`)),
    aboutHtml(copy, locale, words),
    ...copy.systems.map((system) => systemHtml(system, locale, words)),
    `</main></body></html>\n`,
  ].join("\n");
}

/** What is kept by hand, or could not be asked for, is no gap in the work; but nobody is told that nothing is missing. */
function howWhole({ complete, systems }: PageOfCopy): string {
  if (!complete) return "incomplete";
  return systems.some(({ outcome }) => outcome === "excluded") ? "complete-but" : "complete";
}

/** A sentence beside the data. */
function note(text: string): string {
  return `<p class="muted">${escapeHtml(text)}</p>`;
}

function systemHtml(system: SystemOfCopy, locale: Locale, words: PageWords): string {
  const heading = `<h2>${escapeHtml(say(system.map.names, locale))}</h2>`;
  const isSilent = system.parts.every(
    ({ outcome, tally }) => outcome === "failed" && tally.records === 0,
  );
  if (isSilent) {
    return `<section class="failed">${heading}<p>${escapeHtml(words.text("page.failed"))}</p></section>`;
  }
  if (system.outcome === "excluded") {
    return `<section>${heading}${note(words.text(leftOut(system)))}</section>`;
  }
  const parts = system.parts.map((part) => partHtml(system, part, locale, words));
  return `<section>${heading}${parts.join("\n")}</section>`;
}

function partHtml(
  system: SystemOfCopy,
  part: PartOfCopy,
  locale: Locale,
  words: PageWords,
): string {
  const { collection, underReview, sample, tally } = part;
  const heading = `<h3>${escapeHtml(say(collection.names, locale))}</h3>`;
  const review = underReview === 0 ? "" : note(words.text("page.review", { count: underReview }));
  if (part.outcome === "excluded") return `${heading}${note(words.text(leftOut(part)))}`;
  const isBroken = countOf(part) === null;
  const broken = isBroken
    ? `<p class="failed">${escapeHtml(words.text("page.broke-off", { count: tally.records }))}</p>`
    : "";
  if (sample.length === 0) {
    const nothing = isBroken ? "" : note(words.text("page.nothing"));
    return `${heading}${broken}${nothing}${review}`;
  }
  const file = tableName(system, part);
  const more =
    tally.records > sample.length
      ? note(words.text("page.more", { shown: sample.length, count: tally.records, file }))
      : "";
  return `${heading}${broken}${more}${tableHtml(part, locale, words)}${review}`;
}

function leftOut({ because }: Pick<PartOfCopy, "because">): string {
  return because === "no-identifier" ? "page.no-identifier" : "page.excluded";
}

/** The name of the table of one collection inside the archive. */
export function tableName({ map }: SystemOfCopy, { collection }: PartOfCopy): string {
  return `csv/${map.id}-${collection.id}.csv`;
}

function tableHtml({ collection, sample }: PartOfCopy, locale: Locale, words: PageWords): string {
  const fields = copyFields(collection);
  const head = fields.map(({ names }) => `<th scope="col">${escapeHtml(say(names, locale))}</th>`);
  const rows = sample.map((record) => {
    const cells = fields.map((field) => escapeHtml(inWords(field, record, locale, words)));
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table></div>`;
}

function inWords(field: CopyField, record: SampleRecord, locale: Locale, words: PageWords): string {
  const value = record.values[field.id] ?? null;
  if (value === null) return "–";
  const length = record.lengths[field.id];
  if (length !== undefined)
    return `${String(value)}… ${words.text("page.long", { count: length })}`;
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
