import { isFilled } from "../kit/fill.ts";
import type { PrepareOptions } from "../kit/provision.ts";
import { type SampleSystems, provisionSampleSystems } from "./provision.ts";
import { seedSampleSystems } from "./seed.ts";

/**
 * Makes the sample systems of `iticket` and fills them when they hold nobody; what people did in them since is kept.
 * The portal needs only `variables`.
 */
export async function prepareSampleSystems(options: PrepareOptions): Promise<SampleSystems> {
  const systems = await provisionSampleSystems(options);
  // Asked of the rows, not of `created`: a start that was killed between the two must not leave empty systems for ever.
  if (!(await isFilled(systems.shopUrl, "customers"))) {
    await seedSampleSystems({ ...systems, now: options.now });
  }
  return systems;
}
