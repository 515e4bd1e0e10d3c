import { erasingChecks } from "./erasing.ts";
import { readingChecks } from "./reading.ts";
import { restrictingChecks } from "./restricting.ts";
import type { ContractCheck, ContractWorld } from "./world.ts";
import { writingChecks } from "./writing.ts";

/**
 * What every connector promises, whatever stands behind it, in the order in which the checks are run on one world: each
 * leaves it as the next needs it, and the last deletes this person's rows. Throws an assertion when a promise is broken.
 */
export const contractChecks: readonly ContractCheck[] = [
  ...readingChecks,
  ...writingChecks,
  ...restrictingChecks,
  ...erasingChecks,
];

/** Whether a check can be run here: the system can do it, and the world has what it is tried on. */
export function isRunnable({ needs, wants = [] }: ContractCheck, world: ContractWorld): boolean {
  return (
    needs.every((one) => world.connector.can[one]) && wants.every((one) => world[one] !== undefined)
  );
}
