import { columnList, type CollectionMap, type SystemMap } from "../data-map.ts";
import type { Finding } from "../finding.ts";
import { collectionsOf, inSystems, type PlacedCollection } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

/**
 * Every way of finding a record leads, collection by collection, back to a verified identifier. Ways may lead in a circle, as long
 * as an identifier leads into it, and into another system of the same service, never of another one.
 */
export function checkFinding(files: PackFiles): readonly Finding[] {
  const reached = reachedPlaces(files.systems);
  return collectionsOf(files).flatMap((placed) => [
    ...placed.collection.find.flatMap((rule, index) => checkRule(files, placed, rule, index)),
    ...checkWhose(files, placed),
    ...checkReached(files, placed, reached),
    ...checkRoles(placed),
  ]);
}

/** The collection of a system with this id. */
export function collectionOf(system: SystemMap, id: string): CollectionMap | undefined {
  return system.collections.find((collection) => collection.id === id);
}

/** The system and the id that `via` means: its own system, where it names none. */
export function throughOf(
  systems: readonly SystemMap[],
  own: SystemMap,
  via: string,
): { readonly system: SystemMap | undefined; readonly name: string; readonly id: string } {
  const [first = "", second] = via.split("/");
  if (second === undefined) return { system: own, name: own.id, id: first };
  return { system: systems.find(({ id }) => id === first), name: first, id: second };
}

type Rule = CollectionMap["find"][number];

function checkRule(
  { systems }: PackFiles,
  { system, collection, path }: PlacedCollection,
  rule: Rule,
  index: number,
): readonly Finding[] {
  const at = [...path, "find", index];
  if ("by" in rule) {
    if (rule.by !== "account") return [];
    const message = "Only the portal's own records are found by account.";
    return [inSystems("find-by-account", [...at, "by"], message)];
  }
  const through = throughOf(systems, system, rule.via);
  const found: Finding[] = [];
  const say = (code: string, message: string): void => {
    found.push(inSystems(code, [...at, "via"], message));
  };
  if (through.system === undefined)
    say("unknown-via", `No system "${through.name}" is registered.`);
  else if (collectionOf(through.system, through.id) === undefined) {
    say("unknown-via", `No collection "${through.id}" stands in the system "${through.name}".`);
  } else if (through.system.service !== system.service) {
    say(
      "foreign-via",
      `"${through.name}" belongs to another service: it is searched by identifiers that the person has verified, never by links.`,
    );
  } else if (through.system.kind === "manual" && through.system !== system) {
    say("via-by-hand", `Nobody can follow links out of "${through.name}": a person looks there.`);
  }
  if (columnList(rule.theirs).length !== columnList(rule.column).length) {
    const message = `"theirs" and "column" of "${collection.id}" name different numbers of columns.`;
    found.push(inSystems("uneven-link", [...at, "column"], message));
  }
  return found;
}

/** A circle that no identifier leads into is never entered, and its records would never be found. */
function checkReached(
  { systems }: PackFiles,
  { system, collection, path }: PlacedCollection,
  reached: ReadonlySet<string>,
): readonly Finding[] {
  if (reached.has(`${system.id}/${collection.id}`)) return [];
  const isNamed = collection.find.every((rule) => {
    if (!("via" in rule)) return true;
    const through = throughOf(systems, system, rule.via);
    return through.system !== undefined && collectionOf(through.system, through.id) !== undefined;
  });
  // A way that leads nowhere is said once, where it stands.
  if (!isNamed) return [];
  const message = `No identifier leads to "${collection.id}": its ways come from collections that are found through it.`;
  return [inSystems("cyclic-via", [...path, "find"], message)];
}

function reachedPlaces(systems: readonly SystemMap[]): ReadonlySet<string> {
  const ways = systems.flatMap((system) =>
    system.collections.flatMap(({ id, find }) =>
      find.map((rule) => {
        const to = `${system.id}/${id}`;
        if (!("via" in rule)) return { to };
        const through = throughOf(systems, system, rule.via);
        return { to, from: `${through.name}/${through.id}` };
      }),
    ),
  );
  const reached = new Set(ways.filter(({ from }) => from === undefined).map(({ to }) => to));
  // The set grows while it is walked, and nothing enters it twice.
  for (const place of reached) for (const { from, to } of ways) if (from === place) reached.add(to);
  return reached;
}

/**
 * A link out of records that hold several people says by which of them it goes on: what hangs on a visit is the patient's, and
 * not of whoever came along.
 */
function checkWhose(
  { systems }: PackFiles,
  { system, collection, path }: PlacedCollection,
): readonly Finding[] {
  return collection.find.flatMap((rule, index) => {
    if (!("via" in rule)) return [];
    const through = throughOf(systems, system, rule.via);
    const from = through.system && collectionOf(through.system, through.id);
    if (from === undefined) return [];
    const roles = rolesOf(from);
    const at = [...path, "find", index];
    const wanted = rule.of === undefined ? [] : columnList(rule.of);
    const unknown = wanted.filter((role) => !roles.has(role));
    if (unknown.length > 0) {
      const message = `Nobody is found in "${rule.via}" as "${unknown.join('", "')}".`;
      return [inSystems("unknown-role", [...at, "of"], message)];
    }
    const isMixed = new Set(from.find.map(({ as }) => as)).size > 1;
    if (!isMixed || rule.of !== undefined) return [];
    const message = `Records of "${rule.via}" hold several people (${[...roles].join(", ")}): say with "of" as which of them the person is led on from there.`;
    return [inSystems("whose-link", [...at, "via"], message)];
  });
}

function rolesOf({ find }: CollectionMap): ReadonlySet<string> {
  return new Set(find.flatMap((rule) => (rule.as === undefined ? [] : [rule.as])));
}

/** A field belongs to a role in which somebody can be found. */
function checkRoles({ collection, path }: PlacedCollection): readonly Finding[] {
  const roles = rolesOf(collection);
  return Object.entries(collection.fields).flatMap(([id, { of }]) => {
    if (of === undefined || roles.has(of)) return [];
    const message = `The field "${id}" belongs to "${of}", and nobody is found in "${collection.id}" as that.`;
    return [inSystems("unknown-role", [...path, "fields", id, "of"], message)];
  });
}
