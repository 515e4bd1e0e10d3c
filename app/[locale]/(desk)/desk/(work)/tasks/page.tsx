import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TaskList } from "#components/desk/task-list.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { refusalText } from "#lib/i18n/refusal.ts";
import { hasRole } from "#lib/kernel/actor.ts";
import { openTasks } from "#lib/systems/tasks/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireStaff } from "#lib/web/session.ts";
import DeskNotFound from "../not-found.tsx";
import { newTaskLink, showTaskPerson } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tasks.desk"))("title") };
}

type Search = Readonly<Record<"problem" | "sent", string | string[] | undefined>>;
type Props = { readonly searchParams: Promise<Search> };

/** Everything that waits for people, the most urgent first. */
async function TasksPage({ searchParams }: Props) {
  const viewer = await requireStaff("agent", "officer", "auditor");
  const { problem, sent } = await searchParams;
  const tasks = await pageUnit(viewer, openTasks);
  const t = await getTranslations("tasks.desk");
  const words = await getTranslations();
  const late = tasks.filter(({ isLate }) => isLate).length;
  const isProblem = typeof problem === "string" && /^tasks\.[a-z-]{1,40}$/.test(problem);
  return (
    <div className="max-w-page px-5 py-4">
      <h1 className="text-22">
        {tasks.length === 0 ? t("none") : t("sums", { late, open: tasks.length })}
      </h1>
      {tasks.length === 0 ? <p className="mt-1 text-muted">{t("noneText")}</p> : null}
      {!isProblem ? null : (
        <div className="mt-4" role="alert">
          <Banner tone="late" icon="triangle" title={t("problem")}>
            {/* Nobody at the desk came by a link. */}
            {problem === "tasks.unknown"
              ? t("gone")
              : refusalText(words as Parameters<typeof refusalText>[0], { code: problem })}
          </Banner>
        </div>
      )}
      {sent === undefined || isProblem ? null : (
        <p role="status" className="mt-2 font-medium text-done">
          {t("sent")}
        </p>
      )}
      {tasks.length === 0 ? null : (
        <div className="mt-4">
          <TaskList
            tasks={tasks}
            namesCase
            sendLink={hasRole(viewer.actor, "agent", "officer") ? newTaskLink : undefined}
            showPerson={showTaskPerson}
          />
        </div>
      )}
    </div>
  );
}

export default orNotFound(TasksPage, DeskNotFound);
