import { dateOf } from "#lib/kernel/time.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { destroyArchive, removeDestroyed } from "../store.ts";

/** The job that ends archives whose 72 hours are over: the key dies with the row's change, the file follows. Safe to repeat. */
export async function expireArchives(workspace: Workspace): Promise<{ readonly removed: number }> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker removes archives.");
  const files = await workspace.unit(async (unit) => {
    const over = await unit.tx.exportArchive.findMany({
      where: { state: "ready", expiresAt: { lte: dateOf(unit.now) } },
      select: { id: true },
    });
    const removed: (string | null)[] = [];
    for (const { id } of over) removed.push(await destroyArchive(unit, id, "expired"));
    return removed;
  });
  for (const file of files) await removeDestroyed(file);
  return { removed: files.length };
}
