import type { Notice } from "./notice.ts";
import type { Operator } from "./pack.ts";

/** What of an operator decides which notice governs. */
type Noticed = Pick<Operator, "notice" | "notices" | "services">;

/** In addresses and in the ledger the notice of all services without one of their own goes by this word. */
export const generalNotice = "general";

/** A version in the row of its notice: from which local day it governs, up to the day on which the next one begins. */
export type NoticeVersion = {
  readonly notice: Notice;
  /** Absent: its day is still to be supplied, and it governs from ever. */
  readonly from?: Temporal.PlainDate;
  /** The day on which the next version takes over; absent for the newest one. */
  readonly until?: Temporal.PlainDate;
  readonly state: "past" | "in-force" | "coming";
};

/** The notice a version belongs to: a service's id, or `general`. */
export function noticeIdOf({ service }: Pick<Notice, "service">): string {
  return service ?? generalNotice;
}

/** A version by one word, as the ledger keeps it: `general/2021-07-15`. */
export function noticeRef(notice: Pick<Notice, "service" | "version">): string {
  return `${noticeIdOf(notice)}/${notice.version}`;
}

/** The version that such a word names; nothing for one that the pack does not hold. */
export function noticeByRef(operator: Noticed, ref: string): Notice | undefined {
  return operator.notices.find((one) => noticeRef(one) === ref);
}

/**
 * The day from which a version governs: the one its text states, else by the operator's rule from the day of posting.
 * Nothing for a version whose day of posting is still to be supplied.
 */
export function effectiveDay(
  operator: Pick<Noticed, "notice">,
  notice: Notice,
): Temporal.PlainDate | undefined {
  if (notice.effective !== undefined) return Temporal.PlainDate.from(notice.effective);
  if (notice.posted === undefined) return undefined;
  const posted = Temporal.PlainDate.from(notice.posted);
  return operator.notice.inForce === "day-after" ? posted.add({ days: 1 }) : posted;
}

/**
 * Every version of one notice, the oldest first: by the day it begins, then by the day it was posted. A version without a
 * day stands first and governs until a dated one begins. Of two that begin on one day the later posted governs.
 */
export function noticeVersions(
  operator: Noticed,
  noticeId: string,
  on: Temporal.PlainDate,
): readonly NoticeVersion[] {
  const rows = operator.notices
    .filter((one) => noticeIdOf(one) === noticeId)
    .map((notice) => ({ notice, from: effectiveDay(operator, notice) }))
    .toSorted(inOrder);
  const current = rows.findLastIndex(
    ({ from }) => from === undefined || Temporal.PlainDate.compare(from, on) <= 0,
  );
  return rows.map(({ notice, from }, index) => {
    const until = rows[index + 1]?.from;
    return {
      notice,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      state: index === current ? "in-force" : index < current ? "past" : "coming",
    };
  });
}

/**
 * The text in force on a local day for a service, or the general one (`service` absent): the newest whose day has come. A
 * service is governed by the general notice where it has none of its own, and until its first one begins.
 */
export function noticeInForce(
  operator: Noticed,
  service: string | undefined,
  on: Temporal.PlainDate,
): Notice | undefined {
  const inForce = (id: string): Notice | undefined =>
    noticeVersions(operator, id, on).find(({ state }) => state === "in-force")?.notice;
  const own = service === undefined ? undefined : inForce(service);
  return own ?? inForce(generalNotice);
}

/** Notices of the pack: the general one first, then those of services in the order of the pack. */
export function noticeIds(operator: Noticed): readonly string[] {
  const held = new Set(operator.notices.map(noticeIdOf));
  return [generalNotice, ...operator.services.map(({ id }) => id)].filter((id) => held.has(id));
}

/** The services that a notice governs on a local day. */
export function governedBy(
  operator: Noticed,
  noticeId: string,
  on: Temporal.PlainDate,
): Operator["services"] {
  return operator.services.filter(({ id }) => {
    const notice = noticeInForce(operator, id, on);
    return notice !== undefined && noticeIdOf(notice) === noticeId;
  });
}

type Row = { readonly notice: Notice; readonly from: Temporal.PlainDate | undefined };

function inOrder(a: Row, b: Row): number {
  const day = ({ from }: Row): string => from?.toString() ?? "";
  const posted = ({ notice }: Row): string => notice.posted ?? "";
  return (
    day(a).localeCompare(day(b)) ||
    posted(a).localeCompare(posted(b)) ||
    a.notice.version.localeCompare(b.notice.version)
  );
}
