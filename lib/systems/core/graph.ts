import {
  columnList,
  type CollectionMap,
  type Condition,
  type SystemMap,
} from "#lib/operator/core/data-map.ts";

/** A collection among all systems: `system/collection`. */
export type Place = string;

/** A way from rows of one collection to rows of another: equal values in `theirs` there and in `columns` here. */
export type Link = {
  readonly from: Place;
  readonly to: Place;
  readonly theirs: readonly string[];
  readonly columns: readonly string[];
  readonly where?: Condition;
  /** What the person is in rows found this way. */
  readonly as?: string;
  /** What the person must be in a row for the link to lead on from it; absent: anything. */
  readonly of?: readonly string[];
};

type Mapped = Pick<SystemMap, "id" | "service" | "collections">;

export function placeOf(system: string, collection: string): Place {
  return `${system}/${collection}`;
}

/** The system of a place. */
export function systemOf(place: Place): string {
  return place.slice(0, place.indexOf("/"));
}

/** Every link of these maps, within a system and between systems, whether it leads anywhere or not. */
export function linksOf(maps: readonly Mapped[]): readonly Link[] {
  return maps.flatMap(({ id, collections }) =>
    collections.flatMap((collection) => linksInto(id, collection)),
  );
}

function linksInto(system: string, collection: CollectionMap): readonly Link[] {
  return collection.find.flatMap((rule): Link[] => {
    if (!("via" in rule)) return [];
    return [
      {
        from: rule.via.includes("/") ? rule.via : placeOf(system, rule.via),
        to: placeOf(system, collection.id),
        theirs: columnList(rule.theirs),
        columns: columnList(rule.column),
        ...(rule.where === undefined ? {} : { where: rule.where }),
        ...(rule.as === undefined ? {} : { as: rule.as }),
        ...(rule.of === undefined ? {} : { of: columnList(rule.of) }),
      },
    ];
  });
}

/** Whether a link leads on from a row in which the person is this: whoever only came along leads to nothing of the other's. */
export function leadsOn({ of }: Link, as: readonly string[] = []): boolean {
  return of === undefined || of.some((role) => as.includes(role));
}

/**
 * Systems whose map cannot be followed without guessing: a link from a collection that nobody has, or from a system of another
 * service (which is searched by proven identifiers only); columns that do not pair; a collection that no identifier leads to.
 */
export function unsoundSystems(maps: readonly Mapped[]): ReadonlySet<string> {
  const places = placesOf(maps);
  const links = linksOf(maps);
  const reached = reachable(maps, links);
  const serviceOf = new Map(maps.map(({ id, service }) => [id, service]));
  const unsound = links.filter(({ from, to, theirs, columns }) => {
    const isForeign = serviceOf.get(systemOf(from)) !== serviceOf.get(systemOf(to));
    return !places.has(from) || isForeign || theirs.length !== columns.length;
  });
  const lost = [...places].filter((place) => !reached.has(place));
  return new Set([...unsound.map(({ to }) => to), ...lost].map(systemOf));
}

/** Collections that some identifier, or one of these kinds, leads to, directly or by links. */
function reachable(
  maps: readonly Mapped[],
  links: readonly Link[],
  kinds?: ReadonlySet<string>,
): ReadonlySet<Place> {
  const direct = maps.flatMap(({ id, collections }) =>
    collections
      .filter(({ find }) => find.some((rule) => "by" in rule && (kinds?.has(rule.by) ?? true)))
      .map((collection) => placeOf(id, collection.id)),
  );
  return spread(direct, links);
}

/**
 * Collections that identifiers of these kinds lead to by no way: they cannot even be asked about the person, which is another
 * answer than holding nothing.
 */
export function notAskable(
  maps: readonly Mapped[],
  kinds: ReadonlySet<string>,
): ReadonlySet<Place> {
  const reached = reachable(maps, linksOf(maps), kinds);
  return new Set([...placesOf(maps)].filter((place) => !reached.has(place)));
}

/** These places and all that links lead to from them. */
export function spread(from: Iterable<Place>, links: readonly Link[]): ReadonlySet<Place> {
  const byStart = Map.groupBy(links, (link) => link.from);
  const reached = new Set(from);
  // A set that grows while it is walked visits what is added: circles end, since nothing is added twice.
  for (const place of reached) for (const { to } of byStart.get(place) ?? []) reached.add(to);
  return reached;
}

/** The systems through which rows of this one are found, itself left out unless ways lead in a circle. */
export function upstreamOf(system: string, maps: readonly Mapped[]): Set<string> {
  const links = linksOf(maps);
  const found = new Set<string>();
  const open = [system];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { from, to } of links) {
      const other = systemOf(from);
      if (systemOf(to) !== id || other === id || found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return found;
}

function placesOf(maps: readonly Mapped[]): ReadonlySet<Place> {
  return new Set(
    maps.flatMap(({ id, collections }) => collections.map((one) => placeOf(id, one.id))),
  );
}
