import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ConsentMatrixView } from "#components/consents/consent-matrix.tsx";
import { CarryingConsents, ConsentDecisions } from "#components/consents/consent-parts.tsx";
import { PartialBanner } from "#components/systems/partial-banner.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";
import { consentMatrix, consentReceipts } from "#lib/consents/queries.ts";
import { pageUnit, pageWorkspace } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";
import { setSwitch } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.consents"))("title") };
}

export default async function ConsentsPage() {
  const viewer = await requireSubject();
  const t = await getTranslations("subject.consents");
  const policy = await getTranslations("policy.applied");
  const matrix = await consentMatrix(await pageWorkspace(viewer));
  const receipts = await pageUnit(viewer, consentReceipts);
  const here = `/${await getLocale()}/consents`;
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      {matrix.failed.length === 0 ? null : (
        <div className="mb-6">
          <PartialBanner failed={matrix.failed} href={here} />
        </div>
      )}
      <ConsentMatrixView matrix={matrix} act={setSwitch} />
      <CarryingConsents consents={matrix.carrying} />
      <ConsentDecisions receipts={receipts} />
      <Section title={policy("section")}>
        <Rows>
          <Row
            strong
            icon="calendar"
            title={policy("link")}
            note={policy("linkNote")}
            href={`${here}/notices`}
          />
        </Rows>
      </Section>
    </>
  );
}
