import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { removePostgres, startPostgres } from "#lib/platform/postgres.ts";

/** Runs something with a PostgreSQL of its own, empty at first, gone afterwards. */
export async function withScratchPostgres<T>(work: (superUrl: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), "jeke-heavy-"));
  // PostgreSQL runs as another user when we are root, and must get through.
  chmodSync(folder, 0o711);
  const dataDir = path.join(folder, "postgres");
  try {
    const { superUrl } = await startPostgres({ dataDir, settings: { fsync: "off" } });
    return await work(superUrl);
  } finally {
    await removePostgres(dataDir);
    rmSync(folder, { recursive: true, force: true });
  }
}
