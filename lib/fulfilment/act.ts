import type { CollectionMap, Rewrites } from "#lib/operator/core/data-map.ts";
import { SystemFailure, type Connector } from "#lib/systems/ports.ts";
import { holdsSet, resolveSet, type SetMoment } from "./core/resolve-set.ts";
import type { Act } from "./core/plan.ts";

/** One act on rows of one collection; `set` may hold `$now` and `$today`. */
export type Action = {
  readonly act: Act;
  readonly keys: readonly string[];
  readonly set?: Rewrites;
};

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
  {
    moment,
    beat,
    mark,
  }: {
    readonly moment: SetMoment;
    readonly beat: () => Promise<void>;
    /** The step's own key, for ever. */
    readonly mark: string;
  },
): Promise<number> {
  let acted = 0;
  for (const [index, keys] of portions(action.keys).entries()) {
    if (index > 0) await beat();
    acted += await change(
      connector,
      collection,
      { ...action, keys },
      { moment, mark: `${mark}.${index}` },
    );
  }
  return acted;
}

async function change(
  connector: Connector,
  collection: CollectionMap,
  { act, keys, set }: Action,
  { moment, mark }: { readonly moment: SetMoment; readonly mark: string },
): Promise<number> {
  switch (act) {
    case "delete":
      return first(await connector.erase([{ do: "delete", collection, keys }], mark));
    case "anonymise":
    case "restrict":
      // A restriction that writes nothing would be a word only: the map is wrong.
      if (set === undefined) throw new SystemFailure("mismatch");
      return first(
        await connector.erase(
          [{ do: "set", collection, keys, set: resolveSet(set, moment) }],
          mark,
        ),
      );
    case "keep":
    case "hold":
      return 0;
  }
}

function first([count = 0]: readonly number[]): number {
  return count;
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
