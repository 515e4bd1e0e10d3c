import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate, formatNumber } from "#lib/i18n/formats.ts";
import { type Locale, say } from "#lib/kernel/locale.ts";
import type { CaseView, DeskAct, GroundView } from "#lib/requests/core/views.ts";
import { singleMinutes } from "#lib/requests/core/desk-acts.ts";
import { DeskForm, type DeskFormProps } from "./desk-form.tsx";
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

type Column = Props & {
  /** Before the grounds: what is asked, proposed, decided, running. */
  readonly reading: ReactNode;
  /** Between the grounds and the words. */
  readonly plan: ReactNode;
};

/** In which order acts compete for the foot of the column. */
const order: readonly DeskAct[] = ["take", "second", "agree", "retry", "propose-refuse", "close"];

/** What is read, inside the form of what this reader may do now: so its button stays in view however long the reading. */
export function CaseActForms(column: Column) {
  const { view, reading } = column;
  const [first, ...others] = order.filter((act) => view.work.acts.includes(act));
  return (
    <>
      {first === undefined ? (
        <div className="grid gap-6 pb-6">{reading}</div>
      ) : (
        <ActForm {...column} act={first} foot />
      )}
      {others.map((act) => (
        <div key={act} className="pb-6">
          <ActForm {...column} act={act} reading={null} />
        </div>
      ))}
    </>
  );
}

function ActForm({
  act,
  foot = false,
  ...column
}: Column & { readonly act: DeskAct; readonly foot?: boolean }) {
  const t = asTranslate(useTranslations("desk.case"));
  const { view, acts, reading } = column;
  const common = {
    hidden: { requestId: view.id, version: String(view.version) },
    texts: { problem: t("problem"), reload: t("reload") },
    foot,
    children: reading,
  };
  if (act === "propose-refuse") return <Propose {...column} foot={foot} />;
  if (act === "agree") return <Decide {...common} view={view} act={acts.decide} />;
  if (act === "close") {
    const field = { name: "words", lang: view.facts.locale, required: true, maxLength: 8000 };
    return (
      <DeskForm
        {...common}
        id="close"
        act={acts.close}
        fields={[{ ...field, label: t("closeWords"), hint: t("closeHint"), rows: 4 }]}
        buttons={[{ kind: "primary", text: t("buttons.close") }]}
      />
    );
  }
  // In another officer's place it is possible, not the next step.
  const isNext = foot && view.work.nextAct !== "wait-for-second";
  return (
    <DeskForm
      {...common}
      id={act}
      act={act === "retry" ? acts.retry : acts.assign}
      hidden={act === "second" ? { ...common.hidden, part: "second" } : common.hidden}
      buttons={[{ kind: isNext ? "primary" : "secondary", text: t(`buttons.${act}`) }]}
    />
  );
}

function Decide({
  view,
  ...common
}: { readonly view: CaseView } & Omit<DeskFormProps, "id" | "fields" | "buttons">) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { proposal, plan, maySingle } = view.work;
  const isRefusal = proposal?.outcome === "refuse";
  const agree =
    plan === undefined ? t("buttons.agree") : t("buttons.agreePlan", sums(plan, locale));
  return (
    <DeskForm
      {...common}
      id="decide"
      fields={[
        {
          name: "note",
          label: t("note"),
          hint: t(maySingle && !isRefusal ? "noteHintSingle" : "noteHint"),
          maxLength: 2000,
        },
      ]}
      buttons={[
        {
          text: isRefusal ? t("buttons.agreeRefusal") : agree,
          kind: isRefusal ? "destructive" : "primary",
          name: "verdict",
          value: "agreed",
        },
        { text: t("buttons.return"), name: "verdict", value: "returned" },
      ]}
    />
  );
}

function Propose({ view, acts, plan, reading, foot }: Column & { readonly foot: boolean }) {
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
      act={acts.propose}
      hidden={{ requestId: view.id, version: String(view.version) }}
      grounds={useChoices(grounds, work.drafts)}
      wordsLocale={view.facts.locale}
      reading={reading}
      foot={foot}
      texts={{
        problem: t("problem"),
        reload: t("reload"),
        grounds: t("grounds"),
        rules: t("rulesOf", { date: formatDate(locale, view.receivedAt, "long") }),
        refusals: t("refusals"),
        refusalsNote: t("refusalsNote", { count: refusals }),
        words: t("words"),
        wordsHint: t("wordsHint"),
        ...(work.maySingle ? { single: t("singleHint", { minutes: singleMinutes }) } : {}),
        approve: isAlone ? t("buttons.answer") : propose,
        refuse: t(work.decidesAlone ? "buttons.refuseAlone" : "buttons.refuse"),
      }}
    >
      {foot ? plan : null}
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
    name: say(names, locale),
    article: `${say(article, locale)}. ${t(reading)}`,
    effect:
      addsDue === undefined
        ? t("dueStays")
        : t("addsDue", { date: formatDate(locale, addsDue, "short-weekday") }),
    draft: drafts[id] ?? "",
  }));
}

function sums(
  plan: NonNullable<CaseView["work"]["plan"]>,
  locale: Locale,
): Readonly<Record<string, string>> {
  const { goes, changes, stays } = plan.sums;
  return {
    goes: formatNumber(locale, goes),
    changes: formatNumber(locale, changes),
    stays: formatNumber(locale, stays),
  };
}
