import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { newestFirst } from "../core/newest-first.ts";
import type { StoredRecord } from "../ports.ts";

/**
 * The newest rows of a stream, at most `limit` of them, for systems that cannot be asked for the newest: all of it is read,
 * and memory holds twice the limit and a page.
 */
export async function newestOf(
  collection: CollectionMap,
  pages: AsyncIterable<readonly StoredRecord[]>,
  limit: number,
): Promise<readonly StoredRecord[]> {
  let kept: readonly StoredRecord[] = [];
  for await (const page of pages) {
    kept = [...kept, ...page];
    if (kept.length > 2 * limit) kept = newestFirst(collection, kept).slice(0, limit);
    // Without an order any rows will do.
    if (collection.order === undefined && kept.length >= limit) break;
  }
  return newestFirst(collection, kept).slice(0, limit);
}
