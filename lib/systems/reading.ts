import { OpenReading, type ReadOptions } from "./open-reading.ts";
import type { SubjectReading, Systems, VerifiedIdentifier } from "./ports.ts";

/**
 * Reads every system at the same time; a system that fails or is late is `failed`, and the rest stay. What is found only through
 * a system that failed is `failed` too, and its failure names that system. Which systems are read is for the caller to say: one
 * that is found through another needs that other among them (`upstreamOf`).
 */
export async function readSystems(
  systems: Systems,
  identifiers: readonly VerifiedIdentifier[],
  now: Temporal.Instant,
  options: ReadOptions = {},
): Promise<SubjectReading> {
  const reading = new OpenReading(systems, identifiers, now, options);
  const { at, maps } = reading;
  return { at, systems: await Promise.all(maps.map(({ id }) => reading.answer(id))) };
}
