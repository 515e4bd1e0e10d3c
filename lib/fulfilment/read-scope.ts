import type { CollectionMap, Condition, SystemMap } from "#lib/operator/core/data-map.ts";
import type { StepScope } from "./core/scope.ts";
import type { Connector, StoredRecord, SystemReading, Value } from "#lib/systems/ports.ts";

/**
 * Reads the rows of a scope again by their keys, with every row of other collections that the erasure rules look at, so
 * that the rules can be judged on how things stand now. Works without any identifier of the person.
 */
export async function readScope(
  connector: Connector,
  system: SystemMap,
  collection: CollectionMap,
  { keys, roles = {} }: Pick<StepScope, "keys" | "roles">,
): Promise<SystemReading> {
  const found = new Map<string, Map<string, StoredRecord>>();
  const records = (await connector.readKeys(collection, keys)).map((record): StoredRecord => {
    const as = roles[record.key];
    return as === undefined ? record : { ...record, as };
  });
  remember(found, collection.id, records);
  for (const rule of collection.erasure) {
    if (rule.when !== undefined) await readRelated(connector, system, rule.when, records, found);
  }
  return {
    system,
    outcome: records.length > 0 ? "data" : "held-nothing",
    collections: system.collections.map((map) => {
      const rows = [...(found.get(map.id)?.values() ?? [])];
      return {
        collection: map,
        outcome: rows.length > 0 ? "data" : "held-nothing",
        records: rows,
        underReview: 0,
      };
    }),
  };
}

async function readRelated(
  connector: Connector,
  system: SystemMap,
  condition: Condition,
  records: readonly StoredRecord[],
  found: Map<string, Map<string, StoredRecord>>,
): Promise<void> {
  for (const part of partsOf(condition)) await readRelated(connector, system, part, records, found);
  if (!("related" in condition)) return;
  const related = system.collections.find(({ id }) => id === condition.related);
  const values = distinct(records.map((record) => record.values[condition.mine] ?? null));
  if (related === undefined || values.length === 0) return;
  const rows = await connector.find(related, [
    { column: condition.theirs, match: "exact", values },
  ]);
  remember(found, related.id, rows);
  await readRelated(connector, system, condition.where, rows, found);
}

function partsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}

function distinct(values: readonly Value[]): readonly Value[] {
  return [...new Set(values)].filter((value) => value !== null);
}

function remember(
  found: Map<string, Map<string, StoredRecord>>,
  collection: string,
  records: readonly StoredRecord[],
): void {
  const rows = found.get(collection) ?? new Map<string, StoredRecord>();
  for (const record of records) rows.set(record.key, record);
  found.set(collection, rows);
}
