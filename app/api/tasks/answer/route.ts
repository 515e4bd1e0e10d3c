import { z } from "#lib/kernel/zod.ts";
import { answerTask } from "#lib/systems/use-cases/answer-task.ts";
import { defineRoute } from "#lib/web/define-route.ts";
import { languageAsked } from "#lib/web/language-asked.ts";
import { leadTo, readAnswer } from "#lib/web/task-answer.ts";

/** The answer of whoever holds a mailed link, once; a file comes along, so this is no server action. */
export const POST = defineRoute({
  name: "task.answer-outside",
  who: "anyone",
  perMinute: 20,
  schema: z.strictObject({}),
  run: async ({ workspace }, _input, request) => {
    const sent = await readAnswer(request);
    if (!sent.ok) {
      // What was not read says neither whose link nor which language it was.
      const back = sent.page ?? safeReferer(request.headers.get("referer"));
      const locale = languageAsked(request.headers.get("accept-language"));
      return leadTo(back ?? `/${locale}/task/none`, sent.error.code);
    }
    const { locale, token, input } = sent.value;
    const answered = await answerTask(workspace, { ...input, of: { token } });
    if (answered.ok) return leadTo(`/${locale}/task/thanks`);
    return leadTo(`/${locale}/task/${encodeURIComponent(token)}`, answered.error.code);
  },
});

/** The page of a task that the form stood on; nothing else is gone back to. */
function safeReferer(referer: string | null): string | undefined {
  const path = URL.parse(referer ?? "")?.pathname ?? "";
  return /^\/[a-z]{2}\/task\/[\w-]{1,100}$/.test(path) ? path : undefined;
}
