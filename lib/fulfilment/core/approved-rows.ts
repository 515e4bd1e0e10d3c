import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { StepScope } from "./scope.ts";

/** A row of a system by its name. */
export type Place = {
  readonly system: string;
  readonly collection: string;
  readonly key: string;
};

/** What the approved plan made the subject's: the only ground a last search may stand on. */
export type Approved = {
  /** Whether this row of a person's collection was in the approved plan. */
  readonly isPerson: (place: Place) => boolean;
  /** Keyed hashes of the identifiers that pointed at nobody else in this system. */
  readonly links: (system: string) => ReadonlySet<string>;
  /** Whether some step answers for this row. A deleted row that is there again is new: it must go again. */
  readonly isAnswered: (place: Place) => boolean;
};

/** Reads what was approved out of the sealed scopes of the steps. A system without steps lends no ground at all. */
export function approvedBy(
  steps: readonly {
    readonly system: string;
    readonly collection: string;
    readonly act: string;
    readonly scope: StepScope;
  }[],
  systems: readonly SystemMap[],
): Approved {
  const people = new Set<string>();
  const answered = new Set<string>();
  const links = new Map<string, Set<string>>();
  for (const { system, collection, act, scope } of steps) {
    const known = links.get(system) ?? new Set<string>();
    for (const link of scope.links ?? []) known.add(link);
    links.set(system, known);
    for (const key of scope.keys) {
      const name = nameOf({ system, collection, key });
      if (isPersonal(systems, system, collection)) people.add(name);
      if (act !== "delete") answered.add(name);
      const moved = act === "restrict" ? movedTo(systems, system, collection) : undefined;
      // It is found where it was moved by now, and that is no new row.
      if (moved !== undefined) answered.add(nameOf({ system, collection: moved, key }));
    }
  }
  return {
    isPerson: (place) => people.has(nameOf(place)),
    links: (system) => links.get(system) ?? new Set(),
    isAnswered: (place) => answered.has(nameOf(place)),
  };
}

function movedTo(
  systems: readonly SystemMap[],
  system: string,
  collection: string,
): string | undefined {
  const map = systems.find(({ id }) => id === system);
  const restriction = map?.collections.find(({ id }) => id === collection)?.restriction;
  return restriction !== undefined && "move" in restriction ? restriction.move : undefined;
}

function isPersonal(systems: readonly SystemMap[], system: string, collection: string): boolean {
  const map = systems.find(({ id }) => id === system);
  return map?.collections.find(({ id }) => id === collection)?.person === true;
}

/** One string per row, for sets. */
export function nameOf({ system, collection, key }: Place): string {
  return JSON.stringify([system, collection, key]);
}
