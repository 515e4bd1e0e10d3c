import type { CategoryView } from "#lib/systems/core/data-view.ts";

type Key = "category.empty" | "outcome.no-identifier" | "outcome.after-review" | "outcome.excluded";

/** What is said of a category without records: that it is empty only where everything of it was read. */
export function emptyKey({ groups }: Pick<CategoryView, "groups">): Key {
  const unread = groups.filter(({ outcome }) => outcome !== "data" && outcome !== "held-nothing");
  if (unread.some(({ because }) => because === "no-identifier")) return "outcome.no-identifier";
  if (unread.some(({ outcome }) => outcome === "after-review")) return "outcome.after-review";
  return unread.length > 0 ? "outcome.excluded" : "category.empty";
}
