import type { Selector, StoredRecord, Value } from "../ports.ts";
import { leadsOn, type Link, type Place } from "./graph.ts";

/** Values that one question may carry: a fan-out of any size is asked in parts. */
const valuesPerAsk = 5_000;

/** A question to one collection: which rows have these values? */
export type Ask = {
  readonly to: Place;
  readonly as?: string;
  readonly selectors: readonly Selector[];
};

type Found = { readonly record: StoredRecord; readonly roles: Set<string> };
type Tuple = readonly Value[];

/**
 * Follows links from rows that are known, one round after another, and asks every collection only by values not asked yet: so
 * circles and references of a collection to itself come to an end. Knows each row once, and as what it was found.
 */
export class Pursuit {
  readonly #byStart: ReadonlyMap<Place, readonly Link[]>;
  readonly #rows = new Map<Place, Map<string, Found>>();
  readonly #asked = new Map<Link, Set<string>>();
  readonly #waiting = new Map<Link, Tuple[]>();

  constructor(links: readonly Link[]) {
    this.#byStart = Map.groupBy(links, ({ from }) => from);
  }

  /** Notes rows; what they lead to is asked in the next round. */
  add(place: Place, records: readonly StoredRecord[], as?: string): void {
    const known = this.#rows.get(place) ?? new Map<string, Found>();
    this.#rows.set(place, known);
    for (const record of records) {
      const found = known.get(record.key);
      const roles = found?.roles ?? new Set<string>();
      const before = roles.size;
      for (const role of [...(record.as ?? []), ...(as === undefined ? [] : [as])]) roles.add(role);
      // A row that comes again leads on by nothing new, unless the person is something else in it too.
      if (found !== undefined && roles.size === before) continue;
      known.set(record.key, found ?? { record, roles });
      for (const link of this.#byStart.get(place) ?? []) {
        if (leadsOn(link, [...roles])) this.#note(link, record);
      }
    }
  }

  /** Follows the links out of rows that are known to be the subject's, and are not found, or not the same, any more. */
  leadFrom(place: Place, records: readonly StoredRecord[]): void {
    for (const link of this.#byStart.get(place) ?? []) {
      for (const record of records) if (leadsOn(link, record.as)) this.#note(link, record);
    }
  }

  has(place: Place, key: string): boolean {
    return this.#rows.get(place)?.has(key) === true;
  }

  size(place: Place): number {
    return this.#rows.get(place)?.size ?? 0;
  }

  /** The rows of one collection, each with what the person is in it. */
  rows(place: Place): readonly StoredRecord[] {
    return [...(this.#rows.get(place)?.values() ?? [])].map(({ record, roles }) =>
      roles.size === 0 ? record : { ...record, as: [...roles].sort() },
    );
  }

  /** What is to be asked now; nothing when everything has been followed. */
  next(): readonly Ask[] {
    const waiting = [...this.#waiting].filter(([, tuples]) => tuples.length > 0);
    this.#waiting.clear();
    const groups = Map.groupBy(waiting, ([{ to, as }]) => JSON.stringify([to, as]));
    return [...groups.values()].flatMap(asksOf);
  }

  #note(link: Link, { values }: StoredRecord): void {
    const tuple = link.theirs.map((column) => values[column] ?? null);
    if (isNowhere(tuple)) return;
    const name = JSON.stringify(tuple);
    const asked = this.#asked.get(link) ?? new Set<string>();
    this.#asked.set(link, asked);
    if (asked.has(name)) return;
    asked.add(name);
    const waiting = this.#waiting.get(link) ?? [];
    this.#waiting.set(link, waiting);
    waiting.push(tuple);
  }
}

/** Values that lead to no row: what is empty points at nobody, and rows of guests may all hold the same nothing. */
export function isNowhere(tuple: readonly Value[]): boolean {
  const isBlank = (value: Value): boolean => typeof value === "string" && value.trim() === "";
  return tuple.includes(null) || tuple.every(isBlank);
}

/** Few values of several links are one question; many are cut into parts. */
function asksOf(group: readonly (readonly [Link, readonly Tuple[]])[]): readonly Ask[] {
  const [first] = group;
  if (first === undefined) return [];
  const [{ to, as }] = first;
  const base = { to, ...(as === undefined ? {} : { as }) };
  const size = group.reduce((sum, [, tuples]) => sum + tuples.length, 0);
  if (size <= valuesPerAsk) {
    return [{ ...base, selectors: group.map(([link, tuples]) => selectorOf(link, tuples)) }];
  }
  return group.flatMap(([link, tuples]) =>
    Array.from({ length: Math.ceil(tuples.length / valuesPerAsk) }, (_, part) => {
      const some = tuples.slice(part * valuesPerAsk, (part + 1) * valuesPerAsk);
      return { ...base, selectors: [selectorOf(link, some)] };
    }),
  );
}

function selectorOf({ columns, where }: Link, tuples: readonly Tuple[]): Selector {
  const condition = where === undefined ? {} : { where };
  const [column, ...more] = columns;
  return column === undefined || more.length > 0
    ? { columns, tuples, ...condition }
    : { column, match: "exact", values: tuples.flat(), ...condition };
}
