import type { PackFiles } from "../pack-files.ts";

type Clause = { readonly clause: string; readonly service?: string | undefined };

/**
 * Whether two numbers speak of the same place: one is the other, or holds it (`4.2` holds `4.2.1`, `2.1` holds `2.1(e)`).
 * A summary may gather several clauses under their common number.
 */
export function isSamePlace(one: string, other: string): boolean {
  const holds = (outer: string, inner: string): boolean =>
    inner.startsWith(outer) && /^($|[.()-])/.test(inner.slice(outer.length));
  return holds(one, other) || holds(other, one);
}

/** Every section of every version of the notices, with the service whose notice it is. */
export function sectionsOf({ notices }: Pick<PackFiles, "notices">): readonly Clause[] {
  return notices.flatMap(({ notice }) =>
    notice.sections.map(({ clause }) => ({ clause, service: notice.service })),
  );
}

/**
 * Whether some version of a notice of the pack has this clause: of the service's own notice or the general one; without a
 * service any notice of the pack. Clauses listed as `notSummarised` count as had.
 */
export function hasClause(
  { notices, promises }: Pick<PackFiles, "notices" | "promises">,
  { clause, service }: Clause,
): boolean {
  if (promises?.notSummarised.includes(clause) === true) return true;
  return sectionsOf({ notices }).some(
    (section) =>
      (service === undefined || section.service === undefined || section.service === service) &&
      isSamePlace(section.clause, clause),
  );
}
