import { type Text, say } from "#lib/kernel/locale.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { SubjectReading, SystemReading } from "#lib/systems/ports.ts";

/** The registers of a pack that explain a field. */
export type Register = Pick<
  Operator,
  "categories" | "purposes" | "bases" | "sources" | "recipients" | "retention"
>;

/**
 * What an answer to "what do you hold about me" says of one category in one system (KZ 94-V art. 24(1)(1): held or not,
 * list of data, purposes, source, terms; recipients and basis beside them). `held` null: the system did not answer, or was left out.
 */
export type About = {
  readonly system: Text;
  readonly category: Text;
  readonly held: boolean | null;
  readonly records: number | null;
  /** Left out, because only a person can look there. */
  readonly isByHand?: true;
  /** Records of the collections concerned that may be another person's: neither held nor denied. */
  readonly underReview: number;
  /** The list of data: fields that hold something of this person; all that may be held where nothing is. */
  readonly data: readonly Text[];
  readonly purposes: readonly Text[];
  readonly bases: readonly Text[];
  readonly sources: readonly Text[];
  readonly recipients: readonly Text[];
  readonly terms: readonly Text[];
};

type Part = {
  readonly system: Text;
  readonly failed: boolean;
  readonly byHand: boolean;
  readonly fields: readonly FieldMap[];
  readonly underReview: number;
};

/** The legal content of an access answer, from the data map and one reading: a line per system and category. */
export function aboutData(register: Register, reading: SubjectReading): readonly About[] {
  return reading.systems.flatMap((system) => {
    const categories = new Set(
      system.collections.flatMap(({ collection }) =>
        Object.values(collection.fields).map((field) => field.category),
      ),
    );
    return [...categories].map((category) =>
      lineOf(register, { category, ...partOf(system, category) }),
    );
  });
}

/** What a system holds of one category: the fields, and the records in which one of them says something. */
function partOf(system: SystemReading, category: string): Part & { readonly records: number } {
  const all: FieldMap[] = [];
  const held: FieldMap[] = [];
  const keys = new Set<string>();
  let underReview = 0;
  for (const part of system.collections) {
    const fields = Object.values(part.collection.fields).filter((one) => one.category === category);
    if (fields.length > 0) underReview += part.underReview;
    for (const field of fields) {
      const holding = part.records.filter(({ values }) => (values[field.column] ?? null) !== null);
      all.push(field);
      if (holding.length > 0) held.push(field);
      for (const { key } of holding) keys.add(`${part.collection.id} ${key}`);
    }
  }
  const fields = held.length > 0 ? held : all;
  const byHand = system.outcome === "excluded";
  const failed = system.outcome === "failed" || byHand;
  return { system: system.system.names, failed, byHand, fields, underReview, records: keys.size };
}

function lineOf(
  register: Register,
  part: Part & { readonly category: string; readonly records: number },
): About {
  const { category, failed, byHand, fields, records, underReview } = part;
  const named = (list: readonly Named[], ids: readonly string[]): readonly Text[] =>
    [...new Set(ids)].map((id) => nameOf(list, id));
  return {
    system: part.system,
    category: nameOf(register.categories, category),
    held: failed ? null : records > 0,
    records: failed ? null : records,
    ...(byHand ? { isByHand: true } : {}),
    underReview,
    data: fields.map(({ names }) => names),
    purposes: named(
      register.purposes,
      fields.flatMap(({ purposes }) => purposes),
    ),
    bases: named(
      register.bases,
      fields.map(({ basis }) => basis),
    ),
    sources: named(
      register.sources,
      fields.map(({ source }) => source),
    ),
    recipients: named(
      register.recipients,
      fields.flatMap(({ recipients }) => recipients),
    ),
    terms: named(
      register.retention,
      fields.map(({ retention }) => retention),
    ),
  };
}

type Named = { readonly id: string; readonly names: Text; readonly article?: Text | undefined };

/** The register's words, with the article of a basis behind them; an id that leads nowhere stays visible. */
function nameOf(list: readonly Named[], id: string): Text {
  const found = list.find((one) => one.id === id);
  if (found === undefined) return { kk: id, ru: id, en: id };
  const { names, article } = found;
  if (article === undefined) return names;
  const both = (locale: keyof Text): string => `${say(names, locale)} (${say(article, locale)})`;
  return { kk: both("kk"), ru: both("ru"), en: both("en") };
}
