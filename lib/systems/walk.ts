import { finderOf } from "./core/found-by.ts";
import type { Link, Place } from "./core/graph.ts";
import { KeySet } from "./core/key-set.ts";
import { namesAnother } from "./core/names-another.ts";
import { isInDoubt, linkSelector, planWalk, type Source, type Walked } from "./core/walk-plan.ts";
import { logFailure } from "./failure-log.ts";
import {
  type FailureCode,
  type StoredRecord,
  SystemFailure,
  type Systems,
  type VerifiedIdentifier,
} from "./ports.ts";
import type { Probe } from "./probe.ts";

/** Takes the rows of a walk as they come; a row comes once. */
export type Sink = (walked: Walked, records: readonly StoredRecord[]) => Promise<void>;

/** What walking one collection came to. A failure leaves the rows before it, which are then not all. */
export type Outcome = {
  readonly walked: Walked;
  readonly count: number;
  readonly underReview: number;
  readonly failure?: FailureCode;
};

type Side = "shown" | "review";
/** Twice at most: a connection that drops costs a second walk, a system that is gone does not hold up the others. */
const tries = 2;
const passing: ReadonlySet<FailureCode> = new Set(["unreachable", "timeout", "conflict"]);

/**
 * Walks the collections of which a probe found too many rows, and all that hang on them, page by page: memory holds one page of
 * each collection on the way, and 32 bytes for each row that could come twice. First all that is surely the subject's, handed to the
 * sink; then, only where something is in doubt, what other questions find, which is counted and never handed out. A walk that breaks
 * off is repeated once from the start (`again` is told, to forget what came); then it stays failed and the others go on.
 */
export async function walkLarge(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  probe: Probe,
  to: { readonly sink: Sink; readonly again: () => Promise<void> },
): Promise<readonly Outcome[]> {
  const plan = planWalk(probe.reading.systems, probe.large, identifiers);
  for (let attempt = 1; ; attempt += 1) {
    const walk = new Walk(systems, identifiers, { plan, probe, sink: to.sink });
    const outcomes = await walk.run();
    const isOver = outcomes.every(({ failure }) => failure === undefined || !passing.has(failure));
    if (isOver || attempt === tries) return outcomes;
    await to.again();
  }
}

type Way = {
  readonly plan: readonly Walked[];
  readonly probe: Probe;
  readonly sink: Sink;
};

class Walk {
  readonly #systems: Systems;
  readonly #identifiers: readonly VerifiedIdentifier[];
  readonly #way: Way;
  readonly #byPlace: ReadonlyMap<Place, Walked>;
  readonly #keys = new Map<string, KeySet>();
  readonly #counts = new Map<string, number>();
  readonly #failed = new Map<Place, FailureCode>();
  #isInDoubt: boolean;

  constructor(systems: Systems, identifiers: readonly VerifiedIdentifier[], way: Way) {
    this.#systems = systems;
    this.#identifiers = identifiers;
    this.#way = way;
    this.#byPlace = new Map(way.plan.map((one) => [one.place, one]));
    this.#isInDoubt = isInDoubt(way.probe.reading.systems, identifiers);
  }

  async run(): Promise<readonly Outcome[]> {
    for (const walked of this.#way.plan) {
      if (walked.known.length > 0) {
        await this.#take(walked, { selectors: [] }, walked.known, "shown");
      }
      for (const source of walked.sources) await this.#read(walked, source, "shown");
    }
    for (const walked of this.#isInDoubt ? this.#way.plan : []) {
      const selectors = this.#way.probe.asked.get(walked.place) ?? [];
      if (selectors.length > 0) await this.#read(walked, { selectors }, "review");
    }
    this.#spreadFailures();
    return this.#way.plan.map((walked): Outcome => {
      const failure = this.#failed.get(walked.place);
      return {
        walked,
        count: this.#counts.get(`shown ${walked.place}`) ?? 0,
        underReview: this.#counts.get(`review ${walked.place}`) ?? 0,
        ...(failure === undefined ? {} : { failure }),
      };
    });
  }

  async #read(walked: Walked, source: Source, side: Side): Promise<void> {
    const { place, system, collection } = walked;
    if (this.#failed.has(place)) return;
    const { selectors } = source;
    try {
      const connector = this.#systems.connector(system.id);
      for await (const page of ahead(connector.read(collection, { selectors }))) {
        await this.#take(walked, source, page, side);
      }
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      logFailure(error, { system: system.id, collection: collection.id });
      this.#failed.set(place, error.code);
    }
  }

  async #take(
    walked: Walked,
    source: Source,
    page: readonly StoredRecord[],
    side: Side,
  ): Promise<void> {
    const mine = side === "shown" ? this.#surely(walked, source, page) : page;
    const fresh = mine.filter(({ key }) => this.#isNew(walked, key, side));
    const name = `${side} ${walked.place}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + fresh.length);
    if (side === "shown" && fresh.length > 0) {
      await this.#way.sink(walked, withRoles(walked, source, fresh));
    }
    // What is only counted is followed whatever the person is in it.
    const leadingBy = (of: readonly string[]): readonly StoredRecord[] =>
      side === "shown" ? foundAs(source.as, mine) : foundAs(of[0], fresh);
    for (const link of walked.links) {
      // A row that comes again may come as something else, and lead on as that.
      const leading = link.of === undefined ? fresh : leadingBy(link.of);
      if (leading.length > 0) await this.#follow(link, leading, side);
    }
  }

  async #follow(link: Link, records: readonly StoredRecord[], side: Side): Promise<void> {
    const to = this.#byPlace.get(link.to);
    const selector = linkSelector(link, records);
    if (to === undefined || selector === null) return;
    const role = link.as === undefined ? {} : { as: link.as };
    await this.#read(to, { selectors: [selector], ...role }, side);
  }

  /** Rows that identifiers found, and people, may still say of themselves that they are another's. */
  #surely(
    { collection, known, isClosed }: Walked,
    { direct }: Source,
    page: readonly StoredRecord[],
  ): readonly StoredRecord[] {
    if (page === known || (direct !== true && !collection.person)) return page;
    const sure = page.filter(
      (record) => !isClosed && !namesAnother(collection, record, this.#identifiers),
    );
    if (sure.length < page.length) this.#isInDoubt = true;
    return sure;
  }

  #isNew({ place, repeats }: Walked, key: string, side: Side): boolean {
    if (!repeats) return true;
    const keys = (name: Side): KeySet => {
      const known = this.#keys.get(`${name} ${place}`) ?? new KeySet();
      this.#keys.set(`${name} ${place}`, known);
      return known;
    };
    return side === "shown"
      ? keys("shown").add(key)
      : !keys("shown").has(key) && keys("review").add(key);
  }

  /** What hangs on a collection that broke off is not all there either. */
  #spreadFailures(): void {
    for (const [place, code] of this.#failed) {
      for (const { to } of this.#byPlace.get(place)?.links ?? []) {
        // A map that grows while it is walked visits what is added.
        if (!this.#failed.has(to)) this.#failed.set(to, code);
      }
    }
  }
}

/** The rows as what a question finds them. */
function foundAs(
  as: string | undefined,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  return as === undefined ? records : records.map((record) => ({ ...record, as: [as] }));
}

/** The rows with all that the person is known to be in them: a row found as sender may name the same person as recipient. */
function withRoles(
  { sources }: Walked,
  { as }: Source,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  if (as === undefined && sources.every((source) => source.as === undefined)) return records;
  const others = sources.flatMap((source) => {
    // A condition is the system's to judge: what depends on one is not taken for found.
    const plain = source.selectors.filter(({ where }) => where === undefined);
    return source.as === undefined ? [] : [{ as: source.as, finds: finderOf(plain) }];
  });
  return records.map((record) => {
    const also = others.filter(({ finds }) => finds(record.values)).map((other) => other.as);
    const roles = new Set([...(as === undefined ? [] : [as]), ...also]);
    return { ...record, as: [...roles].sort() };
  });
}

/** Asks for the next page while the last one is worked on: the system and this process take their time together. */
async function* ahead<T>(source: AsyncIterable<T>): AsyncIterable<T> {
  const pages = source[Symbol.asyncIterator]();
  const ask = (): Promise<IteratorResult<T>> => {
    const next = pages.next();
    // Whoever takes the page hears of the failure; whoever has left does not.
    next.catch(() => undefined);
    return next;
  };
  try {
    for (let next = ask(); ;) {
      const page = await next;
      if (page.done === true) return;
      next = ask();
      yield page.value;
    }
  } finally {
    await pages.return?.();
  }
}
