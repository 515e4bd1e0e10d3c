import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { placeOf } from "./core/graph.ts";
import { type Trails, underReview } from "./follow.ts";
import type { Glance, GlanceSide } from "./glance.ts";
import type { SystemSearch } from "./search.ts";

/** How much a glance found in one collection. `isLeast`: there may be more than could be looked through. */
export type Counted = {
  readonly shown: number;
  readonly underReview: number;
  readonly isLeast: boolean;
};

/** Counts one collection of a glance: what was loaded whole by itself, the rest by asking the system how many there are. */
export async function countGlance(
  glance: Glance,
  search: SystemSearch,
  collection: CollectionMap,
  trails: Trails,
): Promise<Counted> {
  const place = placeOf(search.system.id, collection.id);
  const loaded = {
    shown: trails.shown.size(place),
    underReview: underReview(trails, place).length,
  };
  const isCut = { shown: glance.isCut(place, "shown"), review: glance.isCut(place, "review") };
  if (glance.isBehindCut(place)) return { ...loaded, isLeast: true };
  if (!isCut.shown && !isCut.review) return { ...loaded, isLeast: false };
  const ask = async (...sides: readonly GlanceSide[]): Promise<number | undefined> => {
    const selectors = glance.countable(place, sides);
    if (selectors === undefined) return undefined;
    return selectors.length === 0 ? 0 : search.recount(collection, selectors);
  };
  const shown = isCut.shown ? await ask("shown") : loaded.shown;
  if (shown === undefined) return { ...loaded, isLeast: true };
  if (glance.countable(place, ["review"])?.length === 0) {
    return { shown, underReview: 0, isLeast: false };
  }
  const both = await ask("shown", "review");
  if (both === undefined) return { ...loaded, shown, isLeast: true };
  return { shown, underReview: both - shown, isLeast: false };
}
