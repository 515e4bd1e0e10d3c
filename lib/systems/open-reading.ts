import type { SystemMap } from "#lib/operator/core/data-map.ts";
import {
  type Link,
  linksOf,
  notAskable,
  placeOf,
  type Place,
  spread,
  unsoundSystems,
  upstreamOf,
} from "./core/graph.ts";
import type { Grounds } from "./core/locate.ts";
import { follow, type Trails } from "./follow.ts";
import { Glance } from "./glance.ts";
import {
  type StoredRecord,
  type ReadFailure,
  SystemFailure,
  type SystemReading,
  type Systems,
  type VerifiedIdentifier,
} from "./ports.ts";
import { SystemSearch } from "./search.ts";
import { toReading } from "./to-reading.ts";

/** How long one system may take for a whole read before the others are shown without it. */
const systemDeadlineMs = 10_000;

export type ReadOptions = {
  readonly deadlineMs?: number;
  /** Narrows the search: a person's row for which this is false stays under review, with all that only it finds. */
  readonly mayBeTheirs?: (system: string, collection: string, key: string) => boolean;
  /** Narrows the search: a system is asked only by the identifiers for which this is true. */
  readonly searchedBy?: (system: string, identifier: VerifiedIdentifier) => boolean;
  /** Widens the search: the links out of these rows are followed too, though nothing finds the rows any more. */
  readonly known?: ReadonlyMap<Place, readonly StoredRecord[]>;
  /** For the eye: loads of a list that nothing hangs on so many of the newest rows, and counts the rest (`glance.ts`). */
  readonly glance?: (system: string, collection: string) => number;
};

/**
 * A reading under way: every system is asked at once, each answers when it can, and one that is found through others answers
 * after them. An answer rejects only by a defect of ours; what a system does is its outcome.
 */
export class OpenReading {
  readonly at: string;
  readonly maps: readonly SystemMap[];
  readonly #grounds: (system: string) => Grounds;
  readonly #links: readonly Link[];
  readonly #known: ReadonlyMap<Place, readonly StoredRecord[]>;
  readonly #glance: Glance | undefined;
  readonly #notAskable: ReadonlySet<Place>;
  readonly #upstream: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #searches: ReadonlyMap<string, SystemSearch>;
  readonly #begun: ReadonlyMap<string, Promise<void>>;
  readonly #trails = new Map<string, Promise<Trails>>();
  readonly #answers: ReadonlyMap<string, Promise<SystemReading>>;

  constructor(
    systems: Systems,
    proven: readonly VerifiedIdentifier[],
    now: Temporal.Instant,
    { deadlineMs = systemDeadlineMs, mayBeTheirs, searchedBy, glance, known }: ReadOptions,
  ) {
    const { maps } = systems;
    this.at = now.toString();
    this.maps = maps;
    this.#grounds = (system) => ({
      proven: proven.filter((identifier) => searchedBy?.(system, identifier) ?? true),
      mayBeTheirs: (collection, key) => mayBeTheirs?.(system, collection, key) ?? true,
    });
    this.#links = linksOf(maps);
    this.#known = known ?? new Map();
    this.#glance = glance && new Glance(maps, this.#links, proven, glance);
    this.#notAskable = notAskable(maps, new Set(proven.map(({ kind }) => kind)));
    this.#upstream = new Map(maps.map(({ id }) => [id, upstreamOf(id, maps)]));
    this.#searches = new Map(maps.map((system) => [system.id, this.#search(system, deadlineMs)]));
    const unsound = unsoundSystems(maps);
    this.#begun = new Map(
      [...this.#searches].map(([id, search]) => {
        const begun = search.begin(() => {
          if (unsound.has(id)) throw new SystemFailure("mismatch");
          return systems.connector(id);
        });
        return [id, begun];
      }),
    );
    this.#answers = new Map(
      maps.map(({ id }) => {
        const answer = this.#answer(id);
        // Whoever asks for it gets the defect; whoever has left the page must not take the process down.
        answer.catch(() => undefined);
        return [id, answer];
      }),
    );
  }

  async answer(systemId: string): Promise<SystemReading> {
    const answer = this.#answers.get(systemId);
    if (answer === undefined) throw new Error(`no system ${systemId} in this reading`);
    return answer;
  }

  #search(system: SystemMap, deadlineMs: number): SystemSearch {
    const grounds = this.#grounds(system.id);
    return new SystemSearch({ system, grounds, at: this.at, deadlineMs, glance: this.#glance });
  }

  async #answer(id: string): Promise<SystemReading> {
    const trails = await this.#follow(id);
    const search = this.#searches.get(id);
    if (search === undefined) throw new Error(`no search of ${id}`);
    return toReading({
      ...{ search, trails, at: this.at, glance: this.#glance, silent: this.#silent(id) },
      notAskable: this.#notAskable,
      proven: this.#grounds(id).proven,
    });
  }

  /** What was found in this system and those that it leads into a circle with: followed once for all of them. */
  #follow(id: string): Promise<Trails> {
    const group = this.#groupOf(id);
    const name = group.join(" ");
    const known = this.#trails.get(name) ?? this.#followGroup(group);
    this.#trails.set(name, known);
    return known;
  }

  async #followGroup(group: readonly string[]): Promise<Trails> {
    const above = new Set(group.flatMap((id) => [...(this.#upstream.get(id) ?? [])]));
    const others = [...above].filter((id) => !group.includes(id));
    const upstream = await Promise.all(others.map((id) => this.#follow(id)));
    await Promise.all(group.flatMap((id) => this.#begun.get(id) ?? []));
    return follow({
      group: group.flatMap((id) => this.#searches.get(id) ?? []),
      links: this.#links,
      upstream: [...new Set(upstream)],
      grounds: this.#grounds,
      glance: this.#glance,
      known: this.#known,
    });
  }

  #groupOf(id: string): readonly string[] {
    const above = this.#upstream.get(id) ?? new Set<string>();
    const circle = [...above].filter((other) => this.#upstream.get(other)?.has(id) === true);
    return [...new Set([id, ...circle])].sort();
  }

  /** Collections that rows may be missing from, because a system or a collection that leads to them did not answer. */
  #silent(id: string): ReadonlyMap<Place, ReadFailure> {
    const silent = new Map<Place, ReadFailure>();
    for (const other of [...(this.#upstream.get(id) ?? []), id]) {
      const through = other === id ? {} : { through: other };
      for (const [collection, failure] of this.#searches.get(other)?.broken ?? []) {
        for (const place of spread([placeOf(other, collection)], this.#links)) {
          silent.set(place, { ...failure, ...through });
        }
      }
    }
    for (const other of this.#upstream.get(id) ?? []) {
      const search = this.#searches.get(other);
      // Nobody can look into a filing cabinet for a link.
      const code = search?.isExcluded === true ? "refused" : search?.failure?.code;
      if (search === undefined || code === undefined) continue;
      const places = search.system.collections.map((one) => placeOf(other, one.id));
      for (const place of spread(places, this.#links)) {
        silent.set(place, { code, at: this.at, through: other });
      }
    }
    return silent;
  }
}
