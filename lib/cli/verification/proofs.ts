import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterRun, type FileOutcome, type Proofs, type TestRun } from "#lib/operator/core/proof.ts";
import { ownProofs, readProofs, releaseProofs } from "#lib/operator/proofs.ts";
import { projectRoot } from "../supervisor/runtime.ts";

/** Writes down what a whole run of these test files came to: `.jeke/proofs.json`, which the promises page reads. */
export function noteProofs(outcomes: readonly FileOutcome[]): void {
  write(ownProofs, afterRun(readProofs(ownProofs), outcomes, thisRun()));
}

/** Makes this installation's proofs those of the release (`docs/proofs.json`), without files that are gone. */
export function recordProofs(): number {
  const entries = Object.entries(readProofs(ownProofs).files).filter(([file]) =>
    existsSync(path.join(projectRoot, file)),
  );
  write(releaseProofs, { files: Object.fromEntries(entries) });
  return entries.length;
}

function write(file: string, proofs: Proofs): void {
  const target = path.join(projectRoot, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, `${JSON.stringify(proofs, null, 2)}\n`);
}

function thisRun(): TestRun {
  const at = Temporal.Now.instant().round("second").toString();
  // A copy without its own .git may lie inside somebody else's repository.
  if (!existsSync(path.join(projectRoot, ".git"))) return { at };
  const commit = git(["rev-parse", "--short=12", "HEAD"]);
  if (commit === undefined) return { at };
  const isChanged = git(["status", "--porcelain", "--untracked-files=no"]) !== "";
  return { at, commit, ...(isChanged ? { changed: true } : {}) };
}

function git(args: readonly string[]): string | undefined {
  const result = spawnSync("git", args, { cwd: projectRoot, encoding: "utf8" });
  return result.status === 0 ? result.stdout.trim() : undefined;
}
