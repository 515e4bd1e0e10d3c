import { useLocale, useTranslations } from "next-intl";
import { Table } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { EventPage } from "#lib/audit/queries.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";

type Event = EventPage["events"][number];

/** Leaves of the log as they stand in its tree: who, what, on which case. */
export function AuditTable({ events }: { readonly events: readonly Event[] }) {
  const t = asTranslate(useTranslations("desk"));
  const log = asTranslate(useTranslations("audit"));
  const locale = useLocale();
  const columns = ["seq", "at", "who", "action", "case", "leaf"] as const;
  return (
    <Table
      dense
      caption={t("audit.title")}
      columns={columns.map((id) => ({ id, title: t(`audit.columns.${id}`) }))}
      rows={events.map((event) => ({
        id: event.seq,
        cells: [
          event.seq,
          <span key="at" className="whitespace-nowrap">
            {formatDateTime(locale, event.at, "short")}
          </span>,
          event.by.number === undefined
            ? t(`audit.by.${event.by.kind}`)
            : t("staff", { number: event.by.number }),
          <span key="action">
            {log(`actions.${event.action}`)}
            <code className="block text-13 text-muted">{leafWords(event)}</code>
          </span>,
          event.requestId === undefined ? (
            "–"
          ) : (
            <TextLink key="case" href={`/${locale}/desk/cases/${event.requestId}`}>
              {event.requestId.slice(0, 8)}
            </TextLink>
          ),
          <code key="leaf" className="text-13 text-muted">
            {event.leaf.slice(0, 16)}
          </code>,
        ],
      }))}
    />
  );
}

/** The action and its ids, codes and counts as they were hashed; there is nothing personal in them. */
function leafWords({ action, data }: Event): string {
  const words = Object.entries(data)
    .filter(([, value]) => !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      if (Array.isArray(value)) return `${key} ${value.join(" ")}`;
      return `${key} ${typeof value === "object" ? JSON.stringify(value) : String(value)}`;
    });
  return [action, ...words].join(", ");
}
