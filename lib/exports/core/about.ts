import { type Text, say } from "#lib/kernel/locale.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { PartOfCopy, SystemOfCopy } from "./copy-parts.ts";

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
  /** Left out, because only a person can look there, or because no proven identifier leads there. */
  readonly left?: "by-hand" | "no-identifier";
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
  readonly outcome: PartOfCopy["outcome"];
  readonly left: About["left"];
  readonly fields: readonly FieldMap[];
  readonly underReview: number;
};

/** The legal content of an access answer, from the data map and what was read: a line per system and category. */
export function aboutData(register: Register, systems: readonly SystemOfCopy[]): readonly About[] {
  return systems.flatMap((system) => {
    const categories = new Set(
      system.parts.flatMap(({ collection }) =>
        Object.values(collection.fields).map((field) => field.category),
      ),
    );
    return [...categories].map((category) =>
      lineOf(register, { category, ...partOf(system, category) }),
    );
  });
}

/** What a system holds of one category: the fields, and the records in which one of them says something. */
function partOf(
  { map, parts }: SystemOfCopy,
  category: string,
): Part & { readonly records: number } {
  const concerned = parts.filter(({ collection }) =>
    Object.values(collection.fields).some((field) => field.category === category),
  );
  const fieldsOf = (isWanted: (part: PartOfCopy, id: string) => boolean): readonly FieldMap[] =>
    concerned.flatMap((part) =>
      Object.entries(part.collection.fields).flatMap(([id, field]) =>
        field.category === category && isWanted(part, id) ? [field] : [],
      ),
    );
  const held = fieldsOf(({ tally }, id) => tally.held.has(id));
  const sum = (count: (part: PartOfCopy) => number): number =>
    concerned.reduce((total, part) => total + count(part), 0);
  const unknown = concerned.find(({ outcome }) => outcome === "failed") ?? concerned.find(isLeft);
  const isHeld = concerned.some(({ tally }) => tally.records > 0);
  return {
    system: map.names,
    // Where some was found, what could not be asked is no reason to keep silent about it.
    outcome: unknown?.outcome === "excluded" && isHeld ? "data" : (unknown?.outcome ?? "data"),
    left: unknown?.because === "no-identifier" ? "no-identifier" : "by-hand",
    fields: held.length > 0 ? held : fieldsOf(() => true),
    underReview: sum(({ underReview }) => underReview),
    records: sum(({ tally }) => tally.byCategory.get(category) ?? 0),
  };
}

function isLeft({ outcome }: PartOfCopy): boolean {
  return outcome === "excluded";
}

function lineOf(
  register: Register,
  part: Part & { readonly category: string; readonly records: number },
): About {
  const { category, outcome, fields, records, underReview } = part;
  const isUnknown = outcome === "failed" || outcome === "excluded";
  const named = (list: readonly Named[], ids: readonly string[]): readonly Text[] =>
    [...new Set(ids)].map((id) => nameOf(list, id));
  return {
    system: part.system,
    category: nameOf(register.categories, category),
    held: isUnknown ? null : records > 0,
    records: isUnknown ? null : records,
    ...(outcome === "excluded" && part.left !== undefined ? { left: part.left } : {}),
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
