import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { NoticeSummary } from "#components/notices/notice-summary.tsx";
import { SuccessionCard } from "#components/notices/succession-part.tsx";
import { PageHeading } from "#components/ui/layout-parts.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";
import { successions } from "#lib/consents/notice-queries.ts";
import { say } from "#lib/kernel/locale.ts";
import { noticesToday } from "#lib/operator/core/notice-page.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { operatorToday } from "./today.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.list"))("title") };
}

/** Every notice of the operator, and whoever is to take its place. */
export default async function NoticesPage() {
  const locale = await getLocale();
  const t = await getTranslations("policy.list");
  const promises = await getTranslations("promises");
  const { operator, today } = await operatorToday();
  const notices = noticesToday(operator, today);
  const refuse = `/${locale}/requests/new/notice-refusal`;
  return (
    <PublicShell operator={shellOperator(locale)}>
      <div className="max-w-measure">
        <PageHeading
          title={notices.length === 0 ? t("none") : t("title")}
          lead={t("lead", { operator: say(operator.names, locale) })}
        />
        <div className="grid gap-6">
          {successions(operator, today).map((one) => (
            <SuccessionCard
              key={one.id}
              succession={one}
              refuseHref={`${refuse}?succession=${one.id}`}
            />
          ))}
        </div>
        {notices.map((view) => (
          <NoticeSummary key={view.noticeId} view={view} />
        ))}
        <div className="mt-10" data-print="no">
          <Rows>
            <Row
              strong
              icon="calendar"
              title={t("applied")}
              note={t("appliedNote")}
              href={`/${locale}/consents/notices`}
            />
            <Row
              strong
              icon="check"
              title={promises("link")}
              note={promises("linkNote")}
              href={`/${locale}/promises`}
            />
          </Rows>
        </div>
      </div>
    </PublicShell>
  );
}
