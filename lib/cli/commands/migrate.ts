import { type Command, type CommandOutcome, cannotTell, wrongUsage } from "#lib/cli/command.ts";
import { queues } from "#lib/jobs/names.ts";
import { env } from "#lib/platform/env.ts";
import { migrate } from "#lib/platform/migrate.ts";
import { installQueue } from "#lib/platform/queue-schema.ts";

const usage = "migrate";

/** `jeke migrate`: brings the database and its queues to this version. Safe to repeat. */
export const command: Command = {
  words: ["migrate"],
  usage,
  group: "portal",
  does: "brings the database of DATABASE_OWNER_URL to this version",

  async run(args) {
    if (args.length > 0) return wrongUsage(usage, args);
    const { DATABASE_OWNER_URL: ownerUrl } = env();
    if (ownerUrl === undefined) {
      return cannotTell("owner-url-absent", "DATABASE_OWNER_URL", "DATABASE_OWNER_URL is not set.");
    }
    return apply(ownerUrl);
  },
};

async function apply(ownerUrl: string): Promise<CommandOutcome> {
  try {
    const { applied } = await migrate(ownerUrl);
    const all = Object.entries(queues).map(([name, options]) => ({ name, options }));
    await installQueue(ownerUrl, all);
    const text =
      applied.length === 0
        ? "The database was up to date."
        : `Applied: ${applied.join(", ")}. The database is up to date.`;
    return { exit: 0, text, json: { applied } };
  } catch (error) {
    const message = error instanceof Error ? error.message : "The database could not be migrated.";
    return {
      exit: 1,
      text: message,
      problems: [{ code: "not-applied", where: "database", message }],
    };
  }
}
