import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { OutsideTask as Task } from "#lib/systems/core/task-view.ts";
import { TaskAnswerForm } from "./task-answer-form.tsx";
import { TaskIdentifiers } from "./task-identifiers.tsx";

type Props = {
  readonly task: Task;
  readonly token: string;
  /** Ready words of what was wrong with the answer just sent. */
  readonly problem?: string | undefined;
};

const looking: readonly Task["verb"][] = ["find", "read", "recount"];

/** Everything that whoever answers needs to find the person, and nothing else of them; beneath it the answer. */
export function OutsideTask({ task, token, problem }: Props) {
  const t = useTranslations("tasks.page");
  const locale = useLocale();
  const where = [say(task.system, locale), ...task.collections.map((one) => say(one, locale))];
  const todo = [say(task.instructions, locale), say(task.change, locale)].filter(
    (one) => one !== undefined,
  );
  return (
    <div className="grid gap-7">
      <ErrorSummary
        title={t("problem")}
        problems={problem === undefined ? [] : [{ text: problem }]}
      />
      <header className="grid gap-3">
        <h1 className="text-28 text-balance">
          {t(looking.includes(task.verb) ? "heading.look" : "heading.change")}
        </h1>
        <p className="text-muted">{t("lead", { operator: say(task.operator, locale) })}</p>
      </header>
      {task.isLate ? <Banner tone="late" icon="clock" title={t("late")} /> : null}
      <dl className="divide-y divide-hairline border-y border-hairline">
        <Part label={t("due")}>
          <strong className="font-semibold">
            {formatDateTime(locale, task.dueAt, "long-weekday")}
          </strong>
        </Part>
        <Part label={t("where")}>{where.join(": ")}</Part>
        {task.identifiers.length === 0 ? null : (
          <Part label={t("who")}>
            <TaskIdentifiers identifiers={task.identifiers} />
            <p className="mt-2 text-14 text-muted">{t("privacy")}</p>
          </Part>
        )}
        {todo.length === 0 ? null : (
          <Part label={t("todo")}>
            <div className="keep-lines grid gap-2">
              {todo.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </div>
          </Part>
        )}
      </dl>
      <TaskAnswerForm
        id="answer"
        action="/api/tasks/answer"
        token={token}
        answers={task.answers}
        button={t("send")}
      />
    </div>
  );
}

function Part({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="py-3">
      <dt className="mb-1 text-14 text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
