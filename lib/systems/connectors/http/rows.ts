import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { finderOf, selectorColumns } from "../../core/found-by.ts";
import type { StoredRecord } from "../../ports.ts";
import { messages, type WireRow } from "../../protocol/messages.ts";
import type { HttpClient } from "./client.ts";
import { failure } from "./failure.ts";
import { SeenKeys } from "../seen-keys.ts";
import type { Batch } from "./wire.ts";

/** Pages of one question at most: ten million rows. */
const mostPages = 10_000;

type Asked = {
  readonly batch: Batch;
  readonly wanted: readonly string[];
  /** Rows in one page at most. */
  readonly limit: number;
};

/**
 * The answer to one question, page by page, each row held against the question: it has the columns asked for and no other,
 * its key is that of its values, one of the selectors or keys can have found it, and no row, page or cursor comes twice.
 * Otherwise nothing of the answer is believed (`untrusted`): it may be about somebody else.
 */
export async function* pagesOf(
  client: HttpClient,
  collection: CollectionMap,
  { batch, wanted, limit }: Asked,
): AsyncIterable<readonly StoredRecord[]> {
  const columns = columnsFor(batch, wanted);
  const isAsked = questionOf(batch);
  const seen = new SeenKeys();
  const cursors = new SeenKeys();
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { rows, next }: { rows: WireRow[]; next: string | null } = await client.ask(
      "read",
      {
        collection: collection.table,
        ...batch.wire,
        ...{ columns, limit },
        ...(cursor === null ? {} : { cursor }),
      },
      messages.read.answer,
    );
    const records = rows.map((row) => recordOf(collection, columns, row));
    if (!records.every(isAsked)) throw failure("untrusted", "a row that was not asked for");
    if (!records.every(({ key }) => seen.add(key))) throw failure("untrusted", "a row came twice");
    if (records.length > 0) yield records;
    if (next === null) return;
    if (records.length === 0) throw failure("untrusted", "an empty page and more to come");
    if (!cursors.add(next)) throw failure("untrusted", "a cursor came twice");
    cursor = next;
  }
  throw failure("untrusted", "pages without end");
}

function columnsFor({ selectors }: Batch, wanted: readonly string[]): string[] {
  return [...new Set([...wanted, ...selectors.flatMap(selectorColumns)])];
}

function questionOf({ selectors, wire }: Batch): (record: StoredRecord) => boolean {
  if ("keys" in wire) {
    const keys = new Set(wire.keys.map((key) => JSON.stringify(key)));
    return ({ key }) => keys.has(key);
  }
  const isFound = finderOf(selectors);
  return ({ values }) => isFound(values);
}

function recordOf(
  collection: CollectionMap,
  columns: readonly string[],
  { key, values }: WireRow,
): StoredRecord {
  if (columns.some((column) => !Object.hasOwn(values, column))) {
    throw failure("mismatch", "a column lacks in a row");
  }
  if (Object.keys(values).length !== columns.length) {
    throw failure("untrusted", "a column that was not asked for");
  }
  const own = collection.key.map((column) => values[column] ?? null);
  if (own.includes(null)) throw failure("untrusted", "a row without a key");
  const name = JSON.stringify(own.map(String));
  if (name !== JSON.stringify(key)) throw failure("untrusted", "a key that is not the row's");
  return { key: name, values };
}
