import { useLocale, useTranslations } from "next-intl";
import { TaskIdentifiers } from "#components/systems/task-identifiers.tsx";
import type { Act } from "#components/ui/action-form.tsx";
import { say } from "#lib/kernel/locale.ts";
import type { TaskView } from "#lib/systems/core/task-view.ts";
import { DeskForm } from "./desk-form.tsx";

type Props = { readonly task: TaskView; readonly show: Act };

/** Whom a task without a request is about and what to do; before, the button that writes the look down. */
export function TaskPerson({ task, show }: Props) {
  const t = useTranslations("tasks");
  const desk = useTranslations("desk.case");
  const locale = useLocale();
  const { about, id } = task;
  if (about === undefined) return null;
  if (about === "closed") {
    return (
      <div className="mt-1 grid gap-1">
        <DeskForm
          id={`person-${id}`}
          act={show}
          hidden={{ taskId: id }}
          texts={{ problem: t("desk.personProblem"), reload: desk("reload") }}
          buttons={[{ text: t("desk.person"), icon: "eye" }]}
        />
        <p className="text-13 text-muted">{t("desk.personNote")}</p>
      </div>
    );
  }
  return (
    <dl className="mt-1 grid max-w-measure gap-3 rounded-card bg-sunken p-4">
      <div>
        <dt className="mb-1 text-14 text-muted">{t("page.who")}</dt>
        <dd>
          {about.identifiers.length === 0 ? (
            t("desk.personUnknown")
          ) : (
            <TaskIdentifiers identifiers={about.identifiers} />
          )}
          <p className="mt-2 text-14 text-muted">{t("page.privacy")}</p>
        </dd>
      </div>
      {about.change === undefined ? null : (
        <div>
          <dt className="mb-1 text-14 text-muted">{t("page.todo")}</dt>
          <dd className="keep-lines">{say(about.change, locale)}</dd>
        </div>
      )}
    </dl>
  );
}
