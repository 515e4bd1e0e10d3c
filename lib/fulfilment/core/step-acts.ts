import type { CollectionMap, Rewrites } from "#lib/operator/core/data-map.ts";
import {
  agrees,
  holds,
  isLiteral,
  isLiteralSet,
  rewriteRow,
  type RewriteWays,
} from "#lib/systems/core/rewrite.ts";
import {
  SystemFailure,
  type EraseAct,
  type StoredRecord,
  type Values,
} from "#lib/systems/ports.ts";
import type { Act } from "./plan.ts";

/** One act on rows of one collection; `set` may hold moments and what is to be made of old values. */
export type Action = {
  readonly act: Act;
  readonly keys: readonly string[];
  readonly set?: Rewrites;
};

/** What a system is asked to do for one step, and what must be true of it afterwards. */
export type StepActs = {
  readonly acts: readonly EraseAct[];
  /** Keys that must be gone from the collection. */
  readonly gone: readonly string[];
  /** What each row must hold, by key. */
  readonly held: ReadonlyMap<string, Values>;
  /** Keys that must be restricted. */
  readonly restricted: readonly string[];
  /** Places taken out of texts. */
  readonly replaced: number;
};

const nothing: StepActs = {
  ...{ acts: [], gone: [], restricted: [], replaced: 0 },
  held: new Map(),
};

/**
 * The acts of one step on the rows just read. Rows that already are as they should be are left with their moments as they
 * stand: a repetition after a crash writes nothing twice. What must be stored is emptied of everything else in the same
 * transaction in which it is restricted.
 *
 * @throws SystemFailure `mismatch` when the map writes nothing where something must be written.
 */
export function stepActs(
  collection: CollectionMap,
  { act, keys, set = {} }: Action,
  rows: readonly StoredRecord[],
  ways: RewriteWays,
): StepActs {
  switch (act) {
    case "delete":
      return { ...nothing, acts: [{ do: "delete", collection, keys }], gone: keys };
    case "anonymise":
      // An act that writes nothing would be a word only: the map is wrong.
      if (Object.keys(set).length === 0) throw new SystemFailure("mismatch");
      return written(collection, set, rows, ways);
    case "restrict": {
      const how = collection.restriction;
      const restricts = how !== undefined && !("task" in how);
      if (!restricts && Object.keys(set).length === 0) throw new SystemFailure("mismatch");
      const before = written(collection, set, rows, ways);
      if (!restricts) return before;
      const present = rows.map(({ key }) => key);
      const restrict: EraseAct = { do: "restrict", collection, keys: present };
      return { ...before, acts: [...before.acts, restrict], restricted: present };
    }
    case "keep":
    case "hold":
      return nothing;
  }
}

function written(
  collection: CollectionMap,
  set: Rewrites,
  rows: readonly StoredRecord[],
  ways: RewriteWays,
): StepActs {
  if (Object.keys(set).length === 0) return nothing;
  const rewritten = rows.map((row) => ({ row, ...rewriteRow(row, set, ways) }));
  const held = new Map(rewritten.map(({ row, change }) => [row.key, change.set]));
  const open = rewritten.filter(({ row }) => !isWritten(row.values, set, ways));
  if (open.length === 0) return { ...nothing, held };
  const replaced = open.reduce((sum, one) => sum + one.replaced, 0);
  const act: EraseAct = isLiteralSet(set)
    ? {
        ...{ do: "set", collection, keys: open.map(({ row }) => row.key) },
        set: rewriteRow({ key: "", values: {} }, set, ways).change.set,
      }
    : { do: "rewrite", collection, rows: open.map(({ change }) => change) };
  return { ...nothing, acts: [act], held, replaced };
}

/** Whether a row is as an earlier try left it. A moment only has to be there. */
export function isWritten(values: Values, set: Rewrites, ways: RewriteWays): boolean {
  const { change } = rewriteRow({ key: "", values }, set, ways);
  return Object.entries(change.set).every(([column, wanted]) =>
    isMoment(set, column) ? isThere(values, column) : agrees(values[column], wanted),
  );
}

/** Whether a row read back holds what was to be written; systems cut seconds and fractions of moments as they like. */
export function isAsWritten(values: Values, wanted: Values, set: Rewrites): boolean {
  const lasting = Object.entries(wanted).filter(([column]) => !isMoment(set, column));
  const moments = Object.keys(wanted).filter((column) => isMoment(set, column));
  return (
    moments.every((column) => isThere(values, column)) &&
    holds(values, { set: Object.fromEntries(lasting) })
  );
}

/** The columns whose values are computed: there, nothing known of the person may be found afterwards. */
export function computedColumns(set: Rewrites): readonly string[] {
  return Object.entries(set).flatMap(([column, rewrite]) => (isLiteral(rewrite) ? [] : [column]));
}

function isMoment(set: Rewrites, column: string): boolean {
  return set[column] === "$now" || set[column] === "$today";
}

function isThere(values: Values, column: string): boolean {
  const held = values[column];
  return held !== null && held !== undefined;
}
