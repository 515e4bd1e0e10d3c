import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { ArchiveCard } from "#components/exports/archive-card.tsx";
import { RunWaits } from "#components/fulfilment/run-waits.tsx";
import { History } from "#components/requests/history.tsx";
import { RequestClock } from "#components/requests/request-clock.tsx";
import { ExitSteps } from "#components/notices/exit-steps.tsx";
import { Asked, Decision, FiledBanner, Work } from "#components/requests/request-parts.tsx";
import { RequestState } from "#components/requests/request-state.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { AutoRefresh } from "#components/ui/auto-refresh.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { archiveOf } from "#lib/exports/queries.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { closingMessage } from "#lib/notify/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireSubject } from "#lib/web/session.ts";
import NothingHere from "../../not-found.tsx";
import { takeBack } from "../actions.ts";

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly filed?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.nav"))("requests") };
}

async function RequestPage({ params, searchParams }: Props) {
  const viewer = await requireSubject();
  const { id } = await params;
  const { filed } = await searchParams;
  const locale = await getLocale();
  const t = await getTranslations("subject.request");
  const common = await getTranslations("common");
  const names = asTranslate(await getTranslations("requests"));
  const ui = await getTranslations("ui");
  const { request, archive, ending, now } = await pageUnit(viewer, async (unit) => {
    const found = await myRequest(unit, id);
    const archiveId = found?.archiveId;
    return {
      request: found,
      ending: found === null ? null : await closingMessage(unit, id),
      archive: archiveId === undefined ? null : await archiveOf(unit, archiveId),
      now: unit.now.toString(),
    };
  });
  if (request === null) notFound();
  const here = `/${locale}/requests/${request.id}`;
  const stepUp = `/${locale}/step-up?next=${encodeURIComponent(here)}`;
  const runs =
    ["approved", "running"].includes(request.state) ||
    archive?.state === "building" ||
    archive?.state === "waiting";
  return (
    <div className="max-w-measure">
      <PageHeading
        title={names(`types.${request.type}.name`)}
        back={{ href: `/${locale}/requests`, label: common("nav.requests") }}
        lead={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <RequestState state={request.state} boxed />
            <span className="figures">{ui("number", { number: request.number })}</span>
          </span>
        }
      />
      <div className="grid gap-6">
        {filed === "1" ? <FiledBanner request={request} /> : null}
        {runs ? <AutoRefresh seconds={3} /> : null}
        {request.waits === undefined ? null : <RunWaits waits={request.waits} />}
        {archive === null ? null : (
          <ArchiveCard
            archive={archive}
            downloadHref={viewer.actor.level === 2 ? `/api/downloads/${archive.id}` : stepUp}
            againHref={`/${locale}/requests/new/copy`}
          />
        )}
        {request.state === "cancelled" ? null : <RequestClock clocks={request.clocks} now={now} />}
      </div>
      {request.exit === undefined || request.state === "cancelled" ? null : (
        <ExitSteps exit={request.exit} filedAt={request.receivedAt} />
      )}
      <Decision request={request} />
      {ending === null ? null : (
        <Section title={t("ending")}>
          <p lang={ending.locale} className="keep-lines">
            {ending.text}
          </p>
        </Section>
      )}
      <Work request={request} />
      <Section title={t("history")}>
        <History entries={request.history} wordsLocale={request.locale} />
      </Section>
      <Asked request={request} />
      {request.canCancel ? (
        <Section title={t("cancelTitle")}>
          <p className="mb-4">{t("cancelNote")}</p>
          <ActionForm
            act={takeBack}
            problem={common("form.summary")}
            hidden={{ requestId: request.id }}
          >
            <div className="flex">
              <PendingButton icon="close">{t("cancel")}</PendingButton>
            </div>
          </ActionForm>
        </Section>
      ) : null}
    </div>
  );
}

export default orNotFound(RequestPage, NothingHere);
