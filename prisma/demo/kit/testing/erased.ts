import { afterAll, beforeAll, inject } from "vitest";
import { fulfil, type Fulfilled } from "#lib/fulfilment/fulfil.ts";
import { recheckHeld } from "#lib/fulfilment/use-cases/recheck-held.ts";
import { closeQueue } from "#lib/jobs/queue.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import type { RequestId } from "#lib/kernel/ids.ts";
import { setVariables } from "#lib/platform/env.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { neighbours } from "#lib/testing/erasure-case.ts";
import { addAccount, approvedErasure } from "#lib/testing/small-operator.ts";
import type { DemoPerson } from "../../person.ts";
import type { Sample } from "../sample.ts";

/** What an erasure of a person came to, carried out by the portal itself in the sample systems. */
export type Erased = {
  readonly ended: Fulfilled;
  /** Each step of the certificate's case, as `collection outcome`, or `collection held`. */
  readonly steps: readonly string[];
};

/** A portal over the sample systems of an operator, for the test file that calls this. */
export function erasures<Id extends string>(
  sample: Sample<Id>,
): {
  readonly erase: (person: DemoPerson) => Promise<Erased>;
  /** The same a day later, when what was held is looked at again. */
  readonly later: () => Promise<Erased>;
  /** The owner's URL of a system, to look into it. */
  readonly ownerUrl: (id: Id) => string;
} {
  let made: Awaited<ReturnType<typeof sample.prepare>> | undefined;
  let world: { readonly superUrl: string; readonly worker: Workspace } | undefined;
  let number = 0;
  let requestId: RequestId | undefined;
  const run = async (): Promise<Erased> => {
    if (world === undefined || requestId === undefined) throw new Error("Nothing is erased yet.");
    const ended = await fulfil(world.worker, neighbours, { requestId });
    const rows = await query<{ step: string }>(
      world.superUrl,
      `select collection || ' ' || coalesce(outcome, state) as step from step
       where request_id = '${requestId}' and system <> 'portal' order by 1`,
    );
    return { ended, steps: rows.map(({ step }) => step) };
  };
  beforeAll(async () => {
    const { superUrl } = await freshDatabase();
    const options = { superUrl: inject("superUrl"), secret: "test", suffix: "_erasure_test" };
    made = await sample.prepare({ ...options, now: Temporal.Now.instant() });
    setVariables({ ...made.variables, JEKE_OPERATOR: sample.operator });
    const actor = { kind: "worker", job: "test" } as const;
    world = { superUrl, worker: workspaceFor({ actor, locale: "en", role: "worker" }) };
  });
  afterAll(async () => {
    await closeSystems();
    await closeQueue();
  });
  return {
    ownerUrl: (id) => made?.ownerUrl(id) ?? "",
    erase: async ({ email, phone }) => {
      if (world === undefined) throw new Error("The portal is made before the first test.");
      const accountId = await addAccount(world, {
        email,
        ...(phone === undefined ? {} : { phone }),
      });
      number += 1;
      requestId = await approvedErasure(world, accountId, `2026-000${number}`);
      return run();
    },
    later: async () => {
      if (world === undefined) throw new Error("The portal is made before the first test.");
      await query(world.superUrl, "update step set due_at = now() where state = 'held'");
      await recheckHeld(world.worker, neighbours);
      return run();
    },
  };
}
