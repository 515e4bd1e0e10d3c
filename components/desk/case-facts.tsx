import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RequestState } from "#components/requests/request-state.tsx";
import { StateMark } from "#components/ui/state-mark.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import type { CaseView } from "#lib/requests/core/views.ts";

/** Left column of a case: who, how they proved it, what else is open. `unmask` is the form for whoever may. */
export function CaseFacts({
  view,
  unmask,
}: {
  readonly view: CaseView;
  readonly unmask?: ReactNode;
}) {
  const t = asTranslate(useTranslations("desk.case"));
  const common = asTranslate(useTranslations("common"));
  const words = asTranslate(useTranslations("requests"));
  const locale = useLocale();
  return (
    <div className="grid content-start gap-6">
      <section aria-labelledby="facts">
        <h2 id="facts" className="mb-2 text-16">
          {t("facts")}
        </h2>
        <dl className="grid gap-1.5">
          <Pair label={t("person")}>{view.facts.person}</Pair>
          {view.facts.identifiers.map(({ kind, value }) => (
            <Pair key={`${kind}${value}`} label={t(`identifiers.${kind}`)}>
              {value}
            </Pair>
          ))}
        </dl>
        {view.facts.isUnmasked ? <p className="mt-2 text-13 text-muted">{t("seen")}</p> : unmask}
      </section>
      <section>
        <h2 className="mb-2 text-14">{t("identity")}</h2>
        {view.verifiedAt === undefined ? (
          <StateMark tone="soon" icon="dotted">
            {t("notVerified")}
          </StateMark>
        ) : (
          <p className="flex flex-wrap items-center gap-2">
            <StateMark tone="done" icon="check-circle" boxed>
              {t("level", { level: view.assurance })}
            </StateMark>
            <span className="text-13 text-muted">
              {formatDateTime(locale, view.verifiedAt, "short")}
            </span>
          </p>
        )}
      </section>
      {view.details.length === 0 ? null : (
        <section>
          <h2 className="mb-2 text-14">{t("asked")}</h2>
          <dl className="grid gap-1.5">
            {view.details.map(({ field, value }) => (
              <Pair key={field} label={words(`types.${view.type}.fields.${field}`)}>
                <span className="keep-lines">{value}</span>
              </Pair>
            ))}
          </dl>
        </section>
      )}
      <section>
        <h2 className="mb-2 text-14">{t("otherCases")}</h2>
        {view.otherCases.length === 0 ? (
          <p className="text-muted">{t("noOtherCases")}</p>
        ) : (
          <ul className="grid gap-1.5">
            {view.otherCases.map((other) => (
              <li key={other.id} className="flex flex-wrap justify-between gap-2">
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
      <section>
        <h2 className="mb-2 text-14">{t("language")}</h2>
        <p>{common(`languages.${view.facts.locale}`)}</p>
        <p className="text-13 text-muted">{t("languageNote")}</p>
      </section>
    </div>
  );
}

function Pair({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3">
      <dt className="text-muted">{label}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
