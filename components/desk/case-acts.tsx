import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatNumber } from "#lib/i18n/formats.ts";
import type { CaseView, DeskAct, GroundView } from "#lib/requests/core/views.ts";
import { DeskForm } from "./desk-form.tsx";
import type { GroundChoice } from "./ground-row.tsx";
import { ProposalForm } from "./proposal-form.tsx";

/** What staff may do, each a server action. */
export type CaseActs = {
  readonly assign: Act;
  readonly propose: Act;
  readonly decide: Act;
  readonly retry: Act;
  readonly close: Act;
};

type Props = { readonly view: CaseView; readonly acts: CaseActs };

/** The forms of what this reader may do now, and no others. */
export function CaseActForms({ view, acts, plan }: Props & { readonly plan: ReactNode }) {
  const t = asTranslate(useTranslations("desk.case"));
  const can = (act: DeskAct) => view.work.acts.includes(act);
  const common = {
    hidden: { requestId: view.id, version: String(view.version) },
    texts: { problem: t("problem"), reload: t("reload") },
  };
  const words = { name: "words", lang: view.facts.locale, required: true, maxLength: 8000 };
  return (
    <>
      {can("take") ? (
        <DeskForm
          {...common}
          id="take"
          act={acts.assign}
          buttons={[{ kind: "primary", text: t("buttons.take") }]}
          foot
        />
      ) : null}
      {can("retry") ? (
        <DeskForm
          {...common}
          id="retry"
          act={acts.retry}
          buttons={[{ kind: "primary", text: t("buttons.retry") }]}
        />
      ) : null}
      {can("propose-refuse") ? <Propose view={view} act={acts.propose} plan={plan} /> : null}
      {can("agree") ? <Decide view={view} act={acts.decide} {...common} /> : null}
      {can("close") ? (
        <DeskForm
          {...common}
          id="close"
          act={acts.close}
          fields={[{ ...words, label: t("words"), hint: t("closeHint"), rows: 4 }]}
          buttons={[{ kind: "primary", text: t("buttons.close") }]}
          foot
        />
      ) : null}
    </>
  );
}

function Decide({
  view,
  act,
  ...common
}: {
  readonly view: CaseView;
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly texts: { readonly problem: string; readonly reload: string };
}) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { proposal, plan } = view.work;
  const isRefusal = proposal?.outcome === "refuse";
  const agree =
    plan === undefined ? t("buttons.agree") : t("buttons.agreePlan", sums(plan, locale));
  return (
    <DeskForm
      {...common}
      id="decide"
      act={act}
      fields={[{ name: "note", label: t("note"), hint: t("noteHint"), maxLength: 2000 }]}
      buttons={[
        {
          text: isRefusal ? t("buttons.agreeRefusal") : agree,
          kind: isRefusal ? "destructive" : "primary",
          name: "verdict",
          value: "agreed",
        },
        { text: t("buttons.return"), name: "verdict", value: "returned" },
      ]}
      foot
    />
  );
}

function Propose({
  view,
  act,
  plan,
}: {
  readonly view: CaseView;
  readonly act: Act;
  readonly plan: ReactNode;
}) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { work } = view;
  const grounds = work.grounds.filter(({ outcome }) => work.acts.includes(`propose-${outcome}`));
  const refusals = grounds.filter(({ outcome }) => outcome === "refuse").length;
  const isAlone = work.decidesAlone && !work.needsSecond;
  const propose =
    work.plan === undefined
      ? t("buttons.propose")
      : t("buttons.proposePlan", sums(work.plan, locale));
  return (
    <ProposalForm
      // Another step of the case is another form: nothing of the last one stays behind.
      key={view.state}
      act={act}
      hidden={{ requestId: view.id, version: String(view.version) }}
      grounds={useChoices(grounds, work.drafts)}
      wordsLocale={view.facts.locale}
      texts={{
        problem: t("problem"),
        reload: t("reload"),
        grounds: t("grounds"),
        rules: t("rulesOf", { date: formatDate(locale, view.receivedAt, "long") }),
        refusals: t("refusals"),
        refusalsNote: t("refusalsNote", { count: refusals }),
        words: t("words"),
        wordsHint: t("wordsHint"),
        approve: isAlone ? t("buttons.answer") : propose,
        refuse: t(work.decidesAlone ? "buttons.refuseAlone" : "buttons.refuse"),
      }}
    >
      {plan}
    </ProposalForm>
  );
}

function useChoices(
  grounds: readonly GroundView[],
  drafts: Readonly<Record<string, string>>,
): readonly GroundChoice[] {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  return grounds.map(({ id, outcome, names, article, reading, addsDue }) => ({
    value: `${outcome}:${id}`,
    outcome,
    name: names[locale],
    article: `${article[locale]}. ${t(reading)}`,
    effect:
      addsDue === undefined
        ? t("dueStays")
        : t("addsDue", { date: formatDate(locale, addsDue, "short-weekday") }),
    draft: drafts[id] ?? "",
  }));
}

function sums(
  plan: NonNullable<CaseView["work"]["plan"]>,
  locale: "kk" | "ru" | "en",
): Readonly<Record<string, string>> {
  const { goes, changes, stays } = plan.sums;
  return {
    goes: formatNumber(locale, goes),
    changes: formatNumber(locale, changes),
    stays: formatNumber(locale, stays),
  };
}
