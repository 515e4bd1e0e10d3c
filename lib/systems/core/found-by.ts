import type { ColumnSelector, Selector, Value, Values } from "../ports.ts";
import { phoneDigits } from "./normalise.ts";

/**
 * Whether any of the selectors can have found a row with these values, conditions left aside: e-mails without capitals and
 * blanks, phones by their digits, everything else letter by letter. Null is found by nothing, alone or inside a tuple. For
 * systems that cannot be asked in SQL: to search a file, and to hold an answer against its question.
 */
export function finderOf(selectors: readonly Selector[]): (values: Values) => boolean {
  const finders = selectors.map((selector) => {
    const wanted = new Set(
      "columns" in selector
        ? selector.tuples.flatMap((tuple) => tupleName(tuple) ?? [])
        : selector.values.flatMap((value) => plainValue(selector.match, value) ?? []),
    );
    return (values: Values): boolean => {
      const held =
        "columns" in selector
          ? tupleName(selector.columns.map((column) => values[column] ?? null))
          : plainValue(selector.match, values[selector.column] ?? null);
      return held !== undefined && wanted.has(held);
    };
  });
  return (values) => finders.some((isFound) => isFound(values));
}

/** Selectors that can find something: those with a value that is not null. */
export function soundSelectors(selectors: readonly Selector[]): readonly Selector[] {
  return selectors.flatMap((selector): Selector[] => {
    if ("columns" in selector) {
      const tuples = selector.tuples.filter((tuple) => !tuple.includes(null));
      return tuples.length === 0 ? [] : [{ ...selector, tuples }];
    }
    const values = selector.values.filter((value) => value !== null);
    return values.length === 0 ? [] : [{ ...selector, values }];
  });
}

/** Columns that a selector looks at. */
export function selectorColumns(selector: Selector): readonly string[] {
  return "columns" in selector ? selector.columns : [selector.column];
}

/** A value in the one writing in which it is compared. */
function plainValue(match: ColumnSelector["match"], value: Value): string | undefined {
  if (value === null) return undefined;
  const text = String(value);
  // Plain addresses are what a file of a million rows holds: normalising them again costs half of a search.
  if (match === "email" && /^[\x21-\x7E]*$/.test(text)) return text.toLowerCase();
  if (match === "email") return text.normalize("NFKC").trim().toLowerCase();
  if (match === "exact") return text;
  const digits = phoneDigits(text);
  return digits === "" ? undefined : digits;
}

function tupleName(tuple: readonly Value[]): string | undefined {
  return tuple.includes(null) ? undefined : JSON.stringify(tuple.map(String));
}
