import type { IdentifierKind, SystemMap } from "#lib/operator/core/data-map.ts";
import { type Link, placeOf, type Place, spread } from "./core/graph.ts";
import { glanceRows } from "./core/glance-rows.ts";
import { isShareable } from "./core/names-another.ts";
import type { Selector, VerifiedIdentifier } from "./ports.ts";

/** Values by which a system counts in one question; more are several counts, and a row may be in two of them. */
const valuesPerCount = 5_000;

export type GlanceSide = "shown" | "review";
type Asked = { selectors: Selector[]; isCut: boolean };

/**
 * A reading for the eye: it loads no more rows than a page shows and no more than it can follow, and counts the rest where the
 * system can count them. What it could not look through is said to be the least that there is.
 */
export class Glance {
  readonly #limits = new Map<Place, number>();
  readonly #asked = new Map<string, Asked>();
  readonly #uncountable = new Set<string>();
  readonly #links: readonly Link[];

  constructor(
    maps: readonly SystemMap[],
    links: readonly Link[],
    proven: readonly VerifiedIdentifier[],
    /** Rows wanted of a list, by system and collection. */
    rows: (system: string, collection: string) => number,
  ) {
    this.#links = links;
    const kinds = new Set(proven.map(({ kind }) => kind));
    const starts = new Set(links.map(({ from }) => from));
    for (const { id, collections } of maps) {
      for (const collection of collections) {
        const place = placeOf(id, collection.id);
        const isPage = !collection.person && !starts.has(place) && !isJudged(collection, kinds);
        const wanted = Math.min(rows(id, collection.id), glanceRows);
        // One more than is shown tells whether there are more.
        this.#limits.set(place, (isPage ? wanted : glanceRows) + 1);
      }
    }
  }

  limitOf(system: string, collection: string): number | undefined {
    return this.#limits.get(placeOf(system, collection));
  }

  /** Notes a question and how many rows it brought. */
  note(place: Place, side: GlanceSide, selectors: readonly Selector[], rows: number): void {
    const known = this.#asked.get(`${side} ${place}`) ?? { selectors: [], isCut: false };
    this.#asked.set(`${side} ${place}`, known);
    known.selectors.push(...selectors);
    if (rows >= (this.#limits.get(place) ?? Number.POSITIVE_INFINITY)) known.isCut = true;
  }

  /** Rows of one question went to both sides: what it finds cannot be counted for one of them. */
  notePartly(place: Place): void {
    this.#uncountable.add(`shown ${place}`).add(`review ${place}`);
  }

  isCut(place: Place, side: GlanceSide): boolean {
    return this.#asked.get(`${side} ${place}`)?.isCut === true;
  }

  /** Whether rows are missing here because not everything that leads here was looked at. */
  isBehindCut(place: Place): boolean {
    const cut = [...this.#limits.keys()].filter(
      (one) => this.isCut(one, "shown") || this.isCut(one, "review"),
    );
    const next = this.#links.filter(({ from }) => cut.includes(from)).map(({ to }) => to);
    return spread(next, this.#links).has(place);
  }

  /** The one question whose count is the number of rows on these sides; undefined where there is none. */
  countable(place: Place, sides: readonly GlanceSide[]): readonly Selector[] | undefined {
    if (sides.some((side) => this.#uncountable.has(`${side} ${place}`))) return undefined;
    const selectors = sides.flatMap((side) => this.#asked.get(`${side} ${place}`)?.selectors ?? []);
    const size = selectors.reduce(
      (sum, one) => sum + ("columns" in one ? one.tuples.length : one.values.length),
      0,
    );
    const ways = new Set(selectors.map(wayOf));
    return size <= valuesPerCount || ways.size === 1 ? selectors : undefined;
  }
}

/** The way that a selector goes, whatever values it goes by: one row has one value there. */
function wayOf(selector: Selector): string {
  const columns = "columns" in selector ? selector.columns : [selector.column];
  return JSON.stringify([columns, selector.where]);
}

/** Whether each row must be looked at to know whose it is: found by a shared kind, it may name another by one of its own. */
function isJudged(
  { find }: SystemMap["collections"][number],
  kinds: ReadonlySet<IdentifierKind>,
): boolean {
  const asked = find.flatMap((rule) => ("by" in rule && kinds.has(rule.by) ? [rule.by] : []));
  return asked.some(isShareable) && asked.some((kind) => !isShareable(kind));
}
