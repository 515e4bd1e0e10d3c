import type { Text } from "#lib/kernel/locale.ts";
import type { SubjectReading } from "#lib/systems/ports.ts";

/** What one system holds of the person: counts per category, no values. */
export type Found = {
  readonly system: Text;
  readonly isSilent: boolean;
  /** Kept where only a person can look: neither held nor denied. */
  readonly isByHand: boolean;
  /** Some of it was read and some was not: the counts are not all. */
  readonly isPartial: boolean;
  readonly underReview: number;
  readonly categories: readonly { readonly category: string; readonly records: number }[];
};

/** Counts of a reading, system by system; the category is that of the collection. */
export function foundIn(reading: SubjectReading): readonly Found[] {
  return reading.systems.map(({ system, outcome, collections }) => {
    const counts = new Map<string, number>();
    for (const { collection, records } of collections) {
      if (records.length === 0) continue;
      const before = counts.get(collection.category) ?? 0;
      counts.set(collection.category, before + records.length);
    }
    // What another system's silence keeps from us is not denied, as long as nothing else was found here.
    const hasUnread = collections.some((part) => part.outcome === "failed");
    const isSilent = outcome === "failed" || (hasUnread && counts.size === 0);
    return {
      ...{ system: system.names, isSilent, isPartial: hasUnread && !isSilent },
      isByHand: outcome === "excluded",
      underReview: collections.reduce((sum, part) => sum + part.underReview, 0),
      categories: [...counts].map(([category, records]) => ({ category, records })),
    };
  });
}
