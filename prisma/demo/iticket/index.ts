import pg from "pg";
import { type SampleSystems, provisionSampleSystems } from "./provision.ts";
import { seedSampleSystems } from "./seed.ts";

/**
 * Makes the sample systems of `iticket` and fills them when they hold nobody; what people did in them since is kept.
 * The portal needs only `variables`.
 */
export async function prepareSampleSystems(options: {
  readonly superUrl: string;
  readonly secret: string;
  readonly now: Temporal.Instant;
  readonly suffix?: string;
}): Promise<SampleSystems> {
  const systems = await provisionSampleSystems(options);
  // Asked of the rows, not of `created`: a start that was killed between the two must not leave empty systems for ever.
  if (!(await isFilled(systems.shopUrl))) await seedSampleSystems({ ...systems, now: options.now });
  return systems;
}

async function isFilled(shopUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: shopUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select from customers limit 1");
    return rows.length > 0;
  } finally {
    await client.end();
  }
}
