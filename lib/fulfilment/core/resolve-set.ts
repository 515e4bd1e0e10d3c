import type { Rewrite, Rewrites } from "#lib/operator/core/data-map.ts";
import { isSame } from "#lib/systems/core/condition.ts";
import { SystemFailure, type Value, type Values } from "#lib/systems/ports.ts";

/** The moment that `$now` and `$today` stand for. */
export type SetMoment = { readonly now: Temporal.Instant; readonly today: Temporal.PlainDate };

/** Replaces `$now` and `$today` in what the data map wants written. */
export function resolveSet(set: Rewrites, { now, today }: SetMoment): Values {
  return Object.fromEntries(
    Object.entries(set).map(([column, value]) => {
      if (!isLiteral(value)) throw new SystemFailure("mismatch");
      if (value === "$now") return [column, now.toString()];
      return [column, value === "$today" ? today.toString() : value];
    }),
  );
}

/**
 * Whether a row read back holds what was to be written. A moment only has to be there: systems cut seconds and
 * fractions as they like.
 */
export function holdsSet(values: Values, set: Rewrites): boolean {
  return Object.entries(set).every(([column, wanted]) => {
    const held = values[column];
    if (wanted === "$now" || wanted === "$today") return held !== null && held !== undefined;
    if (!isLiteral(wanted)) return false;
    return held !== undefined && isSame(held, wanted);
  });
}

/** Whether a value is written as it stands, not computed from the old one. */
function isLiteral(value: Rewrite): value is Value {
  return value === null || typeof value !== "object";
}
