import { useLocale, useTranslations } from "next-intl";
import { Banner } from "#components/ui/banner.tsx";
import { Card, Section } from "#components/ui/layout-parts.tsx";
import { Fact, Facts } from "#components/ui/rows.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { PlanTable } from "#components/fulfilment/plan-table.tsx";
import { RunSteps } from "#components/fulfilment/run-steps.tsx";
import { formatDate, formatDateTime, formatNumber } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import type { RequestView } from "#lib/requests/core/views.ts";

/** Said once, right after filing: number, date, and that a letter is on its way. */
export function FiledBanner({ request }: { readonly request: RequestView }) {
  const locale = useLocale();
  const t = useTranslations("subject.request");
  return (
    <Banner tone="done" icon="check-circle" live title={t("filed", { number: request.number })}>
      {t("filedNote", { date: formatDate(locale, request.receivedAt, "long-weekday") })}
    </Banner>
  );
}

/** The decision in the words the person was sent. */
export function Decision({ request }: { readonly request: RequestView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.request"));
  const { decision } = request;
  if (decision === undefined || decision.words === "") return null;
  return (
    <Section title={t(`decided.${decision.outcome}`)}>
      <Card>
        <p lang={request.locale} className="keep-lines">
          {decision.words}
        </p>
        <p className="mt-3 text-14 text-muted">
          {[
            say(decision.groundNames, locale),
            say(decision.article, locale),
            formatDateTime(locale, decision.decidedAt),
          ]
            .filter((part) => part !== undefined)
            .join(". ")}
        </p>
      </Card>
    </Section>
  );
}

/** What became of the plan; while nobody has decided, that nothing runs. */
const planNotes: Partial<Record<RequestView["state"], string>> = {
  approved: "planNoteRuns",
  running: "planNoteRuns",
  "needs-staff": "planNoteRuns",
  refused: "planNoteOver",
  cancelled: "planNoteOver",
};

/** What runs, or what is planned to run: the same rows and the same numbers. */
export function Work({ request }: { readonly request: RequestView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.request"));
  const { run, plan } = request;
  if (run !== undefined) {
    const count = formatNumber(locale, run.records.planned);
    return (
      <Section
        title={t(run.isOver ? "workDone" : "work")}
        note={t("workNote", { count: run.records.planned, number: count })}
      >
        <RunSteps run={run} />
      </Section>
    );
  }
  if (plan === undefined) return null;
  return (
    <Section
      title={t("plan")}
      note={t(planNotes[request.state] ?? "planNote", {
        at: formatDateTime(locale, plan.computedAt),
      })}
    >
      <PlanTable plan={plan} />
    </Section>
  );
}

/** Nobody need judge it; once something went wrong, somebody must. */
function isServedByPortal({ isSelfService, state }: RequestView): boolean {
  return isSelfService && state !== "needs-staff";
}

/** What was asked, and who works on it. */
export function Asked({ request }: { readonly request: RequestView }) {
  const locale = useLocale();
  const t = asTranslate(useTranslations("subject.request"));
  const names = asTranslate(useTranslations("requests"));
  const { details, staff, certificateId } = request;
  return (
    <Section title={t("facts")}>
      <div className="border-y border-hairline">
        <Facts>
          <Fact label={t("received")}>{formatDateTime(locale, request.receivedAt, "long")}</Fact>
          {details
            .filter((detail) => detail.value !== "")
            .map((detail) => (
              <Fact
                key={detail.field}
                label={names(`types.${request.type}.fields.${detail.field}`)}
              >
                <span className="keep-lines">{detail.value}</span>
              </Fact>
            ))}
          <Fact label={t("worksOn")}>
            {staff.length === 0
              ? t(isServedByPortal(request) ? "portalItself" : "nobodyYet")
              : staff.map((one) => t(`staff.${one.part}`, { number: one.number })).join(", ")}
          </Fact>
          {certificateId === undefined ? null : (
            <Fact label={t("certificate")}>{t("certificateSent")}</Fact>
          )}
        </Facts>
      </div>
    </Section>
  );
}
