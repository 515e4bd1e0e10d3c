import { type PolicyPromise, type PromiseStatus, promiseStatuses } from "./promise.ts";

/** How many promises of a pack have which status; each of the five is there, be it 0. */
export function countPromises(
  promises: readonly Pick<PolicyPromise, "status">[],
): Readonly<Record<PromiseStatus, number>> {
  const counts = { kept: 0, attested: 0, statement: 0, conflict: 0, open: 0 };
  for (const { status } of promises) counts[status] += 1;
  return counts;
}

/** The five counts in one line, in the order of `promiseStatuses`. */
export function countsInWords(counts: Readonly<Record<PromiseStatus, number>>): string {
  return promiseStatuses.map((status) => `${status} ${counts[status]}`).join(", ");
}
