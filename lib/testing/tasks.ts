import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { settleTask } from "#lib/jobs/settle-task.ts";
import { unseal } from "#lib/platform/crypto.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { answerTask, type AnswerInput } from "#lib/systems/use-cases/answer-task.ts";
import { query } from "./database.ts";
import type { DeskPerson } from "./desk.ts";
import type { SmallOperator } from "./small-operator.ts";

/** Whoever holds a mailed link: nobody who is signed in. */
export const outside: Workspace = workspaceFor({ actor: { kind: "gate" }, locale: "en" });

/** A PDF as short as one can be. */
export const pdf = Buffer.from("%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n");

type World = Pick<SmallOperator, "superUrl" | "worker">;

/** The tokens of the task mails that were laid, the oldest first. */
export async function mailedTokens({ superUrl }: World): Promise<readonly string[]> {
  const rows = await query<{ id: string; body: Uint8Array }>(
    superUrl,
    `select id::text, body_sealed as body from message where event = 'task.opened' order by created_at, id`,
  );
  return rows.flatMap(({ id, body }) => {
    if (body.length === 0) return [];
    return /\/task\/([\w-]{43})/.exec(unseal(body, `message.body.${id}`))?.[1] ?? [];
  });
}

/** Answers by a link; the code of the refusal, or "ok". */
export async function answerBy(
  token: string,
  input: Omit<AnswerInput, "of"> = { answer: "done", words: "Shredded on Monday." },
): Promise<string> {
  const result = await answerTask(outside, { ...input, of: { token } });
  return result.ok ? "ok" : result.error.code;
}

/** Takes every answer up, as the job does. */
export async function settleAll({ superUrl, worker }: World): Promise<void> {
  const sql = `select id::text from system_task where state = 'answered'`;
  for (const { id } of await query<{ id: string }>(superUrl, sql)) {
    await settleTask(worker, { taskId: id });
  }
}

/** Answers the one open task at the desk; the code of the refusal, or "ok". */
export async function answerAtDesk(
  { superUrl }: World,
  { desk }: DeskPerson,
  input: Omit<AnswerInput, "of">,
): Promise<string> {
  const sql = `select id::text from system_task where state = 'open'`;
  const [task] = await query<{ id: string }>(superUrl, sql);
  const result = await answerTask(desk, { ...input, of: { taskId: task?.id ?? "" } });
  return result.ok ? "ok" : result.error.code;
}
