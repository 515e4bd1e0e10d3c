import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { newestFirst } from "../core/newest-first.ts";
import { type StoredRecord, SystemFailure } from "../ports.ts";

/**
 * The newest rows of a stream, at most `limit` of them, for systems that cannot be asked for the newest: all of it is read,
 * and memory holds twice the limit and a page, or `mostHeld` characters of values and a page.
 * @throws SystemFailure `untrusted` where even the newest rows are larger than `mostHeld`.
 */
export async function newestOf(
  collection: CollectionMap,
  pages: AsyncIterable<readonly StoredRecord[]>,
  { limit, mostHeld = Number.POSITIVE_INFINITY }: { limit: number; mostHeld?: number },
): Promise<readonly StoredRecord[]> {
  let kept: readonly StoredRecord[] = [];
  let held = 0;
  for await (const page of pages) {
    kept = [...kept, ...page];
    held += weightOf(page);
    if (kept.length > 2 * limit || held > mostHeld) {
      kept = newestFirst(collection, kept).slice(0, limit);
      held = weightOf(kept);
      if (held > mostHeld) throw new SystemFailure("untrusted", { cause: new Error("too large") });
    }
    // Without an order any rows will do.
    if (collection.order === undefined && kept.length >= limit) break;
  }
  return newestFirst(collection, kept).slice(0, limit);
}

/** How many characters of values and keys rows hold. */
export function weightOf(rows: readonly StoredRecord[]): number {
  let weight = 0;
  for (const { key, values } of rows) {
    weight += key.length;
    for (const value of Object.values(values))
      weight += typeof value === "string" ? value.length : 8;
  }
  return weight;
}
