import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { markOfState } from "#components/requests/request-state.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { type Tone, toneText } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import type { DueGroup, NextAct, QueueRow } from "#lib/requests/core/views.ts";
import { KeyCap } from "./key-cap.tsx";

export type QueueColumn = "due" | "number" | "type" | "person" | "state" | "who" | "age" | "next";

/** On a phone a row says what is due, which request and in what state; the rest stands in the case. */
const fromTablet: readonly QueueColumn[] = ["person", "state", "who", "age", "next"];

export function cellClass(column: QueueColumn): string {
  return `pe-3 last:pe-2 ${fromTablet.includes(column) ? "max-wide:hidden" : ""}`;
}

/** Steps that are nobody's to take now. */
const waiting: readonly NextAct[] = ["wait-for-second", "watch-run", "wait-for-end", "none"];

type Props = {
  readonly row: QueueRow;
  readonly group: DueGroup;
  readonly tone: Tone;
  /** This year: its numbers go without it. */
  readonly year: string;
};

/** One request: 32 px, never wrapped; the whole row is its link, and the caret is the focus. */
export function QueueLine({ row, group, tone, year }: Props) {
  const t = asTranslate(useTranslations("desk"));
  const words = asTranslate(useTranslations("requests"));
  const locale = useLocale();
  const short = row.number.startsWith(`${year}-`) ? row.number.slice(5) : row.number;
  const isForMe = row.awaitsMe || (row.isMine && !waiting.includes(row.nextAct));
  return (
    <tr className="group relative border-b border-hairline hover:bg-sunken has-[a:focus-visible]:border-transparent has-[a:focus-visible]:bg-accent-soft has-[a:focus-visible]:shadow-[inset_3px_0_0_var(--color-accent)]">
      <td className={`${cellClass("due")} h-8 ps-2`}>
        <Due row={row} group={group} tone={tone} />
      </td>
      <td className={`${cellClass("number")} figures`}>
        <Link
          href={`/${locale}/desk/cases/${row.id}`}
          prefetch={false}
          aria-label={row.number}
          data-row
          className="outline-none before:absolute before:inset-0"
        >
          {short}
        </Link>
      </td>
      <td className={`${cellClass("type")} font-medium max-wide:py-1.5`}>
        {words(`types.${row.type}.name`)}
        <span className="block text-13 whitespace-normal wide:hidden">
          <State row={row} />
        </span>
      </td>
      <td className={cellClass("person")}>{row.personMask}</td>
      <td className={cellClass("state")}>
        <State row={row} />
      </td>
      <td className={cellClass("who")}>
        {row.assigneeNumber === undefined ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="sr-only">{t("queue.unassigned")}</span>
          </>
        ) : (
          t("staff", { number: row.assigneeNumber })
        )}
      </td>
      <td className={`${cellClass("age")} text-end`}>{row.ageDays}</td>
      <td
        className={`${cellClass("next")} w-full max-w-0 truncate ${isForMe ? "font-medium" : "text-muted"}`}
      >
        <span className="group-has-[a:focus-visible]:font-semibold group-has-[a:focus-visible]:text-accent-strong">
          {t(`next.${row.nextAct}`)}
        </span>
        <span
          aria-hidden="true"
          className="invisible ms-2 group-has-[a:focus-visible]:visible max-[90rem]:hidden"
        >
          <KeyCap>Enter</KeyCap>
        </span>
      </td>
    </tr>
  );
}

function State({ row }: { readonly row: QueueRow }) {
  const words = asTranslate(useTranslations("requests"));
  const { tone, icon } = markOfState(row.state);
  return (
    <span className={`inline-flex items-center gap-2 align-middle font-medium ${toneText[tone]}`}>
      <Icon name={icon} className="size-4.5" />
      {words(`states.${row.state}`)}
    </span>
  );
}

const dueIcon: Partial<Record<DueGroup, IconName>> = { overdue: "triangle", today: "clock" };

function Due({ row, group, tone }: Omit<Props, "year">) {
  const t = asTranslate(useTranslations("desk"));
  const locale = useLocale();
  if (row.due === undefined) return <span className="ps-6.5 text-muted">{t("queue.allMet")}</span>;
  const icon = group === "today" && row.dueKind === "own-target" ? "flag" : dueIcon[group];
  const date = group === "today" ? t("queue.today") : formatDate(locale, row.due, "short-weekday");
  return (
    <span
      className={`inline-flex items-center gap-2 align-middle ${icon === undefined ? "ps-6.5" : "font-medium"} ${toneText[tone]}`}
    >
      {icon === undefined ? null : <Icon name={icon} className="size-4.5" />}
      <span>
        {date}
        {row.workingDaysLate > 0 ? `, ${t("queue.late", { days: row.workingDaysLate })}` : ""}
      </span>
    </span>
  );
}
