import { afterAll, inject } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { setVariables } from "#lib/platform/env.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { prepareSampleSystems } from "../../prisma/demo/iticket/index.ts";
import { freshDatabase } from "./database.ts";

/** The whole sample operator of the demo: its pack, its two filled systems, and an empty portal. */
export type SampleOperator = {
  readonly superUrl: string;
  /** The systems' owners: to look into them, never for the portal. */
  readonly shopUrl: string;
  readonly mailingUrl: string;
  readonly worker: Workspace;
};

/** Lays it out for this test file; `suffix` keeps its systems apart from those of other files. */
export async function sampleOperator(suffix: string): Promise<SampleOperator> {
  const { superUrl } = await freshDatabase();
  const sample = await prepareSampleSystems({
    ...{ superUrl: inject("superUrl"), secret: "test", suffix },
    now: Temporal.Now.instant(),
  });
  setVariables({ ...sample.variables, JEKE_OPERATOR: "iticket" });
  afterAll(async () => {
    await closeSystems();
    await closeQueue();
  });
  const actor = { kind: "worker", job: "test" } as const;
  const worker = workspaceFor({ actor, locale: "en", role: "worker" });
  return { superUrl, shopUrl: sample.shopUrl, mailingUrl: sample.mailingUrl, worker };
}
