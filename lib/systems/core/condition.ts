import { dateIn } from "#lib/kernel/time.ts";
import type { Condition } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, SystemReading, Value } from "../ports.ts";

/** The rows that `related` may look at; a reading of a system is one. */
export type Surroundings = Pick<SystemReading, "collections">;

/**
 * Whether a condition of the data map holds for one record. Two-valued: a missing column is null, `is: null` holds for it,
 * every comparison with null is false. Numbers written in the map equal decimals held as text ("5.00" is 5).
 * `after` and `before` compare calendar dates; a time stamp is taken as the date in `zone`. `related` looks at the shown
 * records of the same reading, so a collection that was not read relates to nothing.
 *
 * @example evaluate({ column: "event_on", after: "today" }, record, system, today, "Asia/Almaty")
 */
export function evaluate(
  condition: Condition,
  record: StoredRecord,
  around: Surroundings,
  today: Temporal.PlainDate,
  zone = "Asia/Almaty",
): boolean {
  const again = (part: Condition, on: StoredRecord = record): boolean =>
    evaluate(part, on, around, today, zone);
  if ("all" in condition) return condition.all.every((part) => again(part));
  if ("any" in condition) return condition.any.some((part) => again(part));
  if ("not" in condition) return !again(condition.not);
  if ("related" in condition) {
    const mine = record.values[condition.mine] ?? null;
    const rows = around.collections.find(({ collection }) => collection.id === condition.related);
    if (mine === null || rows === undefined) return false;
    return linkedRows(rows.records, condition.theirs, mine).some((row) =>
      again(condition.where, row),
    );
  }
  return holdsForValue(condition, record.values[condition.column] ?? null, today, zone);
}

type Links = ReadonlyMap<string, readonly StoredRecord[]>;

const linksOf = new WeakMap<readonly StoredRecord[], Map<string, Links>>();

/**
 * The rows whose column holds this value. They are sorted by the column once for each reading: a rule that asks for each
 * of thousands of payments whether some refund is open would else look through all refunds each time.
 */
function linkedRows(
  records: readonly StoredRecord[],
  column: string,
  value: Value,
): readonly StoredRecord[] {
  const known = linksOf.get(records) ?? new Map<string, Links>();
  linksOf.set(records, known);
  const links =
    known.get(column) ?? Map.groupBy(records, (row) => linkName(row.values[column] ?? null));
  known.set(column, links);
  const rows = links.get(linkName(value)) ?? [];
  return rows.filter((row) => isSame(row.values[column] ?? null, value));
}

/** Values that are the same have the same name; values of one name need not be the same ("5.00" and "5" are not). */
function linkName(value: Value): string {
  const text = String(value).trim();
  const number = Number(text);
  return text === "" || Number.isNaN(number) ? String(value) : String(number);
}

type ColumnCondition = Extract<Condition, { column: string }>;

function holdsForValue(
  condition: ColumnCondition,
  value: Value,
  today: Temporal.PlainDate,
  zone: string,
): boolean {
  if ("is" in condition) return isSame(value, condition.is);
  if ("in" in condition) return condition.in.some((one) => isSame(value, one));
  if ("empty" in condition) return isEmpty(value) === condition.empty;
  const date = calendarDate(value, zone);
  if (date === undefined) return false;
  const order = Temporal.PlainDate.compare(date, today);
  return "after" in condition ? order > 0 : order < 0;
}

/** Equal as values of a system: null only to null, numbers by number, the rest by text. */
export function isSame(a: Value, b: Value): boolean {
  if (a === null || b === null) return a === b;
  if (typeof a === "number" || typeof b === "number") {
    return String(a).trim() !== "" && typeof a !== "boolean" && Number(a) === Number(b);
  }
  return String(a) === String(b);
}

/** No value: null, or text of nothing but spaces. */
export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === "string" && /^ *$/.test(value));
}

/** A date, or a time stamp as the date in the zone; anything else is no date. */
export function calendarDate(
  value: Value | undefined,
  zone: string,
): Temporal.PlainDate | undefined {
  if (typeof value !== "string") return undefined;
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return Temporal.PlainDate.from(value);
    return dateIn(zone, Temporal.Instant.from(value));
  } catch {
    return undefined;
  }
}
