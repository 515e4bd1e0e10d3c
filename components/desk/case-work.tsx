import { useLocale, useTranslations } from "next-intl";
import { RunSteps } from "#components/fulfilment/run-steps.tsx";
import { ActionForm, type Act } from "#components/ui/action-form.tsx";
import { TextField } from "#components/ui/field.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import type { CaseView } from "#lib/requests/core/views.ts";
import { CasePlan } from "./case-plan.tsx";
import { ProposalForm, type GroundChoice } from "./proposal-form.tsx";

/** What staff may do, each a server action. */
export type CaseActs = {
  readonly assign: Act;
  readonly propose: Act;
  readonly decide: Act;
  readonly retry: Act;
  readonly close: Act;
};

/** Middle column of a case: the next lawful act is its heading, the plan and the words stand before the button. */
export function CaseWork({ view, acts }: { readonly view: CaseView; readonly acts: CaseActs }) {
  const t = asTranslate(useTranslations("desk.case"));
  const { work } = view;
  return (
    <div className="grid content-start gap-6">
      <h1 className="text-22">{t(`titles.${work.nextAct}`)}</h1>
      {work.proposal === undefined ? null : <Proposal view={view} />}
      {work.decision === undefined ? null : <Decision view={view} />}
      {work.run === undefined && work.plan !== undefined ? <CasePlan plan={work.plan} /> : null}
      {work.run === undefined ? null : (
        <section>
          <h2 className="mb-2 text-16">{t("run")}</h2>
          <RunSteps run={work.run} />
        </section>
      )}
      {work.certificateId === undefined ? null : (
        <p>
          <TextLink href={`/api/certificates/${work.certificateId}`}>{t("certificate")}</TextLink>
        </p>
      )}
      <Acts view={view} acts={acts} />
    </div>
  );
}

function Acts({ view, acts }: { readonly view: CaseView; readonly acts: CaseActs }) {
  const t = asTranslate(useTranslations("desk.case"));
  const { work } = view;
  const can = (act: (typeof work.acts)[number]) => work.acts.includes(act);
  const hidden = { requestId: view.id, version: String(view.version) };
  const problem = t("problem");
  return (
    <>
      {can("propose-approve") || can("propose-refuse") ? (
        <Propose view={view} act={acts.propose} />
      ) : null}
      {can("agree") ? (
        <ActionForm act={acts.decide} problem={problem} hidden={{ ...hidden, verdict: "agreed" }}>
          <div>
            <PendingButton kind={work.proposal?.outcome === "refuse" ? "destructive" : "primary"}>
              {t(work.proposal?.outcome === "refuse" ? "buttons.agreeRefusal" : "buttons.agree")}
            </PendingButton>
          </div>
        </ActionForm>
      ) : null}
      {can("return") ? (
        <ActionForm act={acts.decide} problem={problem} hidden={{ ...hidden, verdict: "returned" }}>
          <TextField id="note" name="note" label={t("proposalNote")} />
          <div>
            <PendingButton>{t("buttons.return")}</PendingButton>
          </div>
        </ActionForm>
      ) : null}
      {can("retry") ? (
        <ActionForm act={acts.retry} problem={problem} hidden={hidden}>
          <div>
            <PendingButton kind="primary">{t("buttons.retry")}</PendingButton>
          </div>
        </ActionForm>
      ) : null}
      {can("close") ? (
        <ActionForm act={acts.close} problem={problem} hidden={hidden}>
          <TextField id="words" name="words" label={t("words")} lang={view.facts.locale} required />
          <div>
            <PendingButton kind="primary">{t("buttons.close")}</PendingButton>
          </div>
        </ActionForm>
      ) : null}
      <Assign view={view} act={acts.assign} />
    </>
  );
}

function Assign({ view, act }: { readonly view: CaseView; readonly act: Act }) {
  const t = asTranslate(useTranslations("desk"));
  const common = asTranslate(useTranslations("common"));
  const hidden = { requestId: view.id, version: String(view.version) };
  const { acts } = view.work;
  return (
    <>
      {acts.includes("take") ? (
        <ActionForm act={act} problem={t("case.problem")} hidden={hidden}>
          <div>
            <PendingButton kind={acts[0] === "take" ? "primary" : "secondary"}>
              {t("case.buttons.take")}
            </PendingButton>
          </div>
        </ActionForm>
      ) : null}
      {acts.includes("assign") && view.staff.candidates.length > 0 ? (
        <ActionForm act={act} problem={t("case.problem")} hidden={hidden}>
          <div className="flex flex-wrap items-end gap-3 border-t border-hairline pt-4">
            <label className="grid gap-1">
              <span className="text-13 text-muted">{t("case.buttons.assign")}</span>
              <select
                name="staffId"
                className="min-h-11 rounded-control border border-control bg-surface px-3"
              >
                {view.staff.candidates.map(({ id, number, roles }) => (
                  <option key={id} value={id}>
                    {`${t("staff", { number })}, ${roles.map((role) => common(`roles.${role}`)).join(", ")}`}
                  </option>
                ))}
              </select>
            </label>
            <PendingButton>{t("case.buttons.assign")}</PendingButton>
          </div>
        </ActionForm>
      ) : null}
    </>
  );
}

function Propose({ view, act }: { readonly view: CaseView; readonly act: Act }) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { work } = view;
  const grounds: readonly GroundChoice[] = work.grounds
    .filter(({ outcome }) => work.acts.includes(`propose-${outcome}`))
    .map((ground) => ({
      id: ground.id,
      outcome: ground.outcome,
      name: ground.names[locale],
      article: `${ground.article[locale]}. ${t(ground.reading)}`,
      effect:
        ground.addsDue === undefined
          ? t("dueStays")
          : t("addsDue", { date: formatDate(locale, ground.addsDue, "short-weekday") }),
      draft: work.drafts[ground.id] ?? "",
    }));
  return (
    <ProposalForm
      act={act}
      hidden={{ requestId: view.id, version: String(view.version) }}
      grounds={grounds}
      wordsLocale={view.facts.locale}
      texts={{
        problem: t("problem"),
        grounds: t("grounds"),
        words: t("words"),
        wordsHint: t("wordsHint"),
        approve: t(work.needsSecond ? "buttons.proposeApprove" : "buttons.answer"),
        refuse: t(work.needsSecond ? "buttons.refuse" : "buttons.refuseAlone"),
      }}
    />
  );
}

function Proposal({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { proposal } = view.work;
  if (proposal === undefined) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-16">{t("proposal", { number: proposal.byNumber })}</h2>
      <p className="font-medium">{proposal.groundNames?.[locale] ?? proposal.ground}</p>
      <blockquote lang={view.facts.locale} className="keep-lines rounded-card bg-sunken px-4 py-3">
        {proposal.words}
      </blockquote>
      {proposal.note === undefined ? null : <p className="text-muted">{proposal.note}</p>}
    </section>
  );
}

function Decision({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { decision } = view.work;
  if (decision === undefined) return null;
  return (
    <section className="grid gap-2">
      <h2 className="text-16">{t("decision")}</h2>
      <p className="font-medium">{decision.groundNames?.[locale] ?? decision.ground}</p>
      {decision.article === undefined ? null : (
        <p className="text-13 text-muted">{decision.article[locale]}</p>
      )}
      <blockquote lang={view.facts.locale} className="keep-lines rounded-card bg-sunken px-4 py-3">
        {decision.words}
      </blockquote>
    </section>
  );
}
