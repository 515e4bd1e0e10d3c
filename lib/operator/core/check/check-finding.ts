import type { CollectionMap, SystemMap } from "../data-map.ts";
import type { Finding } from "../finding.ts";
import { collectionsOf, inSystems } from "./walk.ts";
import type { PackFiles } from "../pack-files.ts";

/** Every way of finding a record leads, collection by collection, back to a verified identifier. */
export function checkFinding(files: PackFiles): readonly Finding[] {
  return collectionsOf(files).flatMap(({ system, collection, path }) =>
    collection.find.flatMap((rule, index) => {
      if (!("via" in rule)) {
        if (rule.by !== "account") return [];
        const message = "Only the portal's own records are found by account.";
        return [inSystems("find-by-account", [...path, "find", index, "by"], message)];
      }
      const at = [...path, "find", index, "via"];
      if (collectionOf(system, rule.via) === undefined) {
        const message = `No collection "${rule.via}" stands in the system "${system.id}".`;
        return [inSystems("unknown-via", at, message)];
      }
      if (!leadsTo(system, rule.via, collection.id)) return [];
      const message = `"${collection.id}" is found via "${rule.via}", which is found via "${collection.id}" again.`;
      return [inSystems("cyclic-via", at, message)];
    }),
  );
}

/** The collection of a system with this id. */
export function collectionOf(system: SystemMap, id: string): CollectionMap | undefined {
  return system.collections.find((collection) => collection.id === id);
}

function leadsTo(system: SystemMap, from: string, target: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const rule of collectionOf(system, id)?.find ?? []) if ("via" in rule) open.push(rule.via);
  }
  return false;
}
