import { type Options, type Parser, parse } from "csv-parse";
import type { Value } from "../../ports.ts";
import { csvFailure, openFile } from "./files.ts";
import { textOf } from "./text.ts";

/** A record longer than this is a quote that nobody closed. */
const longestRecord = 4 * 1024 * 1024;
const pageRows = 1_000;
const delimiters = [",", ";", "\t", "|"] as const;

/** One row of a file by the names of its header; an empty cell is null. */
export type CsvRow = Readonly<Record<string, Value>>;

/**
 * The rows of a file that are asked for, in pages, read as a stream: memory holds one page. Of the columns only those wanted.
 * `isAsked` is shown each row in one object that is used again. A row may end early
 * (its last cells are empty then) and have empty cells too many; a row with more, an open quote or a repeated name in
 * the header makes the file `untrusted`, a wanted column that lacks `mismatch`, a file written into meanwhile `conflict`.
 */
export async function* rowsOfFile(
  file: string,
  wanted: readonly string[],
  isAsked: (row: CsvRow) => boolean,
): AsyncIterable<readonly CsvRow[]> {
  const opened = await openFile(file);
  const { handle } = opened;
  try {
    let places: readonly (readonly [string, number])[] | undefined;
    let width = 0;
    const row: Record<string, Value> = {};
    for await (const records of recordsOf(textOf(handle))) {
      const rows: CsvRow[] = [];
      for (const cells of records) {
        if (places === undefined) {
          places = placesOf(cells, wanted);
          width = cells.length;
          continue;
        }
        fill(row, cells, places, width);
        if (isAsked(row)) rows.push({ ...row });
      }
      if (rows.length > 0) yield rows;
    }
    if (places === undefined) throw csvFailure("mismatch", "an empty file");
    if (!(await opened.isSame())) throw csvFailure("conflict", "the file was written into");
  } finally {
    await handle.close();
  }
}

/** Names in the header of a file, trimmed. */
export async function headerOf(file: string): Promise<readonly string[]> {
  const { handle } = await openFile(file);
  try {
    for await (const [first] of recordsOf(textOf(handle))) {
      if (first !== undefined) return first.map((name) => name.trim());
    }
    return [];
  } finally {
    await handle.close();
  }
}

async function* recordsOf(text: AsyncIterable<string>): AsyncIterable<readonly string[][]> {
  let parser: Parser | undefined;
  for await (const piece of text) {
    parser ??= parserFor(piece);
    yield* await fed(parser, piece);
  }
  if (parser !== undefined) yield* await fed(parser, undefined);
}

/** What the parser makes of one more piece, or of the end. */
async function fed(parser: Parser, piece: string | undefined): Promise<readonly string[][][]> {
  try {
    await new Promise<void>((resolve, reject) => {
      // The parser hands its error to this callback first: taken for an end, half a file would read like a whole one.
      const done = (error?: Error | null): void => {
        if (error === null || error === undefined) resolve();
        else reject(error);
      };
      if (piece === undefined) parser.end(done);
      else parser.write(piece, done);
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no table";
    throw csvFailure("untrusted", code);
  }
  const records: string[][] = [];
  for (;;) {
    const record: unknown = parser.read();
    if (record === null) break;
    if (isCells(record)) records.push(record);
  }
  const count = Math.ceil(records.length / pageRows);
  return Array.from({ length: count }, (_, page) =>
    records.slice(page * pageRows, (page + 1) * pageRows),
  );
}

/** Without a cast every cell is a text; looking at the first says so to the compiler at no cost. */
function isCells(record: unknown): record is string[] {
  return Array.isArray(record) && typeof record[0] === "string";
}

function parserFor(head: string): Parser {
  const [, named] = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(head) ?? [];
  const options: Options & { readonly readableHighWaterMark: number } = {
    bom: true,
    delimiter: named ?? delimiterOf(head),
    from_line: named === undefined ? 1 : 2,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    // More records than one piece can hold: a parser that waits for its reader would never end the piece.
    readableHighWaterMark: 1_000_000,
  };
  const parser = parse(options);
  // What went wrong is told to whoever wrote (`fed`). Said once more to nobody, it would end the process.
  parser.on("error", () => undefined);
  return parser;
}

/** The sign that stands most often in the first line, outside of quotes. */
export function delimiterOf(head: string): string {
  const counts = new Map<string, number>(delimiters.map((one) => [one, 0]));
  let isQuoted = false;
  for (const sign of head) {
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === "\n" || sign === "\r") break;
    const count = counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  const [[best] = [","]] = [...counts].sort((a, b) => b[1] - a[1]);
  return best;
}

function placesOf(
  header: readonly string[],
  wanted: readonly string[],
): readonly (readonly [string, number])[] {
  const names = header.map((name) => name.trim());
  return wanted.map((column) => {
    const place = names.indexOf(column);
    if (place < 0) throw csvFailure("mismatch", "a column lacks");
    if (names.lastIndexOf(column) !== place) throw csvFailure("untrusted", "a column stands twice");
    return [column, place];
  });
}

function fill(
  row: Record<string, Value>,
  cells: readonly string[],
  places: readonly (readonly [string, number])[],
  width: number,
): void {
  if (cells.length > width && cells.slice(width).some((cell) => cell !== "")) {
    throw csvFailure("untrusted", "a row with more cells than the header");
  }
  for (const [column, place] of places) {
    const cell = cells[place] ?? "";
    row[column] = cell === "" ? null : cell;
  }
}
