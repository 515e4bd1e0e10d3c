import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CalendarWarning } from "#components/desk/calendar-warning.tsx";
import { AuditTable } from "#components/desk/audit-table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { listEvents } from "#lib/audit/queries.ts";
import { hasRole } from "#lib/kernel/actor.ts";
import { yearWarning } from "#lib/operator/calendar-facts.ts";
import { pageUnit } from "#lib/web/container.ts";
import { orNotFound } from "#lib/web/not-found.ts";
import { requireStaff } from "#lib/web/session.ts";
import DeskNotFound from "../not-found.tsx";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("desk.audit"))("title") };
}

/** The audit log, newest first, masked by nature: its rows name nobody. */
async function AuditPage({
  searchParams,
}: {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const viewer = await requireStaff("officer", "auditor", "admin");
  const { before } = await searchParams;
  const t = await getTranslations("desk.audit");
  const filter = typeof before === "string" && /^\d{1,18}$/.test(before) ? { before } : {};
  const page = await pageUnit(viewer, (unit) => listEvents(unit, filter));
  if (!page.ok) notFound();
  // Whoever sets up has no queue: this is the first page they see.
  const warning = hasRole(viewer.actor, "admin") ? await pageUnit(viewer, yearWarning) : undefined;
  const here = `/${await getLocale()}/desk/audit`;
  const { events, next } = page.value;
  return (
    <div className="px-5 py-4">
      <h1 className="text-22">{t("title")}</h1>
      <p className="mt-1 mb-4 text-muted">{events.length === 0 ? t("empty") : t("lead")}</p>
      {warning === undefined ? null : (
        <div className="mb-4">
          <CalendarWarning warning={warning} />
        </div>
      )}
      <AuditTable events={events} />
      <p className="mt-4 flex gap-6">
        {filter.before === undefined ? null : <TextLink href={here}>{t("newest")}</TextLink>}
        {next === undefined ? null : (
          <TextLink href={`${here}?before=${next}`}>{t("older")}</TextLink>
        )}
      </p>
    </div>
  );
}

export default orNotFound(AuditPage, DeskNotFound);
