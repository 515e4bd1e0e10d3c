import { type PrepareOptions, provisionSystems } from "../kit/provision.ts";

/** Where the two sample systems are, for the seed and for the portal. */
export type SampleSystems = {
  /** URLs of the owners, for the seed and for tests that look into the systems. Never for the portal. */
  readonly shopUrl: string;
  readonly mailingUrl: string;
  /** What the portal may use: roles for each system that can do what the data map needs and nothing else. */
  readonly variables: Readonly<Record<string, string>>;
  /** The databases were made now and hold no rows yet. */
  readonly created: boolean;
};

/** Makes the databases `jeke_sample_shop` and `jeke_sample_mailing`, or brings existing ones to the same state. */
export async function provisionSampleSystems(
  options: Omit<PrepareOptions, "now">,
): Promise<SampleSystems> {
  const systems = [
    { id: "shop", database: "jeke_sample_shop", hasOwnRoles: true },
    { id: "mailing", database: "jeke_sample_mailing" },
  ] as const;
  const made = await provisionSystems({ folder: import.meta.dirname, systems }, options);
  return {
    shopUrl: made.ownerUrl("shop"),
    mailingUrl: made.ownerUrl("mailing"),
    variables: made.variables,
    created: made.created,
  };
}
