import { stringify } from "csv-stringify/sync";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { CopyRecord } from "./copy-document.ts";

type Fields = Pick<CollectionMap, "fields">;

/** The first line of a table: a byte order mark, so that spreadsheets take it for UTF-8, and the names of the fields. */
export function csvHeader({ fields }: Fields, locale: Locale): string {
  return stringify([Object.values(fields).map(({ names }) => say(names, locale))], {
    ...{ bom: true, escape_formulas: true, record_delimiter: "windows" },
  });
}

/**
 * Records as lines of a table. Text that a spreadsheet would run as a formula gets an apostrophe in front; the exact values are
 * in `data.json`. Written by hand, as a million records take a library several times as long.
 */
export function csvRows({ fields }: Fields, records: readonly CopyRecord[]): string {
  const ids = Object.keys(fields);
  const rows = records.map(({ values }) => ids.map((id) => cell(values[id] ?? null)).join(","));
  return `${rows.join("\r\n")}\r\n`;
}

const formula = /^[=+\-@\t\r＝＋－＠]/;
const special = /[",\r\n]/;

function cell(value: CopyRecord["values"][string]): string {
  const { before, text, after } = cellOf(value);
  return `${before}${after === "" ? text : text.replaceAll('"', '""')}${after}`;
}

/** A cell as its text and what stands around it; between quotes those of the text are doubled. */
export function cellOf(value: CopyRecord["values"][string]): {
  readonly before: string;
  readonly text: string;
  readonly after: string;
} {
  if (typeof value !== "string") {
    return { before: "", text: value === null ? "" : String(value), after: "" };
  }
  const sign = formula.test(value) ? "'" : "";
  const quote = special.test(value) ? '"' : "";
  return { before: `${quote}${sign}`, text: value, after: quote };
}
