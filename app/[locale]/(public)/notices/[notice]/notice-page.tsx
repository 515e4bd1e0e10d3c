import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { PublicShell } from "#components/layout/public-shell.tsx";
import { NoticeFacts } from "#components/notices/notice-facts.tsx";
import { NoticeText } from "#components/notices/notice-text.tsx";
import { VersionList } from "#components/notices/version-list.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatDate } from "#lib/i18n/formats.ts";
import { say } from "#lib/kernel/locale.ts";
import { noticeView, type NoticeView } from "#lib/operator/core/notice-page.ts";
import { shellOperator } from "#lib/web/entry.ts";
import { operatorToday } from "../today.ts";

/** One text: the one in force at the address of its notice, or a version at an address of its own. */
export async function NoticePart(asked: {
  readonly id: string;
  readonly version?: string | undefined;
}) {
  const locale = await getLocale();
  const t = await getTranslations("policy.text");
  const { operator, today } = await operatorToday();
  const view = noticeView(operator, asked, today);
  if (view === undefined) notFound();
  const page = `/${locale}/notices/${view.ref}`;
  return (
    <PublicShell operator={shellOperator(locale)}>
      <article className="max-w-measure">
        <PageHeading
          title={[say(view.titles, locale), say(view.service, locale)]
            .filter((part) => part !== undefined)
            .join(": ")}
          lead={say(view.remark, locale)}
          back={{ href: `/${locale}/notices`, label: t("back") }}
        />
        <div className="mb-6 grid gap-4 empty:hidden">
          <Standing view={view} />
        </div>
        <NoticeFacts view={view} url={operator.notice.url} />
        {view.changes === undefined ? null : (
          <Section title={t("changes")}>
            <p className="max-w-measure">{say(view.changes, locale)}</p>
          </Section>
        )}
        {view.before === undefined ? null : (
          <div className="mt-4 flex" data-print="no">
            <ButtonLink href={`${page}/changes`}>{t("seeChanges")}</ButtonLink>
          </div>
        )}
        <NoticeText view={view} />
        <Section title={t("versions")}>
          <VersionList versions={view.versions} shown={view.version} />
        </Section>
        {view.state === "past" ? null : (
          <div data-print="no">
            <Section title={t("disagree")} note={t("disagreeNote")}>
              <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
                <ButtonLink
                  href={`/${locale}/requests/new/notice-refusal?notice=${encodeURIComponent(view.ref)}`}
                >
                  {t("disagreeLink")}
                </ButtonLink>
                <TextLink href={`/${locale}/consents/notices`}>{t("applied")}</TextLink>
              </div>
            </Section>
          </div>
        )}
      </article>
    </PublicShell>
  );
}

/** What must be known before reading: that it does not govern yet, or no longer, or stands in for another. */
async function Standing({ view }: { readonly view: NoticeView }) {
  const locale = await getLocale();
  const t = await getTranslations("policy.text");
  if (view.standsInFor !== undefined) {
    const service = say(view.standsInFor, locale);
    return (
      <Banner tone="running" icon="info">
        {t("standsIn", { service })}
      </Banner>
    );
  }
  if (view.state === "in-force") return null;
  const isComing = view.state === "coming";
  const day = (isComing ? view.from : view.until) ?? "";
  return (
    <Banner
      tone={isComing ? "running" : "soon"}
      icon={isComing ? "clock" : "info"}
      title={t(isComing ? "coming" : "past")}
      action={<TextLink href={`/${locale}/notices/${view.noticeId}`}>{t("current")}</TextLink>}
    >
      {t(isComing ? "comingNote" : "pastNote", { date: formatDate(locale, day, "long") })}
    </Banner>
  );
}
