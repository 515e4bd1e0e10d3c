import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RequestState } from "#components/requests/request-state.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { languageName } from "#lib/i18n/language.ts";
import type { CaseView } from "#lib/requests/core/views.ts";

type Props = {
  readonly view: CaseView;
  /** The form that asks what for, for whoever may see who it is. */
  readonly unmask?: ReactNode;
  /** The form that hands the case over, for whoever may. */
  readonly assign?: ReactNode;
};

/** Left column of a case: who, how they proved it, who works on it, what else is open. */
export function CaseFacts({ view, unmask, assign }: Props) {
  const t = asTranslate(useTranslations("desk.case"));
  const { facts } = view;
  return (
    <div className="grid content-start gap-5">
      <section aria-labelledby="facts">
        <h2 id="facts" className="mb-2 text-16">
          {t("facts")}
        </h2>
        <dl className="grid gap-1">
          <Pair label={t("person")}>{facts.person}</Pair>
          {facts.identifiers.map(({ kind, value }) => (
            <Pair key={`${kind}${value}`} label={t(`identifiers.${kind}`)}>
              {value}
            </Pair>
          ))}
        </dl>
        {facts.isUnmasked && facts.person.includes("•") ? (
          <p className="mt-2 text-13 text-soon">{t("nameSilent")}</p>
        ) : null}
        {facts.isUnmasked ? <p className="mt-2 text-13 text-muted">{t("seen")}</p> : unmask}
      </section>
      <Identity view={view} />
      <section>
        <h2 className="mb-1 text-14">{t("with")}</h2>
        <Staff view={view} />
        {assign}
      </section>
      {view.isReadable ? <OtherCases view={view} /> : null}
      <section>
        <h2 className="mb-1 text-14">{t("language")}</h2>
        <p>{languageName(facts.locale)}</p>
        <p className="text-13 text-muted">{t("languageNote")}</p>
      </section>
    </div>
  );
}

function Identity({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const locale = useLocale();
  return (
    <section>
      <h2 className="mb-1 text-14">{t("identity")}</h2>
      {view.verifiedAt === undefined ? (
        <StateMark tone="soon" icon="dotted">
          {t("notVerified")}
        </StateMark>
      ) : (
        <p className="flex flex-wrap items-center gap-2">
          <StateMark tone="done" icon="check-circle" boxed>
            {t("level", { level: view.assurance })}
          </StateMark>
          <span className="figures text-13 text-muted">
            {formatDateTime(locale, view.verifiedAt, "short")}
          </span>
        </p>
      )}
    </section>
  );
}

function Staff({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk"));
  const { assigneeNumber, secondNumber } = view.staff;
  return (
    <p>
      {assigneeNumber === undefined ? t("case.none") : t("staff", { number: assigneeNumber })}
      {secondNumber === undefined ? null : (
        <span className="block text-muted">{t("case.second", { number: secondNumber })}</span>
      )}
    </p>
  );
}

function OtherCases({ view }: { readonly view: CaseView }) {
  const t = asTranslate(useTranslations("desk.case"));
  const words = asTranslate(useTranslations("requests"));
  const locale = useLocale();
  return (
    <section>
      <h2 className="mb-1 text-14">{t("otherCases")}</h2>
      {view.otherCases.length === 0 ? (
        <p className="text-muted">{t("noOtherCases")}</p>
      ) : (
        <ul className="grid gap-1">
          {view.otherCases.map((other) => (
            <li key={other.id} className="flex flex-wrap justify-between gap-x-2">
              <span>
                <TextLink href={`/${locale}/desk/cases/${other.id}`}>{other.number}</TextLink>{" "}
                {words(`types.${other.type}.name`)}
              </span>
              <RequestState state={other.state} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[4.25rem_minmax(0,1fr)] gap-x-2">
      <dt className="text-muted">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
