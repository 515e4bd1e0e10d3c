import "server-only";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { z } from "#lib/kernel/zod.ts";
import { evidenceMaxBytes } from "#lib/systems/core/evidence.ts";
import { taskAnswers } from "#lib/systems/core/task.ts";
import type { AnswerInput } from "#lib/systems/use-cases/answer-task.ts";
import { readUpload } from "./read-body.ts";

/** Beside the largest file: the other fields and the form around them. */
const formBytes = 65_536;

const fields = z.object({
  token: z.string().max(100).optional(),
  answer: z.enum(taskAnswers),
  // A form sends two characters for a line's end that its field counts as one.
  words: z
    .string()
    .transform((text) => text.replaceAll("\r\n", "\n"))
    .pipe(z.string().max(4000))
    .optional(),
  records: z
    .string()
    .regex(/^\d{0,7}$/)
    .optional(),
});

/** What a form of a task's answer holds, whoever sent it. */
export type SentAnswer = {
  readonly locale: Locale;
  readonly token: string;
  readonly input: Omit<AnswerInput, "of">;
};

type Unread = Refusal<"tasks.file-large" | "tasks.not-read" | "tasks.not-offered">;

/**
 * Reads the form; a file is only looked at later, by its own bytes. What is too long is not read to its end. Of a form that was read
 * and does not hold `page` is where it stood.
 */
export async function readAnswer(
  request: Request,
): Promise<Result<SentAnswer, Unread> & { readonly page?: string }> {
  const length = Number(request.headers.get("content-length") ?? "0");
  if (length > evidenceMaxBytes + formBytes) return refuse("tasks.file-large");
  const form = await readUpload(request, evidenceMaxBytes + formBytes);
  if (form === undefined) return refuse("tasks.not-read");
  const texts = [...form].filter(([, value]) => typeof value === "string");
  const parsed = fields.safeParse(Object.fromEntries(texts));
  const [file, sentLocale, sentToken] = [form.get("file"), form.get("locale"), form.get("token")];
  const locale = isLocale(sentLocale) ? sentLocale : "ru";
  if (!parsed.success) {
    const isOther = parsed.error.issues.some(({ path }) => path[0] !== "answer");
    const token = typeof sentToken === "string" ? sentToken.slice(0, 100) : "none";
    const refused = refuse(isOther ? "tasks.not-read" : "tasks.not-offered");
    return { ...refused, page: `/${locale}/task/${encodeURIComponent(token)}` };
  }
  const { token = "", answer, words, records } = parsed.data;
  return ok({
    ...{ locale, token },
    input: {
      answer,
      ...(words === undefined || words === "" ? {} : { words }),
      ...(records === undefined || records === "" ? {} : { records: Number(records) }),
      ...(file instanceof File && file.size > 0
        ? { file: new Uint8Array(await file.arrayBuffer()) }
        : {}),
    },
  });
}

/** Leads on to a page of ours; a problem goes along as its code, never as a text of anybody. */
export function leadTo(path: string, problem?: string): Response {
  const query = problem === undefined ? "" : `?problem=${encodeURIComponent(problem)}`;
  return new Response(null, {
    status: 303,
    headers: { Location: `${path}${query}`, "Cache-Control": "private, no-store" },
  });
}
