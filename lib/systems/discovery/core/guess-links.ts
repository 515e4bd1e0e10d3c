import type { ColumnDescription, TableDescription } from "./description.ts";
import {
  isKeyName,
  isMakerName,
  isPersonName,
  isSameNoun,
  nounsOf,
  tableWords,
} from "./table-words.ts";

/** A link that the database does not declare but names suggest: to be proven by values. */
export type Candidate = {
  readonly from: TableDescription;
  readonly column: string;
  readonly to: TableDescription;
  readonly theirs: string;
  /** How much the names alone say. */
  readonly weight: number;
};

const most = 4;
const linkable = new Set(["integer", "uuid", "text", "decimal"]);

/**
 * Undeclared links that names suggest, the likeliest first for each column: a column called after a table (`klient_id` and
 * `klienty`), like the key of a table (`patient_no` in both), or by a word for people where a table holds people.
 */
export function guessLinks(tables: readonly TableDescription[]): readonly Candidate[] {
  const targets = tables.flatMap((table) => targetOf(table) ?? []);
  const byLetters = Map.groupBy(
    targets.flatMap((target) => target.nouns.flatMap((noun) => firstLetters(noun, target))),
    ({ letters }) => letters,
  );
  const byKey = Map.groupBy(targets, ({ theirs }) => theirs.name.toLowerCase());
  const people = targets.filter(({ isPeople }) => isPeople);
  return tables.flatMap((from) =>
    sourcesOf(from).flatMap((source) => {
      const near = new Set([
        ...source.nouns
          .flatMap((noun) => byLetters.get(noun.slice(0, 3)) ?? [])
          .map((one) => one.target),
        ...(byKey.get(source.column.name.toLowerCase()) ?? []),
        ...(source.isPerson ? people : []),
      ]);
      return [...near]
        .flatMap((target) => candidate(source, target) ?? [])
        .toSorted((a, b) => b.weight - a.weight)
        .slice(0, most);
    }),
  );
}

/** A column that may link, with what its name says. */
type Source = {
  readonly from: TableDescription;
  readonly column: ColumnDescription;
  readonly nouns: readonly string[];
  readonly isKey: boolean;
  readonly isPerson: boolean;
  readonly isMaker: boolean;
};

/** A table that may be linked to, by its key. */
type Target = {
  readonly table: TableDescription;
  readonly theirs: ColumnDescription;
  readonly nouns: readonly string[];
  readonly isPeople: boolean;
  /** Its key is called as keys are anywhere: `id`, `nId`. */
  readonly isGeneral: boolean;
};

function firstLetters(
  noun: string,
  target: Target,
): readonly { letters: string; target: Target }[] {
  const short = noun.length === 3 && noun.endsWith("s") ? [noun.slice(0, 2)] : [];
  return [noun.slice(0, 3), ...short].map((letters) => ({ letters, target }));
}

function sourcesOf(from: TableDescription): readonly Source[] {
  const declared = new Set(from.foreignKeys.flatMap(({ columns }) => columns));
  const called = nounsOf(from.name);
  return from.columns.flatMap((column): Source[] => {
    const { name, family, allowed } = column;
    if (!linkable.has(family) || allowed !== undefined || declared.has(name)) return [];
    const nouns = nounsOf(name);
    // A key is general (`id`) or called after its own table (`order_id` of `orders`); another one may link as well.
    const isOwn = nouns.every((noun) => called.some((one) => isSameNoun(one, noun)));
    if (from.primaryKey.length === 1 && from.primaryKey[0] === name && isOwn) return [];
    const words = {
      isKey: isKeyName(name),
      isPerson: isPersonName(name),
      isMaker: isMakerName(name),
    };
    return [{ from, column, nouns, ...words }];
  });
}

function targetOf(table: TableDescription): Target | undefined {
  const alone = table.uniques.find((one) => one.length === 1);
  const key = table.primaryKey.length === 1 ? table.primaryKey : alone;
  const theirs = table.columns.find(({ name }) => name === key?.[0]);
  if (theirs === undefined || !linkable.has(theirs.family)) return undefined;
  const isPeople = tableWords(table.name).people;
  return {
    table,
    theirs,
    nouns: nounsOf(table.name),
    isPeople,
    isGeneral: nounsOf(theirs.name).length === 0,
  };
}

function candidate(source: Source, target: Target): Candidate | undefined {
  const { from, column } = source;
  const { table, theirs } = target;
  if (column.family !== theirs.family) return undefined;
  if (table.id === from.id && column.name === theirs.name) return undefined;
  const weight = weightOf(source, target);
  if (weight === 0) return undefined;
  return { from, column: column.name, to: table, theirs: theirs.name, weight };
}

function weightOf(
  { from, column, nouns, isKey, isPerson, isMaker }: Source,
  { table, theirs, nouns: called, isPeople, isGeneral }: Target,
): number {
  const isText = column.family === "text";
  const isElsewhere = table.id !== from.id;
  const isSameKey = !isGeneral && column.name.toLowerCase() === theirs.name.toLowerCase();
  if (isSameKey && isElsewhere && (isKey || !isText)) return 0.8;
  const last = nouns.at(-1);
  const isCalled = last !== undefined && called.some((noun) => isSameNoun(noun, last));
  if (isCalled && isKey) return called.length === nouns.length ? 0.8 : 0.6;
  // A count is often called like what it counts (`viewers`, `pacientov`): without a word for a key only the singular links.
  const isOne = last !== undefined && nouns.length === 1 && !isPlural(last);
  if (isCalled && isOne && isElsewhere) return 0.5;
  return isPeople && isPerson && !isText && isElsewhere && (isKey || isMaker || isOne) ? 0.4 : 0;
}

/** Whether a folded word ends as plurals do in English, Russian (whose genitive counts) or Kazakh. */
function isPlural(word: string): boolean {
  return /(?:[^su]s|ov|ev|ei|ah|[lt]ar|[lt]er|dar|der)$/.test(word) && word.length > 4;
}
