import { asId, isUuid, type RequestId } from "#lib/kernel/ids.ts";
import { hasRole, type StaffActor } from "#lib/kernel/actor.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { hex, tokenHash } from "#lib/platform/crypto.ts";
import { actAs } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { answersFor, asTaskVerb, needsEvidence, type TaskAnswer } from "../core/task.ts";
import type { Workspace } from "../ports.ts";
import {
  checkFile,
  dropFile,
  keepFile,
  noteEvidence,
  type CheckedFile,
  type EvidenceRefusal,
} from "../tasks/evidence.ts";
import { type WrittenAnswer, writeAnswer } from "../tasks/store.ts";

/** An answer, by the mailed link or by staff. */
export type AnswerInput = {
  readonly of: { readonly token: string } | { readonly taskId: string };
  readonly answer: TaskAnswer;
  /** Short facts of what was found, or how whoever answers knows. */
  readonly words?: string;
  readonly records?: number;
  readonly file?: Uint8Array;
};

export type AnswerRefusal =
  | EvidenceRefusal
  | Refusal<
      | "tasks.unknown"
      | "tasks.not-offered"
      | "tasks.evidence-missing"
      | "tasks.words-missing"
      | "tasks.own-case"
    >;

type Open = {
  readonly id: string;
  readonly verb: string;
  readonly system: string;
  readonly requestId: string | null;
  readonly by: WrittenAnswer["by"];
};

/** Longest text of an answer. */
export const answerWordsMax = 4000;

/**
 * Answers a task, once: of several at the same moment exactly one counts, and the file of any other is gone again. An outside
 * person holds the mailed link and needs nothing else; staff need a case of their own, which must not be about themselves.
 *
 * Refuses `tasks.unknown` for a link or task that there is not, or not any more (answered, replaced, cancelled, past its time: one
 * answer for all), `tasks.not-offered` for an answer to another question, `tasks.words-missing` (found: what), `tasks.evidence-missing`
 * (a file, or words), `tasks.file-type`, `tasks.file-large`, `tasks.own-case`. In one transaction: the answer, audit `task.answered`,
 * the job that takes it up.
 */
export async function answerTask(
  workspace: Workspace,
  input: AnswerInput,
): Promise<Result<{ readonly answered: true }, AnswerRefusal>> {
  const open = await workspace.unit((unit) => openFor(unit, input.of));
  if (!open.ok) return open;
  const checked = check(open.value, input);
  if (!checked.ok) return checked;
  const { id } = open.value;
  const { file, words } = checked.value;
  const kept = file === undefined ? undefined : await keepFile(id, file);
  const evidence = kept ?? (words === undefined ? undefined : noteEvidence(words));
  const given: Omit<WrittenAnswer, "by"> = {
    answer: input.answer,
    ...(input.records === undefined ? {} : { records: input.records }),
    ...(words === undefined ? {} : { words }),
    ...(evidence === undefined ? {} : { evidence }),
  };
  try {
    const counts = await workspace.unit((unit) => write(unit, input.of, given));
    if (!counts) await dropFile(kept?.file?.name);
    return counts ? ok({ answered: true }) : refuse("tasks.unknown");
  } catch (error) {
    await dropFile(kept?.file?.name);
    throw error;
  }
}

/** The open task that this link or this member of staff may answer now. */
async function openFor(
  unit: Unit,
  of: AnswerInput["of"],
): Promise<Result<Open, Refusal<"tasks.unknown" | "tasks.own-case">>> {
  const now = new Date(unit.now.epochMilliseconds);
  const columns = { id: true, verb: true, system: true, requestId: true, accountId: true } as const;
  if ("token" in of) {
    const linkHash = tokenHash(of.token);
    await actAs(unit.tx, { key: hex(linkHash) });
    const row = await unit.tx.systemTask.findFirst({
      where: { linkHash, state: "open", linkEndsAt: { gt: now } },
      select: columns,
    });
    return row === null ? refuse("tasks.unknown") : ok({ ...row, by: "outside" });
  }
  const { actor } = unit;
  if (!hasRole(actor, "agent", "officer") || !isUuid(of.taskId)) return refuse("tasks.unknown");
  const row = await unit.tx.systemTask.findFirst({
    where: { id: of.taskId, state: "open", ...mine(actor) },
    select: columns,
  });
  if (row === null) return refuse("tasks.unknown");
  if (actor.ownAccountId !== undefined && row.accountId === actor.ownAccountId) {
    return refuse("tasks.own-case");
  }
  return ok({ ...row, by: { staffId: actor.staffId, number: actor.number } });
}

/** Officers answer any task, agents those of cases that are theirs. */
function mine(actor: StaffActor) {
  if (hasRole(actor, "officer")) return {};
  const { staffId } = actor;
  const roles = [{ assigneeId: staffId }, { secondId: staffId }, { substituteId: staffId }];
  return { request: { OR: roles } };
}

type Checked = { readonly file?: CheckedFile; readonly words?: string };

function check(open: Open, input: AnswerInput): Result<Checked, AnswerRefusal> {
  if (!answersFor(asTaskVerb(open.verb)).includes(input.answer)) return refuse("tasks.not-offered");
  const words = input.words?.trim().slice(0, answerWordsMax);
  const hasWords = words !== undefined && words !== "";
  if (input.answer === "found" && !hasWords) return refuse("tasks.words-missing");
  if (input.file === undefined || input.file.length === 0) {
    if (needsEvidence(input.answer) && !hasWords) return refuse("tasks.evidence-missing");
    return ok(hasWords ? { words } : {});
  }
  const file = checkFile(input.file);
  if (!file.ok) return file;
  return ok({ file: file.value, ...(hasWords ? { words } : {}) });
}

async function write(
  unit: Unit,
  of: AnswerInput["of"],
  given: Omit<WrittenAnswer, "by">,
): Promise<boolean> {
  // Looked at again under the lock of the change: the link may have ended while the file was written.
  const open = await openFor(unit, of);
  if (!open.ok) return false;
  const { id, system, verb, requestId, by } = open.value;
  if (!(await writeAnswer(unit, id, { ...given, by }))) return false;
  await unit.audit.append({
    action: "task.answered",
    target: { kind: "task", id },
    ...(requestId === null ? {} : { requestId: asId<RequestId>(requestId) }),
    data: {
      ...{ system, verb, answer: given.answer, by: by === "outside" ? by : "staff" },
      ...(given.evidence === undefined
        ? {}
        : { evidence: given.evidence.kind, sha256: hex(given.evidence.sha256) }),
    },
  });
  await unit.queue.enqueue("settle-task", { taskId: id });
  return true;
}
