import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { type StoredRecord, SystemFailure } from "../../ports.ts";
import { type RowStream, limits } from "./database.ts";
import { type Key, parseKeys } from "./keys.ts";
import type { Order, Question } from "./tables.ts";

/** Rows of the first question of a walk: most people have fewer, and then it is the only one. */
const firstPage = 1_000;
/** How long one connection serves one walk: whatever it read stays readable on the server meanwhile. */
const streamMs = 30_000;
/** How often a walk goes on after a broken line without having got a row in between. */
const patience = 3;

/** The questions that a walk asks; failures come translated. */
export type Asking = {
  ask(order: Order): Promise<readonly StoredRecord[]>;
  /** Undefined where too many streams are open: the walk then asks page by page. */
  stream(
    order: Order,
  ): Promise<{ readonly stream: RowStream; readonly question: Question } | undefined>;
  translated<T>(work: () => Promise<T>): Promise<T>;
};

/**
 * All rows of one batch in the order of their keys. First it is asked for any few rows, which needs no sorting of many: mostly
 * that is all there is. Where there are more, one long question streams them, so that a database which has to sort does so once. A stream that breaks, or has served long enough, is followed by
 * another behind the last key that was handed over: nothing is left out and nothing comes twice.
 */
export async function* walk(
  collection: CollectionMap,
  asking: Asking,
): AsyncGenerator<readonly StoredRecord[]> {
  const few = await asking.ask({ by: "few", limit: firstPage });
  if (few.length < firstPage) {
    if (few.length > 0) yield few;
    return;
  }
  let after: Key | undefined;
  let tries = 0;
  for (;;) {
    try {
      const from = after === undefined ? {} : { after };
      const open = await asking.stream({ by: "key", ...from });
      if (open === undefined) {
        const page = await asking.ask({ by: "key", limit: firstPage, ...from });
        if (page.length > 0) yield page;
        if (page.length < firstPage) return;
        after = lastKey(collection, page);
        continue;
      }
      const { stream, question } = open;
      const until = performance.now() + streamMs;
      try {
        while (performance.now() < until) {
          const rows = await asking.translated(() => stream.next());
          if (rows === undefined) return;
          const page = rows.map(question.decode);
          yield page;
          after = lastKey(collection, page);
          tries = 0;
        }
      } finally {
        await stream.close();
      }
    } catch (error) {
      if (!isBroken(error) || tries >= patience) throw error;
      tries += 1;
    }
  }
}

function isBroken(error: unknown): boolean {
  return error instanceof SystemFailure && ["unreachable", "timeout"].includes(error.code);
}

function lastKey(collection: CollectionMap, page: readonly StoredRecord[]): Key {
  const [key] = parseKeys(
    collection,
    page.slice(-1).map((one) => one.key),
  );
  // A row without a whole key cannot be gone on from: the map names columns that are no key.
  if (key === undefined) throw new SystemFailure("mismatch");
  return key;
}

/** How many rows the next page may have, after one of this many rows and bytes. */
export function nextPageRows(rows: number, bytes: number): number {
  if (rows === 0 || bytes === 0) return limits.pageRows;
  const fitting = Math.floor((rows * limits.pageBytes) / bytes);
  // Never more than four times as many as before: one row says little about the next.
  return Math.max(10, Math.min(limits.pageRows, fitting, rows * 4));
}
