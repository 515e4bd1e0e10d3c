import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { type Text, say } from "#lib/kernel/locale.ts";
import type { CaseView } from "#lib/requests/core/views.ts";

/** What a colleague proposed, or returned with a remark: their ground and the words the person would read. */
export function CaseProposal({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { proposal } = view.work;
  if (proposal === undefined) return null;
  const { byNumber, decidedByNumber, outcome, at } = proposal;
  return (
    <Reasoned
      title={t(`proposals.${outcome}`, { number: byNumber })}
      aside={formatDateTime(locale, at, "short")}
      ground={say(proposal.groundNames, locale) ?? proposal.ground}
      words={proposal.words}
      view={view}
    >
      {proposal.note === undefined || decidedByNumber === undefined ? null : (
        <p className="rounded-card bg-held-soft px-4 py-3 text-held">
          <strong className="block font-semibold">
            {t("returned", { number: decidedByNumber })}
          </strong>
          {proposal.note}
        </p>
      )}
    </Reasoned>
  );
}

/** What was decided and sent. */
export function CaseDecision({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { decision, proposal } = view.work;
  if (decision === undefined) return null;
  return (
    <Reasoned
      title={t(`decisions.${decision.outcome}`)}
      aside={formatDateTime(locale, decision.decidedAt, "short")}
      ground={say(decision.groundNames, locale) ?? decision.ground}
      {...(decision.article === undefined ? {} : { article: decision.article })}
      words={decision.words}
      view={view}
    >
      {proposal?.isSingle === true ? (
        <p className="rounded-card bg-held-soft px-4 py-3 text-held">
          <strong className="block font-semibold">
            {t("single", { number: proposal.byNumber })}
          </strong>
          {proposal.note}
        </p>
      ) : null}
    </Reasoned>
  );
}

function Reasoned(props: {
  readonly title: string;
  readonly aside: string;
  readonly ground: string;
  readonly article?: Text;
  /** Absent for whoever may not read it: the page says so once. */
  readonly words: string | undefined;
  readonly view: CaseView;
  readonly children?: ReactNode;
}) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  const { title, aside, ground, article, words, view, children } = props;
  return (
    <section className="grid gap-2">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="text-16">{title}</h2>
        <p className="figures text-13 text-muted">{aside}</p>
      </div>
      {children}
      <p>
        <span className="font-medium">{ground}</span>
        {article === undefined ? null : (
          <span className="ms-2 text-13 text-muted">{say(article, locale)}</span>
        )}
      </p>
      {words === undefined ? null : (
        <figure className="rounded-card bg-sunken px-4 py-3">
          <figcaption className="mb-1 text-13 text-muted">{t("words")}</figcaption>
          {words === "" ? (
            <p className="text-muted">{t("wordsGone")}</p>
          ) : (
            <blockquote lang={view.facts.locale} className="keep-lines">
              {words}
            </blockquote>
          )}
        </figure>
      )}
    </section>
  );
}
