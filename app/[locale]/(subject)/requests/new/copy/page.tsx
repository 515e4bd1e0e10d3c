import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ArchiveCard } from "#components/exports/archive-card.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { archivesOf } from "#lib/exports/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";
import { askCopy } from "../../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("subject.copy"))("title") };
}

export default async function CopyPage() {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.copy");
  const common = await getTranslations("common");
  const here = `/${locale}/requests/new/copy`;
  const archives = (await pageUnit(viewer, archivesOf)).filter(
    (archive) => archive.state === "ready",
  );
  return (
    <div className="max-w-measure">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        back={{ href: `/${locale}/data`, label: t("back") }}
      />
      <ul className="grid list-disc gap-2 ps-5">
        <li>{t("what")}</li>
        <li>{t("others")}</li>
        <li>{t("hours")}</li>
      </ul>
      <div className="mt-6 flex">
        {viewer.actor.level === 2 ? (
          <ActionForm
            act={askCopy}
            problem={common("form.summary")}
            hidden={{ submitKey: randomUUID() }}
          >
            <PendingButton kind="primary" icon="download">
              {t("start")}
            </PendingButton>
          </ActionForm>
        ) : (
          <ButtonLink
            kind="primary"
            icon="shield"
            href={`/${locale}/step-up?next=${encodeURIComponent(here)}`}
          >
            {t("confirm")}
          </ButtonLink>
        )}
      </div>
      {viewer.actor.level === 2 ? null : (
        <p className="mt-3 text-14 text-muted">{t("confirmNote")}</p>
      )}
      {archives.length === 0 ? null : (
        <Section title={t("existing")}>
          <div className="grid gap-4">
            {archives.map((archive) => (
              <ArchiveCard
                key={archive.id}
                archive={archive}
                downloadHref={`/api/downloads/${archive.id}`}
                againHref={here}
              />
            ))}
          </div>
        </Section>
      )}
    </div>
  );
}
