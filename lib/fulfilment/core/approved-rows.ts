import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import type { StoredRecord, Values } from "#lib/systems/ports.ts";
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
  /**
   * The persons' rows, by `system/collection`, as far as their keys tell: by them one finds what a system wrote away of a row
   * when it was deleted or emptied.
   */
  readonly people: ReadonlyMap<string, readonly StoredRecord[]>;
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
    people: peopleOf(steps, systems),
  };
}

function peopleOf(
  steps: Parameters<typeof approvedBy>[0],
  systems: readonly SystemMap[],
): Approved["people"] {
  const people = new Map<string, StoredRecord[]>();
  for (const { system, collection, scope } of steps) {
    const columns = collectionOf(systems, system, collection)?.key ?? [];
    if (!isPersonal(systems, system, collection)) continue;
    const place = `${system}/${collection}`;
    const known = people.get(place) ?? [];
    people.set(place, known);
    known.push(...scope.keys.map((key) => ({ key, values: keyValues(columns, key) })));
  }
  return people;
}

function keyValues(columns: readonly string[], key: string): Values {
  const parts: unknown = JSON.parse(key);
  const held: readonly unknown[] = Array.isArray(parts) ? parts : [];
  return Object.fromEntries(
    columns.flatMap((column, index) => {
      const value = held[index];
      return typeof value === "string" || typeof value === "number" ? [[column, value]] : [];
    }),
  );
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
  return collectionOf(systems, system, collection)?.person === true;
}

function collectionOf(
  systems: readonly SystemMap[],
  system: string,
  collection: string,
): CollectionMap | undefined {
  return systems.find(({ id }) => id === system)?.collections.find(({ id }) => id === collection);
}

/** One string per row, for sets. */
export function nameOf({ system, collection, key }: Place): string {
  return JSON.stringify([system, collection, key]);
}
