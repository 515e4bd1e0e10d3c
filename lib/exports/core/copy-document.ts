import type { Text } from "#lib/kernel/locale.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { maskOthers, ownWords, type OwnWords } from "#lib/systems/core/mask.ts";
import type {
  CollectionReading,
  StoredRecord,
  SubjectReading,
  SystemReading,
  Value,
  VerifiedIdentifier,
} from "#lib/systems/ports.ts";
import { aboutData, type About, type Register } from "./about.ts";

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
  /** null when the system did not answer or was left out: unknown, not zero. */
  readonly count: number | null;
  readonly underReview: number;
  readonly fields: readonly CopyField[];
  readonly records: readonly CopyRecord[];
};

export type CopySystem = {
  readonly id: string;
  readonly names: Text;
  readonly outcome: SystemReading["outcome"];
  readonly failure: string | null;
  /** Why it was left out, where it was. */
  readonly because?: SystemReading["because"];
  readonly collections: readonly CopyCollection[];
};

/** `data.json`: every value that My data shows, exact and typed. */
export type CopyDocument = {
  readonly format: "jeke.copy/1";
  readonly createdAt: string;
  readonly operator: { readonly id: string; readonly names: Text };
  /** To whom the person may complain. */
  readonly authority: Text;
  /** What the law wants said of every category: held or not, purposes, sources, recipients, terms, basis. */
  readonly about: readonly About[];
  readonly systems: readonly CopySystem[];
};

/** Builds the copy from one reading of every system. Nothing is left out silently: failed systems and rows under review are named. */
export function buildDocument(
  operator: Register & Pick<Operator, "id" | "names" | "authority">,
  reading: SubjectReading,
  identifiers: readonly VerifiedIdentifier[],
): CopyDocument {
  const own = ownWords(reading, identifiers);
  return {
    format: "jeke.copy/1",
    createdAt: reading.at,
    operator: { id: operator.id, names: operator.names },
    authority: operator.authority.names,
    about: aboutData(operator, reading),
    systems: reading.systems.map((system) => ({
      id: system.system.id,
      names: system.system.names,
      outcome: system.outcome,
      failure: system.failure?.code ?? null,
      ...(system.because === undefined ? {} : { because: system.because }),
      collections: system.collections.map((part) => copyCollection(part, own)),
    })),
  };
}

function copyCollection(part: CollectionReading, own: OwnWords): CopyCollection {
  const { collection, outcome, records, underReview } = part;
  return {
    id: collection.id,
    names: collection.names,
    outcome,
    count: outcome === "failed" || outcome === "excluded" ? null : records.length,
    underReview,
    fields: Object.entries(collection.fields).map(([id, field]) => copyField(id, field)),
    records: records.map((record) => copyRecord(record, collection.fields, own)),
  };
}

function copyField(id: string, field: FieldMap): CopyField {
  const { names, type, values, category, purposes, basis, source, recipients, retention } = field;
  const about = { category, purposes, basis, source, recipients, retention };
  return { id, names, type, ...(values === undefined ? {} : { codes: values }), ...about };
}

function copyRecord(
  record: StoredRecord,
  fields: Readonly<Record<string, FieldMap>>,
  own: OwnWords,
): CopyRecord {
  const values: Record<string, Value> = {};
  const currencies: Record<string, string> = {};
  const masked: string[] = [];
  for (const [id, field] of Object.entries(fields)) {
    const { value, masked: isMasked } = maskOthers(field, record.values[field.column] ?? null, own);
    values[id] = value;
    if (isMasked) masked.push(id);
    const currency = field.currency === undefined ? undefined : currencyOf(field.currency, record);
    if (currency !== undefined) currencies[id] = currency;
  }
  return { values, currencies, masked };
}

/** A fixed ISO code, or the column that holds one. */
function currencyOf(currency: string, record: StoredRecord): string | undefined {
  if (/^[A-Z]{3}$/.test(currency)) return currency;
  const value = record.values[currency];
  return typeof value === "string" ? value : undefined;
}
