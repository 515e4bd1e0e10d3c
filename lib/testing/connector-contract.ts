import { beforeAll, describe, test } from "vitest";
import { contractChecks, isRunnable } from "#lib/systems/contract/contract.ts";
import type { ContractWorld } from "#lib/systems/contract/world.ts";

/** Runs every check of the contract on one world of this kind, in their order. */
export function connectorContract(kind: string, makeWorld: () => Promise<ContractWorld>): void {
  describe(`the connector contract, ${kind}`, () => {
    let world: ContractWorld | undefined;
    beforeAll(async () => {
      world = await makeWorld();
    });
    for (const check of contractChecks) {
      test(check.name, async (context) => {
        if (world === undefined) throw new Error("the world is not built yet");
        context.skip(!isRunnable(check, world), "the system cannot do this, or has nothing for it");
        await check.run(world);
      });
    }
  });
}
