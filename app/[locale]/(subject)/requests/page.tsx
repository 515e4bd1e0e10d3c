import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ClosedRequest, OpenRequest } from "#components/requests/request-row.tsx";
import { TakeAwayRows } from "#components/systems/take-away-rows.tsx";
import { PageHeading, Section } from "#components/ui/layout-parts.tsx";
import { Rows } from "#components/ui/rows.tsx";
import { myRequests } from "#lib/requests/queries.ts";
import { pageUnit } from "#lib/web/container.ts";
import { requireSubject } from "#lib/web/session.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("common.nav"))("requests") };
}

export default async function RequestsPage() {
  const viewer = await requireSubject();
  const t = await getTranslations("subject.requests");
  const { requests, now } = await pageUnit(viewer, async (unit) => ({
    requests: await myRequests(unit),
    now: unit.now.toString(),
  }));
  const open = requests.filter((request) => request.closedAt === undefined);
  const closed = requests.filter((request) => request.closedAt !== undefined);
  return (
    <div className="max-w-measure">
      <PageHeading
        title={open.length === 0 ? t("noneOpen") : t("someOpen", { count: open.length })}
        lead={requests.length === 0 ? t("noneYet") : undefined}
      />
      {open.length === 0 ? null : (
        <ul className="divide-y divide-hairline border-y border-hairline">
          {open.map((request) => (
            <OpenRequest key={request.id} request={request} now={now} />
          ))}
        </ul>
      )}
      {closed.length === 0 ? null : (
        <Section title={t("closed")}>
          <Rows>
            {closed.map((request) => (
              <ClosedRequest key={request.id} request={request} />
            ))}
          </Rows>
        </Section>
      )}
      <TakeAwayRows />
    </div>
  );
}
