import { dateIn } from "#lib/kernel/time.ts";
import type { CollectionMap, Condition, SystemMap } from "#lib/operator/core/data-map.ts";
import { evaluate } from "../core/condition.ts";
import { finderOf } from "../core/found-by.ts";
import {
  type CollectionReading,
  type Selector,
  type StoredRecord,
  SystemFailure,
} from "../ports.ts";

/** What judging needs: the map, the operator's zone, and how rows of another collection are looked up. */
export type Around = {
  readonly system: SystemMap;
  readonly zone: string;
  fetch(collection: CollectionMap, selector: Selector): Promise<readonly StoredRecord[]>;
};

/**
 * The rows that a selector finds together with its condition, for systems that only compare values. Rows that `related` asks
 * about are looked up by the link, for all rows at once.
 */
export async function satisfying(
  records: readonly StoredRecord[],
  selectors: readonly Selector[],
  around: Around,
): Promise<readonly StoredRecord[]> {
  if (selectors.every(({ where }) => where === undefined)) return records;
  const found = new Map<string, Map<string, StoredRecord>>();
  for (const { where } of selectors) {
    if (where !== undefined) await lookUp(where, records, around, found);
  }
  const collections = around.system.collections.map((collection): CollectionReading => {
    const records = [...(found.get(collection.id)?.values() ?? [])];
    return { collection, outcome: "data", records, underReview: 0 };
  });
  const today = dateIn(around.zone, Temporal.Now.instant());
  const tests = selectors.map((selector) => {
    const isFound = finderOf([selector]);
    const { where } = selector;
    return (record: StoredRecord): boolean =>
      isFound(record.values) &&
      (where === undefined || evaluate(where, record, { collections }, today, around.zone));
  });
  return records.filter((record) => tests.some((holds) => holds(record)));
}

async function lookUp(
  condition: Condition,
  records: readonly StoredRecord[],
  around: Around,
  found: Map<string, Map<string, StoredRecord>>,
): Promise<void> {
  if ("all" in condition || "any" in condition) {
    const parts = "all" in condition ? condition.all : condition.any;
    for (const part of parts) await lookUp(part, records, around, found);
  } else if ("not" in condition) {
    await lookUp(condition.not, records, around, found);
  } else if ("related" in condition) {
    const { related, mine, theirs, where } = condition;
    const other = around.system.collections.find(({ id }) => id === related);
    if (other === undefined) throw new SystemFailure("mismatch");
    const values = [...new Set(records.map((record) => record.values[mine] ?? null))];
    const selector: Selector = { column: theirs, match: "exact", values };
    const rows = await around.fetch(other, selector);
    const known = found.get(related) ?? new Map<string, StoredRecord>();
    for (const row of rows) known.set(row.key, row);
    found.set(related, known);
    await lookUp(where, rows, around, found);
  }
}
