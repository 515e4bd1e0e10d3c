import { useTranslations } from "next-intl";
import { toneText, type Tone } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { DueGroup, QueueView } from "#lib/requests/core/views.ts";
import { cellClass, QueueLine, type QueueColumn } from "./queue-line.tsx";

const groupTone: Record<DueGroup, Tone> = {
  overdue: "late",
  today: "soon",
  "this-week": "plain",
  later: "plain",
};

const columns: readonly QueueColumn[] = [
  "due",
  "number",
  "type",
  "person",
  "state",
  "who",
  "age",
  "next",
];

/** The queue by due date: one table, a body for each group, colour only where something is due. */
export function QueueTable({ view }: { readonly view: QueueView }) {
  const t = asTranslate(useTranslations("desk"));
  const groups = view.groups.filter(({ rows }) => rows.length > 0);
  const isClosed = view.filter.view === "closed";
  return (
    <div className="-mx-2 overflow-x-auto">
      <table className="w-full border-collapse text-14 whitespace-nowrap">
        <caption className="sr-only">{t("queue.caption")}</caption>
        <thead>
          <tr className="text-13 text-muted">
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={`${cellClass(column)} py-1 font-normal ${column === "due" ? "ps-2" : ""} ${column === "age" ? "text-end" : "text-start"}`}
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
                className={`px-2 pt-3.5 pb-1 text-start font-semibold ${toneText[groupTone[group]]}`}
              >
                {isClosed ? t("queue.views.closed") : t(`queue.groups.${group}`)}{" "}
                <span className="ms-1 font-normal text-muted">{total}</span>
              </th>
            </tr>
            {rows.map((row) => (
              <QueueLine
                key={row.id}
                row={row}
                tone={groupTone[group]}
                group={group}
                year={view.today.slice(0, 4)}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
