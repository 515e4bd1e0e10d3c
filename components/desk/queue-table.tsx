import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { RequestState } from "#components/requests/request-state.tsx";
import { formatDate } from "#lib/i18n/formats.ts";
import type { DueGroup, QueueRow, QueueView } from "#lib/requests/core/views.ts";

const groupTone: Record<DueGroup, Tone> = {
  overdue: "late",
  today: "soon",
  "this-week": "plain",
  later: "plain",
};

const columns = ["due", "number", "type", "person", "state", "who", "age", "next"] as const;

/** The queue by due date: one table, a body for each group, colour only where something is due. */
export function QueueTable({ view }: { readonly view: QueueView }) {
  const t = asTranslate(useTranslations("desk"));
  const groups = view.groups.filter(({ rows }) => rows.length > 0);
  return (
    <div className="overflow-x-auto" role="region" aria-label={t("queue.caption")} tabIndex={0}>
      <table className="w-full border-collapse text-14 whitespace-nowrap">
        <caption className="sr-only">{t("queue.caption")}</caption>
        <thead>
          <tr className="text-13 text-muted">
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={`py-1.5 pe-4 font-normal ${column === "age" ? "text-end" : "text-start"}`}
              >
                {t(`queue.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, total, rows }) => (
          <tbody key={group}>
            <tr className="border-b border-control">
              <th
                colSpan={columns.length}
                scope="rowgroup"
                className={`pt-4 pb-1.5 text-start font-semibold ${toneText[groupTone[group]]}`}
              >
                {t(`queue.groups.${group}`)}{" "}
                <span className="ms-1 font-normal text-muted">{total}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <Row key={row.id} row={row} group={group} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Row({ row, group }: { readonly row: QueueRow; readonly group: DueGroup }) {
  const t = asTranslate(useTranslations("desk"));
  const words = asTranslate(useTranslations("requests"));
  const locale = useLocale();

  const href = `/${locale}/desk/cases/${row.id}`;
  return (
    <tr className="group border-b border-hairline hover:bg-accent-soft">
      <td className="h-8 py-1.5 pe-4">
        <Due row={row} group={group} />
      </td>
      <td className="figures pe-4">
        <Link href={href} prefetch={false} className="text-accent hover:underline">
          {row.number}
        </Link>
      </td>
      <td className="pe-4 font-medium">{words(`types.${row.type}.name`)}</td>
      <td className="pe-4">{row.personMask}</td>
      <td className="pe-4">
        <RequestState state={row.state} />
      </td>
      <td className="pe-4">
        {row.assigneeNumber === undefined
          ? t("queue.unassigned")
          : t("staff", { number: row.assigneeNumber })}
      </td>
      <td className="pe-4 text-end">{row.ageDays}</td>
      <td className={row.isMine || row.awaitsMe ? "font-medium" : "text-muted"}>
        {t(`next.${row.nextAct}`)}
      </td>
    </tr>
  );
}

const dueIcon: Partial<Record<DueGroup, IconName>> = { overdue: "triangle", today: "clock" };

function Due({ row, group }: { readonly row: QueueRow; readonly group: DueGroup }) {
  const t = asTranslate(useTranslations("desk"));
  const locale = useLocale();
  if (row.due === undefined) return <span className="ps-7 text-muted">{t("queue.allMet")}</span>;
  const icon = group === "today" && row.dueKind === "own-target" ? "flag" : dueIcon[group];
  const date = group === "today" ? t("queue.today") : formatDate(locale, row.due, "short-weekday");
  const late = row.workingDaysLate > 0 ? `, ${t("queue.late", { days: row.workingDaysLate })}` : "";
  return (
    <span
      className={`inline-flex items-center gap-2 ${icon === undefined ? "ps-7" : "font-medium"} ${toneText[groupTone[group]]}`}
    >
      {icon === undefined ? null : <Icon name={icon} className="size-5" />}
      {date}
      {late}
    </span>
  );
}
