import { migrationList, noFilters, withSchemaEngine } from "./schema-engine.ts";
import { installQueue } from "./queue-schema.ts";

/**
 * Brings the database to the newest migration and installs the queue's tables. Safe to repeat and safe for two
 * processes at once: the second waits, then finds nothing to do.
 * A migration that failed half-way left nothing behind; it is tried again.
 */
export async function migrate(ownerUrl: string): Promise<{ readonly applied: readonly string[] }> {
  const migrationsList = migrationList();
  const applied = await withSchemaEngine({ url: ownerUrl }, async (engine) => {
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: noFilters,
    });
    for (const migrationName of failedMigrationNames) {
      await engine.markMigrationRolledBack({ migrationName });
    }
    const output = await engine.applyMigrations({ migrationsList, filters: noFilters });
    return output.appliedMigrationNames;
  });
  await installQueue(ownerUrl, []);
  return { applied };
}

/** Migrations of ours that the database has not, and ones of the database that we do not know. */
export async function pendingMigrations(ownerUrl: string): Promise<readonly string[]> {
  return withSchemaEngine({ url: ownerUrl }, async (engine) => {
    const { history, failedMigrationNames, editedMigrationNames } =
      await engine.diagnoseMigrationHistory({
        migrationsList: migrationList(),
        optInToShadowDatabase: false,
        filters: noFilters,
      });
    const unapplied =
      history !== null && "unappliedMigrationNames" in history
        ? history.unappliedMigrationNames
        : [];
    return [...unapplied, ...failedMigrationNames, ...editedMigrationNames];
  });
}
