import { columnList, type CollectionMap } from "#lib/operator/core/data-map.ts";
import { normaliseEmail, phoneDigits } from "#lib/systems/core/normalise.ts";
import { isNowhere } from "#lib/systems/core/pursuit.ts";
import type { StoredRecord } from "#lib/systems/ports.ts";

/**
 * Whose a row is, as its own columns say it: one text for each way of the map that leads to it and is not empty. In records of
 * several people only the ways that lead to what the person is in them.
 */
export function ownersOf(
  { find }: Pick<CollectionMap, "find">,
  { values, as = [] }: Pick<StoredRecord, "values" | "as">,
): readonly string[] {
  return find.flatMap((rule, index) => {
    if (rule.as !== undefined && as.length > 0 && !as.includes(rule.as)) return [];
    const held = columnList(rule.column).map((column) => values[column] ?? null);
    if (isNowhere(held)) return [];
    const texts = held.map((value) => written("by" in rule ? rule.by : undefined, String(value)));
    return [JSON.stringify([index, ...texts])];
  });
}

function written(kind: string | undefined, text: string): string {
  if (kind === "email") return normaliseEmail(text) ?? text;
  return kind === "phone" ? phoneDigits(text) : text;
}

/** Whether a row names somebody by now, and by no way whom it named when it was planned. Who names nobody is no other. */
export function isAnothers(now: readonly string[], planned: readonly string[]): boolean {
  return now.length > 0 && planned.length > 0 && !now.some((one) => planned.includes(one));
}
