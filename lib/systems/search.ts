import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { capabilitiesOf } from "./capabilities.ts";
import {
  type Ambiguity,
  type Finding,
  type Grounds,
  judgePeople,
  lookupsFor,
} from "./core/locate.ts";
import { logFailure } from "./failure-log.ts";
import type { Glance } from "./glance.ts";
import {
  type Connector,
  type ReadFailure,
  type Selector,
  type StoredRecord,
  SystemFailure,
} from "./ports.ts";

type Place = {
  readonly system: SystemMap;
  readonly grounds: Grounds;
  readonly at: string;
  readonly deadlineMs: number;
  readonly glance: Glance | undefined;
};

/** One system while it is searched: the time it has left, what its identifiers found, and why it fell out if it did. */
export class SystemSearch {
  readonly system: SystemMap;
  readonly #place: Place;
  #connector: Connector | undefined;
  #leftMs: number;
  #open = 0;
  #since = 0;
  #findings: readonly Finding[] = [];
  #ambiguity: Ambiguity = judgePeople([], [], { proven: [] });
  #failure: ReadFailure | undefined;
  readonly #broken = new Map<string, ReadFailure>();
  #isExcluded = false;

  constructor(place: Place) {
    this.#place = place;
    this.system = place.system;
    this.#leftMs = place.deadlineMs;
  }

  get failure(): ReadFailure | undefined {
    return this.#failure;
  }

  /** Collections that were not read while the others were, and why. */
  get broken(): ReadonlyMap<string, ReadFailure> {
    return this.#broken;
  }

  /** Kept where only a person can look. */
  get isExcluded(): boolean {
    return this.#isExcluded;
  }

  get findings(): readonly Finding[] {
    return this.#findings;
  }

  get ambiguity(): Ambiguity {
    return this.#ambiguity;
  }

  /** Keys of a collection of persons that the identifiers found, whosever they are. */
  judged(collection: string): ReadonlySet<string> {
    const own = this.#findings.filter(({ lookup }) => lookup.collection === collection);
    return new Set(own.flatMap(({ records }) => records.map(({ key }) => key)));
  }

  collection(id: string): CollectionMap | undefined {
    return this.system.collections.find((one) => one.id === id);
  }

  /** Asks every collection by the proven identifiers. Never throws what a system does: it is noted as the failure. */
  async begin(open: () => Connector): Promise<void> {
    const { grounds } = this.#place;
    await this.guard(async () => {
      const connector = open();
      this.#connector = connector;
      this.#isExcluded = !(await capabilitiesOf(connector)).find;
      if (this.#isExcluded) return;
      const lookups = this.system.collections.flatMap((one) =>
        lookupsFor(one, grounds.proven).map((lookup) => ({ one, lookup })),
      );
      this.#findings = await Promise.all(
        lookups.map(async ({ one, lookup }): Promise<Finding> => {
          return { lookup, records: await this.#find(one, lookup.selectors) };
        }),
      );
      const people = this.system.collections.filter(({ person }) => person);
      this.#ambiguity = judgePeople(people, this.#findings, grounds);
    });
  }

  /** Rows of one collection; undefined when the system fell out, now or before. */
  async ask(
    collection: CollectionMap,
    selectors: readonly Selector[],
  ): Promise<readonly StoredRecord[] | undefined> {
    return this.guard(() => this.#find(collection, selectors));
  }

  /** How many rows the selectors find; undefined when the system fell out. */
  async recount(
    collection: CollectionMap,
    selectors: readonly Selector[],
  ): Promise<number | undefined> {
    return this.guard(async () => this.#opened().recount(collection, { selectors }));
  }

  /** When what was read of a collection was true, where that is not now. */
  async asOf(collection: CollectionMap): Promise<string | undefined> {
    return this.guard(async () => (await this.#opened().asOf?.(collection))?.toString());
  }

  /** Works within the time that is left; a failure ends the search of this system and of nothing else. */
  async guard<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#failure !== undefined) return undefined;
    const started = performance.now();
    // Questions asked side by side take their time once.
    if (this.#open === 0) this.#since = started;
    this.#open += 1;
    try {
      return await within(this.#leftMs - (started - this.#since), work());
    } catch (error) {
      if (!(error instanceof SystemFailure)) throw error;
      this.fail(error);
      return undefined;
    } finally {
      this.#open -= 1;
      if (this.#open === 0) this.#leftMs -= performance.now() - this.#since;
    }
  }

  fail(error: SystemFailure): void {
    if (this.#failure !== undefined) return;
    logFailure(error, { system: this.system.id });
    this.#failure = { code: error.code, at: this.#place.at };
  }

  async #find(
    collection: CollectionMap,
    selectors: readonly Selector[],
  ): Promise<readonly StoredRecord[]> {
    const limit = this.#place.glance?.limitOf(this.system.id, collection.id);
    try {
      return await this.#opened().find(collection, selectors, limit === undefined ? {} : { limit });
    } catch (error) {
      if (!(error instanceof SystemFailure) || !isItsOwn(error, collection)) throw error;
      logFailure(error, { system: this.system.id, collection: collection.id });
      this.#broken.set(collection.id, { code: error.code, at: this.#place.at });
      return [];
    }
  }

  #opened(): Connector {
    if (this.#connector === undefined) throw new SystemFailure("mismatch");
    return this.#connector;
  }
}

/**
 * Whether a failure costs one collection only: a right that lacks, a column that was renamed. Who is who must be known before
 * anything is shown, so a collection of people costs all of its system.
 */
function isItsOwn({ code }: SystemFailure, { person }: CollectionMap): boolean {
  return !person && (code === "refused" || code === "mismatch");
}

async function within<T>(deadlineMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new SystemFailure("timeout"));
    }, deadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
