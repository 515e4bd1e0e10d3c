import { beforeAll, describe, expect, test } from "vitest";
import type { Capabilities } from "#lib/systems/ports.ts";
import { contractChecks, isRunnable } from "#lib/systems/contract/contract.ts";
import type { ContractCheck, ContractWorld } from "#lib/systems/contract/world.ts";

/** What a system of this kind cannot do, and what its world has nothing for. */
type LeftOut = readonly (keyof Capabilities | keyof ContractWorld)[];

/**
 * Runs the checks of the contract on one world of this kind, in their order. What is left out is said by whoever calls, and
 * held to: a system that can do more than is tried, or less, is a failure.
 */
export function connectorContract(
  kind: string,
  makeWorld: () => Promise<ContractWorld>,
  leftOut: LeftOut = [],
): void {
  describe(`the connector contract, ${kind}`, () => {
    let made: ContractWorld | undefined;
    beforeAll(async () => {
      made = await makeWorld();
    });
    const world = (): ContractWorld => {
      if (made === undefined) throw new Error("the world is not built yet");
      return made;
    };
    const tried = contractChecks.filter((check) => isTried(check, leftOut));
    test("tries all that the system can do, and nothing that it cannot", () => {
      const runnable = contractChecks.filter((check) => isRunnable(check, world()));
      expect(tried.map(({ name }) => name)).toEqual(runnable.map(({ name }) => name));
    });
    for (const check of tried) test(check.name, () => check.run(world()));
  });
}

function isTried({ needs, wants = [] }: ContractCheck, leftOut: LeftOut): boolean {
  return ![...needs, ...wants].some((one) => leftOut.includes(one));
}
