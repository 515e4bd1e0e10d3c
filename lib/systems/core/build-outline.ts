import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { DataOutline } from "./data-view.ts";
import { categoryOf } from "./register.ts";

/** What *My data* will tell of, in its order, before any system has answered. */
export function buildOutline(
  at: string,
  maps: readonly SystemMap[],
  operator: Operator,
): DataOutline {
  const used = maps.map((system) => ({ system, categories: categoriesIn(system) }));
  const known = operator.categories.map(({ id }) => id);
  const others = used.flatMap(({ categories }) => [...categories]);
  const order = new Set([...known, ...others]);
  return {
    at,
    systems: maps.map(({ id, names }) => ({ id, names })),
    categories: [...order].flatMap((category) => {
      const systems = used.filter(({ categories }) => categories.has(category));
      if (systems.length === 0) return [];
      const named = systems.map(({ system: { id, names } }) => ({ id, names }));
      return [{ ...categoryOf(category, operator), systems: named }];
    }),
  };
}

/** Categories in which this system has a group (`buildView`). */
function categoriesIn({ collections }: SystemMap): ReadonlySet<string> {
  return new Set(
    collections.flatMap(({ person, category, fields }) =>
      person ? Object.values(fields).map((field) => field.category) : [category],
    ),
  );
}
