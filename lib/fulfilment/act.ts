import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { SystemFailure, type Connector, type Values } from "#lib/systems/ports.ts";
import { holdsSet, resolveSet, type SetMoment } from "./core/resolve-set.ts";
import type { Act } from "./core/plan.ts";

/** One act on rows of one collection; `set` may hold `$now` and `$today`. */
export type Action = { readonly act: Act; readonly keys: readonly string[]; readonly set?: Values };

/** The system answered "done", and reading it back says otherwise. Nothing is called done; the step is tried again. */
export class ReadBackFailure extends Error {
  readonly left: number;
  constructor(left: number) {
    super(`read back: ${left} rows disagree`);
    this.name = "ReadBackFailure";
    this.left = left;
  }
}

const chunkSize = 500;

/**
 * Carries one act out, portion by portion; returns how many rows the system says it changed. Repeating it is safe: a
 * second run finds nothing left to do. `beat` is called between portions and throws when the caller lost its claim.
 */
export async function actOn(
  connector: Connector,
  collection: CollectionMap,
  action: Action,
  { moment, beat }: { readonly moment: SetMoment; readonly beat: () => Promise<void> },
): Promise<number> {
  let acted = 0;
  for (const [index, keys] of portions(action.keys).entries()) {
    if (index > 0) await beat();
    acted += await change(connector, collection, { ...action, keys }, moment);
  }
  return acted;
}

async function change(
  connector: Connector,
  collection: CollectionMap,
  { act, keys, set }: Action,
  moment: SetMoment,
): Promise<number> {
  switch (act) {
    case "delete":
      return connector.deleteAll(collection, keys);
    case "anonymise":
    case "restrict":
      // A restriction that writes nothing would be a word only: the map is wrong.
      if (set === undefined) throw new SystemFailure("mismatch");
      return connector.setAll(collection, keys, resolveSet(set, moment));
    case "keep":
    case "hold":
      return 0;
  }
}

/**
 * Reads rows again after an act: deleted ones must be gone, changed ones must hold what was set. Throws
 * `ReadBackFailure` when some disagree.
 */
export async function readBack(
  connector: Connector,
  collection: CollectionMap,
  { act, keys, set }: Action,
): Promise<void> {
  let disagree = 0;
  for (const part of portions(keys)) {
    const rows = await connector.readKeys(collection, part);
    if (act === "delete") disagree += rows.length;
    if (act === "anonymise" || act === "restrict") {
      disagree += rows.filter((row) => set === undefined || !holdsSet(row.values, set)).length;
    }
  }
  if (disagree > 0) throw new ReadBackFailure(disagree);
}

function portions(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(keys.length / chunkSize) }, (_, index) =>
    keys.slice(index * chunkSize, (index + 1) * chunkSize),
  );
}
