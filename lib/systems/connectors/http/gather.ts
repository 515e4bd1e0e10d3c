import type { StoredRecord } from "../../ports.ts";
import { weightOf } from "../newest.ts";
import type { Bounds } from "./client.ts";
import { failure } from "./failure.ts";

type Pages = AsyncIterable<readonly StoredRecord[]>;

/** Pages for as long as one question may last: whoever asked is gone by then, and the system is let go. */
export async function* inTime(pages: Pages, { findMs }: Bounds): Pages {
  const ends = performance.now() + findMs;
  for await (const page of pages) {
    if (performance.now() > ends) throw failure("timeout", "pages for too long");
    yield page;
  }
}

/** All rows of a question, as long as they are as many and as large as one person's can be. */
export async function gather(pages: Pages, bounds: Bounds): Promise<readonly StoredRecord[]> {
  const found: StoredRecord[] = [];
  let held = 0;
  for await (const page of inTime(pages, bounds)) {
    found.push(...page);
    held += weightOf(page);
    if (found.length > bounds.mostFound || held > bounds.mostHeld) {
      throw failure("untrusted", "more than one person has");
    }
  }
  return found;
}
