import type { Rewrite, Rewrites } from "#lib/operator/core/data-map.ts";
import type { RowChange, StoredRecord, Value, Values } from "../ports.ts";
import { generalise } from "./rewrite-generalise.ts";
import { isNobody, type PersonWords } from "./rewrite-person.ts";
import { pseudonym } from "./rewrite-pseudonym.ts";
import { redactText } from "./rewrite-redact.ts";

/** What rewriting goes by, beside the record and the rule. */
export type RewriteWays = {
  readonly person: PersonWords;
  /** Random for each run: marks of two runs cannot be linked. */
  readonly pseudonymKey: string;
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  readonly zone: string;
};

/** A record rewritten: what to write where it still holds what was read, and how many places were taken out of texts. */
export type Rewritten = { readonly change: RowChange; readonly replaced: number };

/** Whether a value is written as it stands, not computed from the old one. */
export function isLiteral(rewrite: Rewrite): rewrite is Value {
  return rewrite === null || typeof rewrite !== "object";
}

/** Whether every value of a set is written as it stands: then all rows get the same, and none has to be read first. */
export function isLiteralSet(set: Rewrites): boolean {
  return Object.values(set).every(isLiteral);
}

/**
 * What an erasure makes of one record: literals as they stand with `$now` and `$today` resolved, and computed values
 * (pseudonym, generalised, redacted) from what the record holds, which are `expected` at the moment of writing. Computing
 * again from the result changes nothing.
 *
 * @throws SystemFailure `mismatch` when a value cannot become what the map wants.
 */
export function rewriteRow(
  { key, values }: Pick<StoredRecord, "key" | "values">,
  set: Rewrites,
  ways: RewriteWays,
): Rewritten {
  const expected: Record<string, Value> = {};
  const next: Record<string, Value> = {};
  let replaced = 0;
  for (const [column, rewrite] of Object.entries(set)) {
    const held = values[column] ?? null;
    if (isLiteral(rewrite)) {
      next[column] = resolve(rewrite, ways);
      continue;
    }
    const { value, count = 0 } = computed(held, rewrite, ways);
    expected[column] = held;
    next[column] = value;
    replaced += count;
  }
  return { change: { key, expected, set: next }, replaced };
}

function computed(
  held: Value,
  rewrite: Exclude<Rewrite, Value>,
  ways: RewriteWays,
): { readonly value: Value; readonly count?: number } {
  if (held === null) return { value: null };
  if ("pseudonym" in rewrite) return { value: pseudonym(held, ways.pseudonymKey) };
  if ("generalise" in rewrite) return { value: generalise(held, rewrite.generalise, ways.zone) };
  const text = String(held);
  // Whose words should be taken out of it is not known any more: all of them go.
  if (isNobody(ways.person)) return { value: emptied(text), count: text === "" ? 0 : 1 };
  const { text: left, count } = redactText(text, ways.person);
  return { value: count === 0 ? held : left, count };
}

/** Nothing, in the shape that a column of JSON needs. */
function emptied(text: string): string {
  if (/^\s*\{.*\}\s*$/s.test(text)) return "{}";
  return /^\s*\[.*\]\s*$/s.test(text) ? "[]" : "";
}

function resolve(literal: Value, { now, today }: Pick<RewriteWays, "now" | "today">): Value {
  if (literal === "$now") return now.toString();
  return literal === "$today" ? today.toString() : literal;
}

/** Whether a column holds a value, whatever writing the system gave it: numbers, moments and JSON compare by what they mean. */
export function agrees(held: Value | undefined, wanted: Value): boolean {
  if (held === undefined) return false;
  if (held === wanted) return true;
  if (held === null || wanted === null) return false;
  const [a, b] = [String(held), String(wanted)];
  if (a === b) return true;
  return meanings.some((meaning) => {
    const meant = meaning(a);
    return meant !== undefined && meant === meaning(b);
  });
}

const meanings: readonly ((text: string) => string | undefined)[] = [
  (text) => (/^-?\d+(?:\.\d+)?$/.test(text) ? String(Number(text)) : undefined),
  (text) => {
    try {
      return String(Temporal.Instant.from(text).epochMilliseconds);
    } catch {
      return undefined;
    }
  },
  (text) => {
    if (!/^\s*[[{]/.test(text)) return undefined;
    try {
      return JSON.stringify(sorted(JSON.parse(text)));
    } catch {
      return undefined;
    }
  },
];

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}

/** Whether a record holds all that a change writes. */
export function holds(values: Values, change: Pick<RowChange, "set">): boolean {
  return Object.entries(change.set).every(([column, wanted]) => agrees(values[column], wanted));
}
