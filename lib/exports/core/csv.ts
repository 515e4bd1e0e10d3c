import { stringify } from "csv-stringify/sync";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { CopyCollection } from "./copy-document.ts";

/**
 * One collection as CSV in UTF-8 with a byte order mark, header in the person's language. Text that a spreadsheet would run
 * as a formula gets an apostrophe in front; the exact values are in `data.json`.
 */
export function toCsv(collection: CopyCollection, locale: Locale): string {
  const { fields, records } = collection;
  const rows = records.map(({ values }) => fields.map(({ id }) => values[id] ?? null));
  return stringify([fields.map(({ names }) => say(names, locale)), ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
    cast: {
      boolean: (value) => (value ? "true" : "false"),
      // A number is no text: -5 stays -5.
      number: (value) => ({ value: String(value), escape_formulas: false }),
    },
  });
}
