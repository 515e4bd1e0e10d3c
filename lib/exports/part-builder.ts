import { createHash } from "node:crypto";
import type { Locale } from "#lib/kernel/locale.ts";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { OwnWords } from "#lib/systems/core/mask.ts";
import type { StoredRecord } from "#lib/systems/ports.ts";
import { lineBreak, RecordCopier, type CopyRecord } from "./core/copy-document.ts";
import type { PartOfCopy, SampleRecord } from "./core/copy-parts.ts";
import { csvHeader, csvRows } from "./core/csv.ts";
import { isLong, linePieces, pieceLetters, rowPieces } from "./core/long-record.ts";
import { Counting } from "./core/tally.ts";
import type { GrowingText } from "./laid-text.ts";

/** Records that the readable page shows of one list; the rest is in the table beside it. */
export const sampleSize = 500;
/** Letters of one value that the readable page shows; the whole value is in the table and in `data.json`. */
const shownLetters = 2_000;
/** Makes one collection of a copy out of records, as they come. */
export class PartBuilder {
  readonly #collection: CollectionMap;
  readonly #copier: RecordCopier;
  readonly #texts: { readonly json: GrowingText; readonly csv: GrowingText };
  readonly #tally: Counting;
  readonly #hash = createHash("sha256");
  readonly #sample: SampleRecord[] = [];
  readonly #header: string;

  constructor(
    collection: CollectionMap,
    { own, locale }: { readonly own: OwnWords; readonly locale: Locale },
    texts: { readonly json: GrowingText; readonly csv: GrowingText },
  ) {
    this.#collection = collection;
    this.#copier = new RecordCopier(collection, own);
    this.#texts = texts;
    this.#tally = new Counting(collection);
    this.#header = csvHeader(collection, locale);
  }

  async add(records: readonly StoredRecord[]): Promise<void> {
    let piece: CopyRecord[] = [];
    let lines: string[] = [];
    let letters = 0;
    for (const record of records) {
      const copy = this.#copier.copy(record);
      if (isLong(copy)) {
        await this.#lay(piece, lines);
        [piece, lines, letters] = [[], [], 0];
        await this.#layLong(copy);
        continue;
      }
      const line = this.#copier.line(copy);
      piece.push(copy);
      lines.push(line);
      letters += line.length;
      if (letters < pieceLetters) continue;
      await this.#lay(piece, lines);
      [piece, lines, letters] = [[], [], 0];
    }
    await this.#lay(piece, lines);
  }

  async end(said: Pick<PartOfCopy, "outcome" | "because" | "underReview">): Promise<PartOfCopy> {
    return {
      ...{ collection: this.#collection, ...said },
      ...{ tally: this.#tally, sample: this.#sample, sha256: this.#hash.digest("hex") },
      json: await this.#texts.json.end(),
      csv: await this.#texts.csv.end(),
    };
  }

  /** A record with a long value: its line and its row never stand there as a whole. */
  async #layLong(copy: CopyRecord): Promise<void> {
    const isFirst = this.#note([copy]);
    await this.#write(isFirst ? [] : [lineBreak], linePieces(copy));
    for (const text of isFirst ? [this.#header] : [])
      await this.#texts.csv.write(Buffer.from(text));
    for (const text of rowPieces(this.#collection, copy)) {
      if (text !== "") await this.#texts.csv.write(Buffer.from(text));
    }
  }

  async #lay(piece: readonly CopyRecord[], lines: readonly string[]): Promise<void> {
    if (piece.length === 0) return;
    const isFirst = this.#note(piece);
    await this.#write([`${isFirst ? "" : lineBreak}${lines.join(lineBreak)}`]);
    const rows = csvRows(this.#collection, piece);
    await this.#texts.csv.write(Buffer.from(`${isFirst ? this.#header : ""}${rows}`));
  }

  /** Counts records, and keeps the first ones for the page; whether these are the very first. */
  #note(piece: readonly CopyRecord[]): boolean {
    const isFirst = this.#tally.records === 0;
    for (const copy of piece) {
      this.#tally.add(copy);
      if (this.#sample.length < sampleSize) this.#sample.push(shortened(copy));
    }
    return isFirst;
  }

  async #write(...texts: readonly Iterable<string>[]): Promise<void> {
    for (const text of texts) {
      for (const piece of text) {
        const bytes = Buffer.from(piece);
        this.#hash.update(bytes);
        await this.#texts.json.write(bytes);
      }
    }
  }
}

function shortened(copy: CopyRecord): SampleRecord {
  const values = { ...copy.values };
  const lengths: Record<string, number> = {};
  for (const [id, value] of Object.entries(copy.values)) {
    if (typeof value !== "string" || value.length <= shownLetters) continue;
    values[id] = value.slice(0, shownLetters).toWellFormed();
    lengths[id] = value.length;
  }
  return { ...copy, values, lengths };
}
