import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { OpenRequest, ClosedRequest } from "#components/requests/request-row.tsx";
import { ArchiveCard } from "#components/exports/archive-card.tsx";
import { NoticeNewsCard } from "#components/notices/news-card.tsx";
import { SuccessionCard } from "#components/notices/succession-part.tsx";
import { TakeAwayRows } from "#components/systems/take-away-rows.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { Row, Rows } from "#components/ui/rows.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { noticeNews, successionNews } from "#lib/consents/notice-queries.ts";
import { archivesOf } from "#lib/exports/queries.ts";
import { accessEvents } from "#lib/identity/access-queries.ts";
import { say } from "#lib/kernel/locale.ts";
import { myRequests } from "#lib/requests/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { requireSubject } from "#lib/web/session.ts";
import { accept } from "../consents/notices/actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.nav"))("home") };
}

export default async function HomePage() {
  const viewer = await requireSubject();
  const locale = await getLocale();
  const t = await getTranslations("subject.home");
  const activity = await getTranslations("subject.activity");
  const policy = await getTranslations("policy.news");
  const { requests, archives, readings, notices, successions, now } = await pageUnit(
    viewer,
    async (unit) => ({
      notices: await noticeNews(unit),
      successions: successionNews(currentOperator(), unit.now),
      requests: await myRequests(unit),
      archives: await archivesOf(unit),
      readings: await accessEvents(unit),
      now: unit.now.toString(),
    }),
  );
  const asking = notices.filter(({ asks }) => asks).length;
  const open = requests.filter((request) => request.closedAt === undefined);
  const closed = requests.filter((request) => request.closedAt !== undefined);
  const ready = archives.filter((archive) => archive.state === "ready").slice(0, 1);
  const title =
    asking > 0
      ? policy("ask", { count: asking })
      : ready.length > 0
        ? t("copyReady")
        : open.length > 0
          ? t("underWay", { count: open.length })
          : t("nothing");
  return (
    <div className="max-w-measure">
      <PageHeading
        title={title}
        {...(open.length + ready.length + asking === 0 ? { lead: t("nothingLead") } : {})}
      />
      <div className="mb-6 grid gap-4 empty:hidden">
        {notices.map((news) => (
          <NoticeNewsCard key={news.ref} news={news} accept={accept} />
        ))}
        {successions.map((one) => (
          <SuccessionCard
            key={one.id}
            succession={one}
            refuseHref={`/${locale}/requests/new/notice-refusal?succession=${one.id}`}
          />
        ))}
      </div>
      {ready.map((archive) => (
        <ArchiveCard
          key={archive.id}
          archive={archive}
          downloadHref={`/api/downloads/${archive.id}`}
          againHref={`/${locale}/requests/new/copy`}
        />
      ))}
      {open.length === 0 ? null : (
        <Section title={t("open")} quiet>
          <ul className="divide-y divide-hairline border-y border-hairline">
            {open.map((request) => (
              <OpenRequest key={request.id} request={request} now={now} />
            ))}
          </ul>
        </Section>
      )}
      {closed.length === 0 ? null : (
        <Section title={t("decided")} quiet>
          <Rows>
            {closed.slice(0, 3).map((request) => (
              <ClosedRequest key={request.id} request={request} />
            ))}
          </Rows>
        </Section>
      )}
      <Section title={t("whoLooked")} quiet>
        <Rows>
          {readings.length === 0 ? <Row icon="eye" title={t("nobodyLooked")} /> : null}
          {readings.slice(0, 2).map((reading) => (
            <Row
              key={reading.id}
              icon="eye"
              href={`/${locale}/activity`}
              title={`${activity("staff", { number: reading.number })}, ${formatDateTime(locale, reading.at)}`}
              note={[
                reading.system === undefined
                  ? activity("case", { number: reading.requestNumber })
                  : activity("task", { system: say(reading.system, locale) }),
                ...reading.categories.map((one) => say(one, locale)),
              ].join(". ")}
            />
          ))}
        </Rows>
      </Section>
      <TakeAwayRows />
    </div>
  );
}
