import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RunSteps } from "#components/fulfilment/run-steps.tsx";
import { RunWaits } from "#components/fulfilment/run-waits.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { CaseView, DeskAct, NextAct } from "#lib/requests/core/views.ts";
import { CaseActForms, type CaseActs } from "./case-acts.tsx";
import { CasePlan } from "./case-plan.tsx";
import { CaseDecision, CaseProposal } from "./case-words.tsx";

/** With which of the reader's acts the next step is theirs. */
const actOf: Partial<Record<NextAct, DeskAct>> = {
  assign: "take",
  answer: "propose-refuse",
  propose: "propose-refuse",
  decide: "agree",
  second: "second",
  repair: "retry",
  "carry-out": "close",
};

/** Middle column of a case: the next lawful act is its heading, and its one filled button stands at the foot. */
export function CaseWork({
  view,
  acts,
  byHand,
}: {
  readonly view: CaseView;
  readonly acts: CaseActs;
  /** What people were asked to do for it. */
  readonly byHand?: ReactNode;
}) {
  const t = asTranslate(useTranslations("desk.case"));
  const { work } = view;
  const plan =
    work.run === undefined && work.plan !== undefined ? <CasePlan plan={work.plan} /> : null;
  // Whoever names the ground reads the plan after the grounds.
  const isProposing = work.acts[0]?.startsWith("propose") === true;
  return (
    <div className="flex h-full flex-col gap-6">
      <header>
        <h1 className="text-22">{titleOf(view, t)}</h1>
        {view.staff.isOwn ? <p className="mt-1 text-muted">{t("ownCase")}</p> : null}
        <p className="mt-1 text-13 text-muted">{t("readable")}</p>
      </header>
      <CaseActForms
        view={view}
        acts={acts}
        plan={plan}
        reading={
          <>
            {work.waits === undefined ? null : <RunWaits waits={work.waits} />}
            {view.details.length === 0 ? null : <Asked view={view} />}
            {work.decision === undefined ? (
              <CaseProposal view={view} />
            ) : (
              <CaseDecision view={view} />
            )}
            {isProposing ? null : plan}
            {work.run === undefined ? null : (
              <section>
                <h2 className="mb-2 text-16">{t("run")}</h2>
                <RunSteps run={work.run} />
              </section>
            )}
            {byHand}
            {work.certificateId === undefined ? null : (
              <p>
                <TextLink href={`/api/certificates/${work.certificateId}`}>
                  {t("certificate")}
                </TextLink>
              </p>
            )}
          </>
        }
      />
    </div>
  );
}

function titleOf({ work, staff }: CaseView, t: ReturnType<typeof asTranslate>): string {
  const { nextAct } = work;
  const needed = actOf[nextAct];
  if (needed !== undefined && !work.acts.includes(needed)) {
    const number = staff.assigneeNumber;
    return number === undefined ? t(`others.nobody`) : t(`others.${nextAct}`, { number });
  }
  const isProposal = nextAct === "answer" && !work.decidesAlone;
  return t(`titles.${isProposal ? "propose" : nextAct}`);
}

/** What the person asks for, in their words: the first thing that whoever answers needs to read. */
function Asked({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const words = asTranslate(useTranslations("requests"));
  const isOne = view.details.length === 1;
  return (
    <section className="grid gap-2">
      <h2 className="text-16">{t("asked")}</h2>
      <dl className="grid gap-2 rounded-card bg-sunken px-4 py-3">
        {view.details.map(({ field, value }) => (
          <div
            key={field}
            className={isOne ? "" : "grid gap-x-4 wide:grid-cols-[8rem_minmax(0,1fr)]"}
          >
            <dt className={isOne ? "sr-only" : "text-muted"}>
              {words(`types.${view.type}.fields.${field}`)}
            </dt>
            <dd lang={view.facts.locale} className="keep-lines">
              {value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
