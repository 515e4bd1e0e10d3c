import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { TaskAnswerForm } from "#components/systems/task-answer-form.tsx";
import type { Act } from "#components/ui/action-form.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { TaskView } from "#lib/systems/core/task-view.ts";
import { DeskForm } from "./desk-form.tsx";
import { TaskPerson } from "./task-person.tsx";

type Props = {
  readonly tasks: readonly TaskView[];
  /** Absent for whoever may only read. */
  readonly sendLink?: Act | undefined;
  /** Shows whom a task is about, where no case does. */
  readonly showPerson?: Act;
  /** Whether the request of each task is named: not on the page of the case itself. */
  readonly namesCase: boolean;
};

const marks: Record<TaskView["state"], { readonly tone: Tone; readonly icon: IconName }> = {
  open: { tone: "plain", icon: "dotted" },
  answered: { tone: "running", icon: "clock" },
  checked: { tone: "done", icon: "check-circle" },
  returned: { tone: "soon", icon: "triangle" },
  cancelled: { tone: "muted", icon: "none" },
};

/** What people were asked to do by hand: until when, who, what they answered, by which evidence. Nothing of the person, unless opened. */
export function TaskList({ tasks, sendLink, showPerson, namesCase }: Props) {
  return (
    <ul className="divide-y divide-hairline border-y border-hairline">
      {tasks.map((task) => (
        <li key={task.id} className="grid gap-1 py-3">
          <TaskFacts task={task} namesCase={namesCase} />
          {showPerson === undefined ? null : <TaskPerson task={task} show={showPerson} />}
          {task.state !== "open" || sendLink === undefined ? null : (
            <TaskActs task={task} sendLink={sendLink} />
          )}
        </li>
      ))}
    </ul>
  );
}

function TaskFacts({ task, namesCase }: { readonly task: TaskView; readonly namesCase: boolean }) {
  const t = useTranslations("tasks.desk");
  const locale = useLocale();
  const due = formatDateTime(locale, task.dueAt, "long-weekday");
  const { request, outside } = task;
  const mark = task.isLate ? ({ tone: "late", icon: "clock" } as const) : marks[task.state];
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">
          {t(`verbs.${task.verb}`)}: {say(task.system, locale)}
        </span>
        {!namesCase ? null : request === undefined ? (
          <span className="text-muted">{t("noRequest")}</span>
        ) : (
          <Link href={`/${locale}/desk/cases/${request.id}`} className="figures text-accent">
            {t("request", { number: request.number })}
          </Link>
        )}
      </p>
      <p className="text-13 text-muted">
        {task.collections.map((one) => say(one, locale)).join(", ")}
      </p>
      <p className="flex flex-wrap gap-x-4">
        <StateMark tone={mark.tone} icon={mark.icon}>
          {task.state === "open"
            ? t(task.isLate ? "late" : "due", { due })
            : t(`states.${task.state}`)}
        </StateMark>
      </p>
      {task.state === "open" ? (
        <p className="text-13 text-muted">
          {task.canMail && outside !== undefined
            ? t("outside", { names: say(outside, locale), links: task.links })
            : t("inside")}
        </p>
      ) : (
        <Answered task={task} />
      )}
    </>
  );
}

function Answered({ task }: { readonly task: TaskView }) {
  const t = useTranslations("tasks");
  const locale = useLocale();
  const { answer, answeredAt, evidence, staffNumber, outside } = task;
  const answers = ["done", "found", "found-nothing", "cannot"] as const;
  const known = answers.find((one) => one === answer);
  if (known === undefined || answeredAt === undefined) return null;
  const by =
    staffNumber === undefined
      ? (say(outside, locale) ?? t("by.outside"))
      : t("by.staff", { number: staffNumber });
  const kinds = ["pdf", "jpeg", "png"] as const;
  const kind = kinds.find((one) => one === evidence?.kind) ?? "note";
  return (
    <div className="grid gap-1 text-13 text-muted">
      <p>
        {t("desk.answered", {
          ...{ answer: t(`page.answers.${known}`), by },
          at: formatDateTime(locale, answeredAt),
        })}
      </p>
      {evidence === undefined ? null : (
        <p className="break-all">
          {t("desk.evidence", { kind: t(`kinds.${kind}`), sha: evidence.sha256 })}{" "}
          {evidence.hasFile ? (
            <TextLink href={`/api/tasks/${task.id}/evidence`}>{t("desk.open")}</TextLink>
          ) : null}
        </p>
      )}
    </div>
  );
}

function TaskActs({ task, sendLink }: { readonly task: TaskView; readonly sendLink: Act }) {
  const t = useTranslations("tasks.desk");
  const desk = useTranslations("desk.case");
  const locale = useLocale();
  const { instructions, request, about } = task;
  // A form that would refuse whatever is typed is not offered: without a case it is for officers, about others than themselves.
  const canAnswer = request !== undefined || about !== undefined;
  return (
    <div className="mt-1 grid gap-2">
      {canAnswer ? (
        <details>
          <summary className="w-fit cursor-pointer text-accent">{t("answerHere")}</summary>
          <div className="mt-3 grid max-w-measure gap-4 rounded-card bg-sunken p-4">
            {instructions === undefined ? null : <p>{say(instructions, locale)}</p>}
            <TaskAnswerForm
              id={`task-${task.id}`}
              action={`/api/tasks/${task.id}/answer`}
              answers={task.answers}
              button={t("send")}
            />
          </div>
        </details>
      ) : (
        <p className="text-13 text-muted">{t("officerAnswers")}</p>
      )}
      {task.canMail ? (
        <DeskForm
          id={`link-${task.id}`}
          act={sendLink}
          hidden={{ taskId: task.id }}
          texts={{ problem: desk("problem"), reload: desk("reload"), done: t("linkSent") }}
          buttons={[{ text: t("link") }]}
        />
      ) : null}
    </div>
  );
}
