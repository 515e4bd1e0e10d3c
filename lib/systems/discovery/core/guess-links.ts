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
    targets.flatMap((target) =>
      target.nouns.map((noun) => ({ target, letters: noun.slice(0, 3) })),
    ),
    ({ letters }) => letters,
  );
  const byKey = Map.groupBy(targets, ({ theirs }) => theirs.name.toLowerCase());
  const people = targets.filter(({ isPeople }) => isPeople);
  return tables.flatMap((from) =>
    from.columns
      .filter((column) => mayLink(from, column))
      .flatMap((column) => {
        const letters = nounsOf(column.name).map((noun) => noun.slice(0, 3));
        const near = new Set([
          ...letters.flatMap((one) => byLetters.get(one)?.map(({ target }) => target) ?? []),
          ...(byKey.get(column.name.toLowerCase()) ?? []),
          ...(isPersonName(column.name) ? people : []),
        ]);
        return [...near]
          .flatMap((target) => candidate(from, column, target) ?? [])
          .toSorted((a, b) => b.weight - a.weight)
          .slice(0, most);
      }),
  );
}

type Target = {
  readonly table: TableDescription;
  readonly theirs: ColumnDescription;
  readonly nouns: readonly string[];
  readonly isPeople: boolean;
};

function targetOf(table: TableDescription): Target | undefined {
  const key =
    table.primaryKey.length === 1
      ? table.primaryKey
      : table.uniques.find((one) => one.length === 1);
  const theirs = table.columns.find(({ name }) => name === key?.[0]);
  if (theirs === undefined || !linkable.has(theirs.family)) return undefined;
  return { table, theirs, nouns: nounsOf(table.name), isPeople: tableWords(table.name).people };
}

function mayLink(table: TableDescription, { name, family, allowed }: ColumnDescription): boolean {
  const isDeclared = table.foreignKeys.some(({ columns }) => columns.includes(name));
  const isOwnKey =
    table.primaryKey.length === 1 && table.primaryKey[0] === name && isCalledAfter(table, name);
  return linkable.has(family) && allowed === undefined && !isDeclared && !isOwnKey;
}

/** A key is general (`id`, `nId`) or called after its own table (`order_id` of `orders`); another one may link as well. */
function isCalledAfter(table: TableDescription, name: string): boolean {
  const own = nounsOf(name);
  return own.every((noun) => nounsOf(table.name).some((one) => isSameNoun(one, noun)));
}

function candidate(
  from: TableDescription,
  column: ColumnDescription,
  target: Target,
): Candidate | undefined {
  const { table, theirs, nouns } = target;
  if (column.family !== theirs.family) return undefined;
  if (table.id === from.id && column.name === theirs.name) return undefined;
  const weight = weightOf(from, column, target, nouns);
  return weight === 0
    ? undefined
    : { from, column: column.name, to: table, theirs: theirs.name, weight };
}

function weightOf(
  from: TableDescription,
  { name, family }: ColumnDescription,
  { table, theirs, isPeople }: Target,
  nouns: readonly string[],
): number {
  const own = nounsOf(name);
  const isKey = isKeyName(name);
  const isGeneral = nounsOf(theirs.name).length === 0;
  const isSameKey = !isGeneral && name.toLowerCase() === theirs.name.toLowerCase();
  if (isSameKey && table.id !== from.id && (isKey || family !== "text")) return 0.8;
  const last = own.at(-1);
  const isCalled = last !== undefined && nouns.some((noun) => isSameNoun(noun, last));
  if (isCalled && isKey) return nouns.length === own.length ? 0.8 : 0.6;
  // A count is often called like what it counts (`viewers`, `pacientov`): without a word for a key only the singular links.
  const isOne = last !== undefined && own.length === 1 && !isPlural(last);
  if (isCalled && isOne) return 0.5;
  const mayBePerson = isPeople && isPersonName(name) && family !== "text" && table.id !== from.id;
  return mayBePerson && (isKey || isMakerName(name) || isOne) ? 0.4 : 0;
}

/** Whether a folded word ends as plurals do in English, Russian (whose genitive counts) or Kazakh. */
function isPlural(word: string): boolean {
  return /(?:[^su]s|ov|ev|ei|ah|[lt]ar|[lt]er|dar|der)$/.test(word) && word.length > 4;
}
