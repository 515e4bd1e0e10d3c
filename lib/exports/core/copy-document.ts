import type { Text } from "#lib/kernel/locale.ts";
import type { CollectionMap, FieldMap } from "#lib/operator/core/data-map.ts";
import { canonicalValues } from "#lib/systems/core/canonical-values.ts";
import { maskOthers, type OwnWords } from "#lib/systems/core/mask.ts";
import type { CollectionReading, StoredRecord, SystemReading, Value } from "#lib/systems/ports.ts";
import type { About } from "./about.ts";

/** One field of a copied collection: what it is, and why it is held. */
export type CopyField = {
  readonly id: string;
  readonly names: Text;
  readonly type: FieldMap["type"];
  readonly codes?: Readonly<Record<string, Text>>;
  readonly category: string;
  readonly purposes: readonly string[];
  readonly basis: string;
  readonly source: string;
  readonly recipients: readonly string[];
  readonly retention: string;
};

/** One record: its values by field id, typed as the system holds them; `masked` names fields that hold another person's. */
export type CopyRecord = {
  readonly values: Readonly<Record<string, Value>>;
  readonly currencies: Readonly<Record<string, string>>;
  readonly masked: readonly string[];
};

export type CopyCollection = {
  readonly id: string;
  readonly names: Text;
  readonly outcome: CollectionReading["outcome"];
  /** null when the system did not answer, broke off or was not asked: unknown, not zero. */
  readonly count: number | null;
  readonly underReview: number;
  readonly fields: readonly CopyField[];
  /** Of a collection that failed: those that came before, which are not all. */
  readonly records: readonly CopyRecord[];
};

export type CopySystem = {
  readonly id: string;
  readonly names: Text;
  readonly outcome: SystemReading["outcome"];
  readonly failure: string | null;
  /** Why it was left out, where it was. */
  readonly because?: string | null;
  readonly collections: readonly CopyCollection[];
};

/** `data.json`: every value that My data shows, exact and typed. A record stands on a line of its own, in canonical JSON. */
export type CopyDocument = {
  readonly format: "jeke.copy/2";
  readonly createdAt: string;
  readonly operator: { readonly id: string; readonly names: Text };
  /** To whom the person may complain. */
  readonly authority: Text;
  /** Whether every system gave all it has and nothing is open. */
  readonly complete: boolean;
  /** What the law wants said of every category: held or not, purposes, sources, recipients, terms, basis. */
  readonly about: readonly About[];
  readonly systems: readonly CopySystem[];
};

/** The fields of a collection as they stand in a copy. */
export function copyFields({ fields }: Pick<CollectionMap, "fields">): readonly CopyField[] {
  return Object.entries(fields).map(([id, field]) => {
    const { names, type, values, category, purposes, basis, source, recipients, retention } = field;
    const about = { category, purposes, basis, source, recipients, retention };
    return { id, names, type, ...(values === undefined ? {} : { codes: values }), ...about };
  });
}

type Shown = ReturnType<typeof maskOthers>;
const rememberedValues = 1_000;

/** How records of one collection stand in a copy: by field, other people's values masked. */
export class RecordCopier {
  readonly #fields: readonly (readonly [string, FieldMap])[];
  readonly #own: OwnWords;
  /** What was made of a value before: the same few names stand in most records. */
  readonly #known = new Map<FieldMap, Map<Value, Shown>>();
  /** JavaScript keeps the order in which names were given, except for those that look like numbers. */
  readonly #keepsOrder: boolean;

  constructor({ fields }: Pick<CollectionMap, "fields">, own: OwnWords) {
    this.#fields = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    this.#own = own;
    this.#keepsOrder = Object.keys(fields).every((id) => !/^\d/.test(id));
  }

  copy(record: StoredRecord): CopyRecord {
    const values: Record<string, Value> = {};
    const currencies: Record<string, string> = {};
    const masked: string[] = [];
    for (const [id, field] of this.#fields) {
      const held = record.values[field.column] ?? null;
      if (held === null || (!field.others && field.of === undefined)) values[id] = held;
      else {
        const shown = this.#shown(field, held, record.as);
        values[id] = shown.value;
        if (shown.masked) masked.push(id);
      }
      if (field.currency === undefined) continue;
      const currency = currencyOf(field.currency, record);
      if (currency !== undefined) currencies[id] = currency;
    }
    return { values, currencies, masked };
  }

  #shown(field: FieldMap, held: Value, as: StoredRecord["as"]): Shown {
    if (field.of !== undefined) return maskOthers(field, held, this.#own, as);
    let known = this.#known.get(field);
    if (known === undefined || known.size > rememberedValues) {
      known = new Map();
      this.#known.set(field, known);
    }
    const before = known.get(held);
    if (before !== undefined) return before;
    const shown = maskOthers(field, held, this.#own, as);
    known.set(held, shown);
    return shown;
  }

  /** The record in canonical JSON; fields were laid in their order already, so that the fast way gives the same. */
  line({ values, currencies, masked }: CopyRecord): string {
    return this.#keepsOrder
      ? JSON.stringify({ currencies, masked, values })
      : recordLine({ values, currencies, masked });
  }
}

/** A record in canonical JSON, as it stands on its line of `data.json` and as it is hashed for the manifest. */
export function recordLine({ values, currencies, masked }: CopyRecord): string {
  return `{"currencies":${canonicalValues(currencies)},"masked":${JSON.stringify(masked)},"values":${canonicalValues(values)}}`;
}

/** What stands between two records of a list, in `data.json` and in the hash over them. */
export const lineBreak = ",\n";

/** A fixed ISO code, or the column that holds one. */
function currencyOf(currency: string, record: StoredRecord): string | undefined {
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  const value = record.values[currency];
  return typeof value === "string" ? value : undefined;
}
