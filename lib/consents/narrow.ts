import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Systems } from "#lib/systems/ports.ts";

/** Systems narrowed to these and to those through which their records are found: nobody else is asked. */
export function narrowTo(systems: Systems, isWanted: (system: SystemMap) => boolean): Systems {
  const wanted = new Set(systems.maps.filter(isWanted).map(({ id }) => id));
  // A way may lead on through further systems; the set ends it where ways lead in a circle.
  for (const id of wanted) {
    const map = systems.maps.find((one) => one.id === id);
    for (const through of map === undefined ? [] : waysOf(map)) wanted.add(through);
  }
  const maps = systems.maps.filter(({ id }) => wanted.has(id));
  return { maps, connector: (id) => systems.connector(id) };
}

/** Other systems that a record of this one is found through: `via: shop/customers`. */
function waysOf({ collections }: SystemMap): readonly string[] {
  return collections.flatMap(({ find }) =>
    find.flatMap((way) => {
      const [system, collection] = "via" in way ? way.via.split("/") : [];
      return system === undefined || collection === undefined ? [] : [system];
    }),
  );
}
