import { z } from "#lib/kernel/zod.ts";
import { answerTask } from "#lib/systems/use-cases/answer-task.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { leadTo, readAnswer } from "#lib/web/task-answer.ts";

/** The answer of a member of staff, with its file; leads back to the list with the sentence that says why not. */
export const POST = defineRoute({
  name: "task.answer-staff",
  who: { staff: ["agent", "officer"] },
  schema: z.strictObject({ id: z.uuid() }),
  run: async ({ workspace, locale: own }, { id }, request) => {
    const sent = await readAnswer(request);
    if (!sent.ok) return leadTo(`/${own}/desk/tasks`, sent.error.code);
    const { locale, input } = sent.value;
    const answered = await answerTask(workspace, { ...input, of: { taskId: id } });
    if (answered.ok) return leadTo(`/${locale}/desk/tasks?sent=1`);
    return leadTo(`/${locale}/desk/tasks`, answered.error.code);
  },
});
