import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { redirect } from "next/navigation";
import { AlarmBanner } from "#components/desk/alarm-banner.tsx";
import { CalendarWarning } from "#components/desk/calendar-warning.tsx";
import { DeskKeys } from "#components/desk/desk-keys.tsx";
import { QueueFilters } from "#components/desk/queue-filters.tsx";
import { QueueTable } from "#components/desk/queue-table.tsx";
import { UnverifiedLine } from "#components/desk/unverified-line.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { hasRole } from "#lib/kernel/actor.ts";
import { dueGroups, queueViews, type QueueFilter } from "#lib/requests/core/views.ts";
import { changesToDecide } from "#lib/operator/calendar-view.ts";
import { yearWarning } from "#lib/operator/calendar-facts.ts";
import { openAlarms } from "#lib/notify/alarms.ts";
import { queue } from "#lib/requests/desk-queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireStaff } from "#lib/web/session.ts";

type Search = Readonly<Record<string, string | string[] | undefined>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.queue"))("caption") };
}

/** The queue by due date. Whoever opens no cases is led to what they may see. */
export default async function QueuePage({
  searchParams,
}: {
  readonly searchParams: Promise<Search>;
}) {
  const viewer = await requireStaff();
  const locale = await getLocale();
  if (!hasRole(viewer.actor, "agent", "officer", "auditor")) redirect(`/${locale}/desk/audit`);
  const filter = filterOf(await searchParams);
  const view = await pageUnit(viewer, (unit) => queue(unit, filter));
  if (view === null) redirect(`/${locale}/desk/audit`);
  const warning = hasRole(viewer.actor, "officer")
    ? await pageUnit(viewer, yearWarning)
    : undefined;
  const alarms = await pageUnit(viewer, openAlarms);
  const asked = await pageUnit(viewer, changesToDecide);
  const t = await getTranslations("desk.queue");
  const isEmpty = view.groups.every(({ rows }) => rows.length === 0);
  return (
    <div className="grid flex-1 desk:grid-cols-[13.5rem_minmax(0,1fr)]">
      <aside className="min-w-0 border-hairline px-2 py-4 max-desk:border-b max-desk:py-1 desk:border-e">
        <QueueFilters view={view} />
      </aside>
      <div className="min-w-0 px-5 py-4">
        <div className="mb-2 flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <h1 className="text-22">
            {filter.view === "closed"
              ? t("closedTitle", { count: view.counts.views.closed })
              : t("title", { overdue: view.counts.due.overdue, today: view.counts.due.today })}
          </h1>
          <p className="text-muted">{formatDateTime(locale, view.at, "long-weekday")}</p>
        </div>
        {asked === 0 ? null : (
          <p className="my-2">
            <TextLink href={`/${locale}/desk/calendar#asked`}>
              {(await getTranslations("calendar.jump"))("asked", { count: asked })}
            </TextLink>
          </p>
        )}
        {alarms.length === 0 ? null : (
          <div className="my-3">
            <AlarmBanner alarms={alarms} />
          </div>
        )}
        {warning === undefined ? null : (
          <div className="my-3">
            <CalendarWarning warning={warning} />
          </div>
        )}
        {isEmpty ? (
          <div className="py-10">
            <h2 className="text-18">{t("empty")}</h2>
            <p className="mt-2 max-w-measure text-muted">{t("emptyText")}</p>
            {isAll(filter) ? null : (
              <p className="mt-3">
                <TextLink href={`/${locale}/desk`}>{t("showAll")}</TextLink>
              </p>
            )}
          </div>
        ) : (
          <QueueTable view={view} />
        )}
        <UnverifiedLine rows={view.unverified} />
        {isEmpty ? null : <DeskKeys />}
      </div>
    </div>
  );
}

function isAll({ view, type, due }: QueueFilter): boolean {
  return view === "open" && type === undefined && due === undefined;
}

/** What the address asks for; what it may not ask for is as if it were not there. */
function filterOf(search: Search): QueueFilter {
  const view = queueViews.find((name) => name === search.view) ?? "open";
  const due = dueGroups.find((name) => name === search.due);
  const type =
    typeof search.type === "string" && /^[a-z-]{1,40}$/.test(search.type) ? search.type : undefined;
  return { view, ...(due === undefined ? {} : { due }), ...(type === undefined ? {} : { type }) };
}
