import { rootOf } from "#lib/audit/core/merkle.ts";
import { openHead } from "#lib/audit/head.ts";
import { readHead } from "#lib/audit/store.ts";
import { hex } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** Size and root of the audit log at this moment: what a certificate names, so that the log behind it cannot change. */
export async function auditCheckpoint(
  unit: Unit,
): Promise<{ readonly size: string; readonly root: string }> {
  const row = await readHead(unit.tx);
  const frontier = row === undefined ? undefined : openHead(row);
  if (frontier === undefined) throw new Error("The head of the audit log does not hold.");
  return { size: String(frontier.size), root: hex(rootOf(frontier)) };
}
