import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { CopyRecord } from "./copy-document.ts";

/** What the records of one collection hold, told without the records: they may be too many to be kept. */
export type Tally = {
  readonly records: number;
  /** Fields that hold something in some record. */
  readonly held: ReadonlySet<string>;
  /** By category: records in which a field of it holds something. */
  readonly byCategory: ReadonlyMap<string, number>;
};

/** Counts records as they pass. */
export class Counting implements Tally {
  records = 0;
  readonly held = new Set<string>();
  readonly byCategory = new Map<string, number>();
  readonly #groups: readonly { readonly category: string; readonly fields: readonly string[] }[];

  constructor({ fields }: Pick<CollectionMap, "fields">) {
    const groups = Map.groupBy(Object.entries(fields), ([, { category }]) => category);
    this.#groups = [...groups].map(([category, entries]) => {
      return { category, fields: entries.map(([id]) => id) };
    });
  }

  add({ values }: CopyRecord): void {
    this.records += 1;
    for (const { category, fields } of this.#groups) {
      let isHeld = false;
      for (const id of fields) {
        if ((values[id] ?? null) === null) continue;
        isHeld = true;
        this.held.add(id);
      }
      if (isHeld) this.byCategory.set(category, (this.byCategory.get(category) ?? 0) + 1);
    }
  }
}
