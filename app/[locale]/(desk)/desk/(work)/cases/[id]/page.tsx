import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CaseFacts } from "#components/desk/case-facts.tsx";
import { CaseWork } from "#components/desk/case-work.tsx";
import { UnmaskForm } from "#components/desk/unmask-form.tsx";
import { History } from "#components/requests/history.tsx";
import { RequestClock } from "#components/requests/request-clock.tsx";
import { RequestState } from "#components/requests/request-state.tsx";
import { TextBack } from "#components/ui/text-back.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { pageUnit, pageWorkspace } from "#lib/web/container.ts";
import { requireStaff } from "#lib/web/session.ts";
import {
  assignCase,
  closeCase,
  decideCase,
  proposeCase,
  retryCase,
  unmaskCase,
} from "../actions.ts";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.case"))("facts") };
}

/** One case: facts, work, clock. */
export default async function CasePage({ params }: Props) {
  const viewer = await requireStaff("agent", "officer", "auditor");
  const { id } = await params;
  const view = await caseView(await pageWorkspace(viewer), id);
  if (view === null) notFound();
  const now = await pageUnit(viewer, (unit) => Promise.resolve(unit.now.toString()));
  const t = await getTranslations("desk.case");
  const words = asTranslate(await getTranslations("requests"));
  const acts = {
    assign: assignCase,
    propose: proposeCase,
    decide: decideCase,
    retry: retryCase,
    close: closeCase,
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hairline px-5 py-2">
        <TextBack href={`/${await getLocale()}/desk`} label={t("back")} />
        <p className="text-16">
          <strong className="figures font-semibold">{view.number}</strong>{" "}
          {words(`types.${view.type}.name`)}
        </p>
        <RequestState state={view.state} boxed />
      </div>
      <div className="grid flex-1 desk:grid-cols-[17rem_minmax(0,1fr)_20rem]">
        <aside className="border-hairline px-5 py-6 max-desk:border-b desk:border-e">
          <CaseFacts
            view={view}
            {...(view.facts.canUnmask
              ? { unmask: <UnmaskForm view={view} act={unmaskCase} /> }
              : {})}
          />
        </aside>
        <div className="min-w-0 px-5 py-6 desk:px-7">
          <CaseWork view={view} acts={acts} />
        </div>
        <aside className="grid content-start gap-8 border-hairline px-5 py-6 max-desk:border-t desk:border-s">
          <section>
            <h2 className="mb-3 text-16">{t("clock")}</h2>
            <RequestClock clocks={view.clocks} now={now} />
          </section>
          <section>
            <h2 className="mb-3 text-16">{t("history")}</h2>
            <History entries={view.history} wordsLocale={view.facts.locale} />
          </section>
        </aside>
      </div>
    </>
  );
}
