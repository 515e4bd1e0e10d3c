import { currentOperator } from "#lib/operator/current.ts";
import type { Manifest } from "../core/manifest.ts";
import { loggedReading, readManifest, type SignedManifest, signManifest } from "../manifest.ts";
import type { SubjectReading, Workspace } from "../ports.ts";

/** What a person keeps of a reading: the signed manifest, and whether every list was loaded to its end. */
export type NotedReading = {
  readonly signed: SignedManifest;
  readonly isWhole: boolean;
};

/**
 * Writes down that a person has read the own data: once for a reading, when its last system has answered, with the hash of its
 * manifest. Returns that manifest signed, so that the person can show what each system said in this very reading. The subject
 * only; anything else is a bug of the caller and throws. Writes audit `data.read-own`.
 */
export async function noteReading(
  workspace: Workspace,
  reading: SubjectReading,
): Promise<NotedReading> {
  const { actor } = workspace;
  if (actor.kind !== "subject") throw new Error("only a person reads the own data");
  const { maps } = workspace.systems;
  const manifest = readManifest(currentOperator().id, reading, { maps });
  const signed = signManifest(manifest);
  await workspace.unit((unit) =>
    unit.audit.append({
      action: "data.read-own",
      subject: actor.accountId,
      data: loggedReading(manifest),
    }),
  );
  return { signed, isWhole: isWhole(manifest) };
}

function isWhole({ systems }: Manifest): boolean {
  return systems.every(({ collections }) =>
    collections.every(({ counts }) => counts.loaded === undefined && counts.least === undefined),
  );
}
