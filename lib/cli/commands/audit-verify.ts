import { verifyLog, type AuditProblem, type AuditVerdict } from "#lib/audit/verify.ts";
import { type Command, type CommandOutcome, wrongUsage } from "#lib/cli/command.ts";
import { disconnect } from "#lib/platform/db.ts";

/** `jeke audit verify`: recomputes every leaf of the log, its tree and the seal of its head. */
export const command: Command = {
  words: ["audit", "verify"],
  usage: "audit verify",
  group: "portal",
  does: "whether any row of the audit log was edited, deleted or moved",
  run: verify,
};

async function verify(args: readonly string[]): Promise<CommandOutcome> {
  if (args.length > 0) return wrongUsage(command.usage, args);
  try {
    return outcomeOf(await verifyLog({ kind: "worker", job: "audit-verify" }));
  } finally {
    await disconnect();
  }
}

function outcomeOf(verdict: AuditVerdict): CommandOutcome {
  const json = { size: Number(verdict.size), root: verdict.root };
  if (verdict.outcome === "empty") {
    const message = "There is no log yet, so nothing can be told: no event and no head.";
    return { exit: 2, text: message, json, problems: [{ code: "empty", where: "log", message }] };
  }
  const problems = verdict.problems.map((problem) => {
    const where = placeOf(problem);
    return { code: problem.code, where, message: sentences[problem.code](where) };
  });
  if (problems.length === 0) {
    const text = `The audit log holds: ${verdict.size} events, root ${verdict.root}.`;
    return { exit: 0, text, json: { ...json, problems: [] } };
  }
  const text = ["The audit log does not hold.", ...problems.map((one) => one.message)].join("\n");
  return { exit: 1, text, json, problems };
}

function placeOf({ from, to }: AuditProblem): string {
  if (from === undefined || to === undefined) return "head";
  return from === to ? `event ${from}` : `events ${from} to ${to}`;
}

const sentences: Readonly<Record<AuditProblem["code"], (where: string) => string>> = {
  edited: (where) => `Changed after it was written: ${where}.`,
  missing: (where) => `Deleted: ${where}.`,
  repeated: (where) => `There twice: ${where}.`,
  "out-of-range": (where) => `Never written by this portal: ${where}.`,
  "beyond-head": (where) => `Added past the end of the log: ${where}.`,
  rewritten: (where) => `Rewritten together with its hash, somewhere in ${where}.`,
  "head-missing": () => "The head of the log is gone.",
  "head-edited": () => "The head of the log was changed by someone without the keys.",
};
