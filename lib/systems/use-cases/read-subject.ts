import type { SubjectReading, Systems, VerifiedIdentifier } from "../ports.ts";
import { readSystems } from "../reading.ts";

/**
 * Everything found about one subject, live, system by system. Searches by the proven identifiers given and by nothing
 * else. A system that does not answer within its deadline is `failed` with a code; the others are complete. Rows that may be
 * another person's are counted as under review and never returned. Writes nothing.
 *
 * `now` is only the moment the reading is marked with. Whoever calls has authorised: a subject with the identifiers of
 * the own account, staff with those of an assigned case.
 */
export async function readSubject(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  now: Temporal.Instant,
): Promise<SubjectReading> {
  return readSystems(systems, identifiers, now);
}
