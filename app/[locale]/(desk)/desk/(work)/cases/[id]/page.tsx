import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AssignForm } from "#components/desk/assign-form.tsx";
import { MoveOneForm } from "#components/desk/calendar-forms.tsx";
import { CaseBar } from "#components/desk/case-bar.tsx";
import { CaseFacts } from "#components/desk/case-facts.tsx";
import { CaseWork } from "#components/desk/case-work.tsx";
import { DeskKeys } from "#components/desk/desk-keys.tsx";
import { TaskList } from "#components/desk/task-list.tsx";
import { UnmaskForm } from "#components/desk/unmask-form.tsx";
import { History } from "#components/requests/history.tsx";
import { RequestClock } from "#components/requests/request-clock.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { CaseView } from "#lib/requests/core/views.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { tasksOfCase } from "#lib/systems/tasks/queries.ts";
import { pageUnit, pageWorkspace } from "#lib/web/container.ts";
import { hasRole } from "#lib/kernel/actor.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireStaff } from "#lib/web/session.ts";
import DeskNotFound from "../../not-found.tsx";
import {
  assignCase,
  closeCase,
  decideCase,
  proposeCase,
  retryCase,
  unmaskCase,
} from "../actions.ts";
import { moveOneLater } from "../../calendar/actions.ts";
import { newTaskLink } from "../../tasks/actions.ts";

type Props = { readonly params: Promise<{ readonly id: string }> };

const acts = {
  assign: assignCase,
  propose: proposeCase,
  decide: decideCase,
  retry: retryCase,
  close: closeCase,
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.case"))("title") };
}

/** One case: facts, work, clock. The work comes first in the document: it is what one opens a case for. */
async function CasePage({ params }: Props) {
  const viewer = await requireStaff("agent", "officer", "auditor");
  const { id } = await params;
  const view = await caseView(await pageWorkspace(viewer), id);
  if (view === null) notFound();
  const now = await pageUnit(viewer, (unit) => Promise.resolve(unit.now.toString()));
  const tasks = await pageUnit(viewer, (unit) => tasksOfCase(unit, id));
  const t = await getTranslations("desk.case");
  const byHand = await getTranslations("tasks.desk");
  const mayAct = hasRole(viewer.actor, "agent", "officer") && !view.staff.isOwn;
  const isKept = view.clocks.some(({ byCalendar }) => byCalendar !== undefined);
  const mayMove = isKept && hasRole(viewer.actor, "officer") && !view.staff.isOwn;
  const back = `/${await getLocale()}/desk`;
  return (
    <>
      <CaseBar view={view} back={back} />
      <div className="grid flex-1 desk:grid-cols-[16.5rem_minmax(0,1fr)_18rem]">
        <div className="min-w-0 px-5 pt-5 desk:col-start-2 desk:px-7">
          <CaseWork
            view={view}
            acts={acts}
            byHand={
              tasks.length === 0 ? null : (
                <section>
                  <h2 className="mb-2 text-16">{byHand("caseTitle")}</h2>
                  <TaskList
                    tasks={tasks}
                    namesCase={false}
                    sendLink={mayAct ? newTaskLink : undefined}
                  />
                </section>
              )
            }
          />
        </div>
        <aside
          aria-label={t("facts")}
          className="border-hairline px-5 py-5 max-desk:border-t desk:col-start-1 desk:row-start-1 desk:border-e"
        >
          <CaseFacts
            view={view}
            {...(view.facts.canUnmask && view.work.nextAct !== "none"
              ? { unmask: <UnmaskForm view={view} act={unmaskCase} /> }
              : {})}
            {...(view.work.acts.includes("assign") ? { assign: await assignForm(view) } : {})}
          />
        </aside>
        <aside
          aria-label={t("clock")}
          className="grid content-start gap-6 border-hairline px-5 py-5 max-desk:border-t desk:border-s"
        >
          <section>
            <h2 className="mb-3 text-16">{t("clock")}</h2>
            <RequestClock clocks={view.clocks} now={now} />
            {mayMove ? (
              <div className="mt-4">
                <MoveOneForm requestId={view.id} locale={view.facts.locale} act={moveOneLater} />
              </div>
            ) : null}
          </section>
          <section>
            <h2 className="mb-3 text-16">{t("history")}</h2>
            <History entries={view.history} wordsLocale={view.facts.locale} />
          </section>
        </aside>
      </div>
      <DeskKeys back={back} />
    </>
  );
}

async function assignForm(view: CaseView) {
  const t = asTranslate(await getTranslations("desk"));
  const common = asTranslate(await getTranslations("common"));
  return (
    <AssignForm
      act={assignCase}
      hidden={{ requestId: view.id, version: String(view.version) }}
      candidates={view.staff.candidates
        .filter(({ number }) => number !== view.staff.assigneeNumber)
        .map(({ id, number, roles }) => ({
          id,
          label: `${t("staff", { number })}, ${roles.map((role) => common(`roles.${role}`)).join(", ")}`,
        }))}
      texts={{
        problem: t("case.problem"),
        reload: t("case.reload"),
        label: t("case.assignTo"),
        button: t("case.buttons.assign"),
      }}
    />
  );
}

export default orNotFound(CasePage, DeskNotFound);
