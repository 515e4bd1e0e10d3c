import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Proofs, proofsSchema } from "./core/proof.ts";

/** Where a run of the tests leaves what each file came to; this installation's own. */
export const ownProofs = ".jeke/proofs.json";
/** The same of the run that belongs to the release. */
export const releaseProofs = "docs/proofs.json";

const kept = new Map<string, { readonly changedAt: number; readonly proofs: Proofs }>();

/**
 * When each test file last ran and passed: in this installation's own run where it ran here, else in the release's. A file of
 * proofs that cannot be read proves nothing, so that its controls show as never run.
 */
export function currentProofs(): Proofs {
  return { files: { ...readProofs(releaseProofs).files, ...readProofs(ownProofs).files } };
}

/** One file of proofs, by its path from the root of the project; none where it is not there or is not of its shape. */
export function readProofs(path: string): Proofs {
  const file = join(/* turbopackIgnore: true */ process.cwd(), path);
  if (!existsSync(file)) return { files: {} };
  const changedAt = statSync(file).mtimeMs;
  const known = kept.get(file);
  if (known?.changedAt === changedAt) return known.proofs;
  const proofs = parse(readFileSync(file, "utf8"));
  kept.set(file, { changedAt, proofs });
  return proofs;
}

function parse(text: string): Proofs {
  try {
    const parsed = proofsSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { files: {} };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { files: {} };
  }
}
