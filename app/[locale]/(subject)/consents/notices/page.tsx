import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { AppliedList } from "#components/notices/applied-list.tsx";
import { NoticeNewsCard } from "#components/notices/news-card.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { TextField } from "#components/ui/field.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { appliedNotices, noticeNews } from "#lib/consents/notice-queries.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import { dayOf } from "#lib/kernel/time.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";
import { accept } from "./actions.ts";

type Props = { readonly searchParams: Promise<{ readonly on?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("policy.applied"))("metaTitle") };
}

/** Which text governed each service on a day, and what the person decided under it. */
export default async function AppliedNoticesPage({ searchParams }: Props) {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("policy.applied");
  const common = await getTranslations("common");
  const { on: asked } = await searchParams;
  const on = typeof asked === "string" ? dayOf(asked) : undefined;
  const isWrong = asked !== undefined && on === undefined;
  const { applied, news } = await pageUnit(viewer, async (unit) => ({
    applied: await appliedNotices(unit, on),
    news: await noticeNews(unit),
  }));
  if (applied === null) notFound();
  const wrong = isWrong ? t("wrongDay") : undefined;
  return (
    <div className="max-w-measure">
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        back={{ href: `/${locale}/consents`, label: common("nav.consents") }}
      />
      <div className="grid gap-6">
        {news.map((one) => (
          <NoticeNewsCard key={one.ref} news={one} accept={accept} />
        ))}
        <ErrorSummary
          title={common("form.summary")}
          problems={wrong === undefined ? [] : [{ field: "on", text: wrong }]}
        />
        <form
          action={`/${locale}/consents/notices`}
          noValidate
          className="flex flex-wrap items-end gap-3"
        >
          <TextField
            id="on"
            name="on"
            type="date"
            label={t("day")}
            hint={t("dayHint")}
            error={wrong}
            defaultValue={applied.on}
          />
          <Button>{t("show")}</Button>
        </form>
      </div>
      <Section title={t("on", { date: formatDate(locale, applied.on, "long-weekday-year") })}>
        <p className="text-14 text-muted">
          {applied.on < applied.accountSince
            ? t("before")
            : t("account", { date: formatDate(locale, applied.accountSince, "long") })}
        </p>
      </Section>
      <AppliedList services={applied.services} />
    </div>
  );
}
