import type { EraseAct } from "../../ports.ts";
import type { ForeignKey } from "./dialect.ts";

/** A lawful order of acts, and which pointers must be cleared first because tables point at each other in a circle. */
export type ErasingOrder = {
  /** Places in the list of acts. */
  readonly acts: readonly number[];
  readonly clear: readonly ForeignKey[];
  /** Pointers of a table at itself that can neither be cleared nor wait: its rows go from the leaves up. */
  readonly leaves: readonly ForeignKey[];
};

/** Whether rows leave their table by this act: deleted, or moved to where restricted rows are. */
export function removes(act: EraseAct): boolean {
  const { restriction } = act.collection;
  const moves = restriction !== undefined && "move" in restriction;
  return act.do === "delete" || (act.do === "restrict" && moves);
}

/**
 * What stays is changed first, so that nothing points any more at what goes; then rows leave table by table, those that
 * point before those that are pointed at. `waits` says that this database judges a pointer of a table at itself after the
 * whole statement. Tables that know nothing of each other keep the order of the caller.
 */
export function erasingOrder(
  acts: readonly EraseAct[],
  keys: readonly ForeignKey[],
  waits: boolean,
): ErasingOrder {
  const places = acts.map((_, index) => index);
  const changing = places.filter((index) => !isRemoving(acts, index));
  const removing = places.filter((index) => isRemoving(acts, index));
  const tables = new Set(removing.map((index) => tableOf(acts, index)));
  const stopping = keys.filter(
    ({ child, parent, onDelete }) =>
      tables.has(child) && tables.has(parent) && onDelete !== "clear",
  );
  const own = stopping.filter((key) => key.child === key.parent && key.onDelete !== "cascade");
  const bound = own.filter(({ onDelete }) => !(waits && onDelete === "none"));
  const clear = bound.filter(({ nullable }) => nullable);
  const leaves = bound.filter(({ nullable }) => !nullable);
  let between = stopping.filter(({ child, parent }) => child !== parent);
  const sorted: string[] = [];
  while (sorted.length < tables.size) {
    const left = [...tables].filter((table) => !sorted.includes(table));
    const isPointedAt = (table: string): boolean =>
      between.some(({ child, parent }) => parent === table && left.includes(child));
    const next = left.find((table) => !isPointedAt(table));
    if (next !== undefined) {
      sorted.push(next);
      continue;
    }
    // All that are left point at each other: one pointer that may be empty opens the circle.
    const open = between.find(
      ({ child, parent, nullable }) => nullable && left.includes(child) && left.includes(parent),
    );
    if (open === undefined) {
      // Only constraints that wait until the end can help; where there are none the database says so.
      sorted.push(...left);
      break;
    }
    clear.push(open);
    between = between.filter((one) => one !== open);
  }
  const byTable = removing.toSorted(
    (a, b) => sorted.indexOf(tableOf(acts, a)) - sorted.indexOf(tableOf(acts, b)),
  );
  return { acts: [...changing, ...byTable], clear, leaves };
}

function isRemoving(acts: readonly EraseAct[], index: number): boolean {
  const act = acts[index];
  return act !== undefined && removes(act);
}

function tableOf(acts: readonly EraseAct[], index: number): string {
  return acts[index]?.collection.table ?? "";
}
