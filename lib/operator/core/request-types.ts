/** Request types a pack may offer, each with the assurance that it asks for at the least (DESIGN sections 2 and 7). */
const leastAssurance: ReadonlyMap<string, 1 | 2> = new Map([
  ["information", 1],
  ["copy", 2],
  ["rectification", 1],
  ["restriction", 1],
  ["release", 1],
  ["erasure", 2],
  ["withdrawal", 1],
  ["objection", 1],
  ["unpublish", 1],
  ["claim", 1],
  ["notice-refusal", 1],
]);

export const offerableRequests: readonly string[] = [...leastAssurance.keys()];

/** The assurance that a request of this type needs before any pack raises it; nothing for a type that does not exist. */
export function assuranceOf(type: string): 1 | 2 | undefined {
  return leastAssurance.get(type);
}

/** The assurance that this operator asks for: the type's own, or more where the pack raises it. */
export function assuranceAsked(
  { assurance }: { readonly assurance: Readonly<Record<string, 1 | 2>> },
  type: string,
): 1 | 2 {
  const raised = Object.hasOwn(assurance, type) ? assurance[type] : undefined;
  return raised === 2 ? 2 : (assuranceOf(type) ?? 1);
}
