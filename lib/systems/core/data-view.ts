import type { Text } from "#lib/kernel/locale.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { ExcludedBecause, Value } from "../ports.ts";

/**
 * What *My data* shows, as plain JSON: every language inside, every value raw and typed, so that the page chooses the
 * language and formats. Built by `core/build-view.ts`; nothing here is another person's unmasked value.
 */
export type DataView = {
  /** ISO instant at which the systems were read. */
  readonly at: string;
  /** Records shown and counted, over all systems that answered. */
  readonly found: number;
  /** Records that may be another person's: counted, never shown. */
  readonly underReview: number;
  /** In the order of the operator pack, `portal` last. Only categories that some map uses; empty ones are kept, so that "held nothing" can be said. */
  readonly categories: readonly CategoryView[];
  /** In the order of the registry, `portal` last: the manifest of this read. */
  readonly systems: readonly SystemView[];
  /** True when at least one system did not answer: the page says which, and that the rest is complete. */
  readonly partial: boolean;
};

/** Five different answers, five different signs. */
export type ViewOutcome = "data" | "held-nothing" | "failed" | "after-review" | "excluded";

/** What the maps alone say, before any system has answered: what will be told of, in the order of `DataView`. */
export type DataOutline = {
  readonly at: string;
  readonly systems: readonly Named[];
  readonly categories: readonly (Named & {
    readonly icon?: string;
    readonly systems: readonly Named[];
  })[];
};

export type SystemView = {
  readonly id: string;
  readonly names: Text;
  readonly outcome: ViewOutcome;
  /** Records shown; null when failed or excluded (a dash on the page, never 0). */
  readonly records: number | null;
  readonly underReview: number;
  /**
   * Set when failed, and when some of it was not found because another system failed (`through`): `unreachable`, `timeout`,
   * `refused`, `mismatch`; words in messages `systems.failures`.
   */
  readonly failure?: { readonly code: string; readonly at: string; readonly through?: string };
  /** Set when excluded: text in messages `systems.excluded.<because>`. */
  readonly because?: ExcludedBecause;
};

export type CategoryView = {
  readonly id: string;
  readonly names: Text;
  readonly icon?: string;
  /** Records that carry at least one value of this category. */
  readonly records: number;
  /** There may be more. */
  readonly isLeast?: boolean;
  /** Ids of systems that could hold this category and did not answer. */
  readonly failedSystems: readonly string[];
  /** Systems that were asked for this category, as they answered. */
  readonly systems: readonly {
    readonly id: string;
    readonly names: Text;
    readonly outcome: ViewOutcome;
  }[];
  readonly groups: readonly GroupView[];
};

/**
 * One collection inside a category. `values`: one row is one person, each value is a card. `list`: many rows (orders,
 * sends), `records` is one page of them. A person's collection appears in each category its fields belong to,
 * a list only in the category of the collection.
 */
export type GroupView = {
  readonly system: string;
  readonly systemNames: Text;
  readonly collection: string;
  readonly names: Text;
  readonly kind: "values" | "list";
  readonly outcome: ViewOutcome;
  /** Exact number of records found; null when failed or excluded. */
  readonly count: number | null;
  /** There may be more than `count`: too many to look through on a page. */
  readonly isLeast?: boolean;
  /** Set when failed and known why; `through`: the system that did not answer, where it is another one. */
  readonly failure?: { readonly code: string; readonly through?: Text };
  /** Set when only this was left out: `no-identifier`. */
  readonly because?: ExcludedBecause;
  readonly underReview: number;
  /** Set when the values are those of an export: its moment. */
  readonly asOf?: string;
  readonly page: PageView;
  /** What is true of every value of a field, once per group; `ValueView.field` points here. */
  readonly fields: readonly FieldView[];
  readonly records: readonly RecordView[];
};

type PageView = { readonly number: number; readonly size: number; readonly pages: number };

export type Named = { readonly id: string; readonly names: Text };

/** Everything the opened value card says, apart from the value. */
export type FieldView = {
  readonly id: string;
  readonly names: Text;
  readonly type: FieldMap["type"];
  /** For `code`: what each stored value is called. */
  readonly codes?: Readonly<Record<string, Text>>;
  readonly category: string;
  readonly purposes: readonly (Named & { readonly about?: Text; readonly clause?: string })[];
  readonly basis: Named & { readonly article?: Text };
  readonly source: Named;
  readonly recipients: readonly (Named & { readonly about?: Text })[];
  /** In words; the date, where the record tells it, is `ValueView.until`. */
  readonly retention: Named & { readonly reason?: Text };
  readonly required: boolean;
  readonly change: ChangeView;
};

/** Who may change a value: the person at once (level 2 where searches hang on it), by a rectification request, nobody. */
export type ChangeView =
  | { readonly by: "person"; readonly level: 1 | 2 }
  | { readonly by: "request" }
  | { readonly by: "nobody" };

export type RecordView = { readonly key: string; readonly values: readonly ValueView[] };

export type ValueView = {
  readonly field: string;
  /** Raw and typed (see `Value` in ports.ts); masked text when `masked`. null = the system holds no value. */
  readonly value: Value;
  /** For `money`: the currency of this record, ISO 4217. */
  readonly currency?: string;
  /** Another person's value, shown as first letter and five dots. */
  readonly masked: boolean;
  /** Computed end of retention, `YYYY-MM-DD`, where the rule's column exists in this record. */
  readonly until?: string;
  /** True when the edit form may be offered for exactly this value. */
  readonly editable: boolean;
};
