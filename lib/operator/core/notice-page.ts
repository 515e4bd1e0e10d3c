import type { Text } from "#lib/kernel/locale.ts";
import {
  generalNotice,
  governedBy,
  noticeIdOf,
  noticeIds,
  noticeRef,
  noticeVersions,
  type NoticeVersion,
} from "./notice-choice.ts";
import type { Notice } from "./notice.ts";
import type { Operator } from "./pack.ts";

type Noticed = Pick<Operator, "notice" | "notices" | "services">;

/** One version in a list of all: when it governs, and where it stands. Days are ISO. */
export type NoticeRow = {
  readonly ref: string;
  readonly version: string;
  readonly titles: Text;
  readonly posted?: string;
  readonly from?: string;
  readonly until?: string;
  readonly state: NoticeVersion["state"];
};

/** One version as its page shows it. */
export type NoticeView = NoticeRow & {
  readonly noticeId: string;
  /** The service whose own notice it is; absent for the general one. */
  readonly service?: Text;
  readonly remark?: Text;
  readonly changes?: Text;
  readonly sections: Notice["sections"];
  /** Services that it governs today, or will from its first day. */
  readonly governs: readonly Text[];
  /** The service that was asked for, where the general notice stands in for one of its own. */
  readonly standsInFor?: Text;
  /** Every version of this notice, the newest first. */
  readonly versions: readonly NoticeRow[];
  /** The version before it; absent for the first one. */
  readonly before?: string;
};

/**
 * What the address `/notices/<id>[/<version>]` shows on a local day. Without a version: the text in force for a service or in
 * general; the coming one where none governs yet. Nothing for what the pack does not hold: no such service or version, or
 * a version of another notice.
 */
export function noticeView(
  operator: Noticed,
  asked: { readonly id: string; readonly version?: string | undefined },
  today: Temporal.PlainDate,
): NoticeView | undefined {
  const service = operator.services.find(({ id }) => id === asked.id);
  if (service === undefined && asked.id !== generalNotice) return undefined;
  const own = noticeVersions(operator, asked.id, today);
  if (asked.version !== undefined) {
    const found = own.find(({ notice }) => notice.version === asked.version);
    return found && viewOf(operator, found, own, today);
  }
  const inForce = own.find(({ state }) => state === "in-force");
  if (inForce !== undefined) return viewOf(operator, inForce, own, today);
  const general = noticeVersions(operator, generalNotice, today);
  const standIn = general.find(({ state }) => state === "in-force");
  if (service !== undefined && standIn !== undefined) {
    const view = viewOf(operator, standIn, general, today);
    return { ...view, standsInFor: service.names };
  }
  const coming = own[0];
  return coming && viewOf(operator, coming, own, today);
}

/** Two versions of one notice to be compared; `with` absent: the one before. Nothing where either is not there. */
export function noticePair(
  operator: Noticed,
  asked: { readonly id: string; readonly version: string; readonly with?: string | undefined },
  today: Temporal.PlainDate,
): { readonly before: NoticeView; readonly after: NoticeView } | undefined {
  const after = noticeView(operator, asked, today);
  const other = asked.with ?? after?.before;
  if (after === undefined || other === undefined || other === after.version) return undefined;
  const before = noticeView(operator, { id: asked.id, version: other }, today);
  return before && { before, after };
}

/** Every notice of the pack as it stands today: the text in force, or the one that is coming first. */
export function noticesToday(operator: Noticed, today: Temporal.PlainDate): readonly NoticeView[] {
  return noticeIds(operator).flatMap((id) => {
    const versions = noticeVersions(operator, id, today);
    const current = versions.find(({ state }) => state === "in-force") ?? versions[0];
    return current === undefined ? [] : [viewOf(operator, current, versions, today)];
  });
}

function viewOf(
  operator: Noticed,
  version: NoticeVersion,
  versions: readonly NoticeVersion[],
  today: Temporal.PlainDate,
): NoticeView {
  const { notice } = version;
  const { sections, remark, changes } = notice;
  const service = operator.services.find(({ id }) => id === notice.service)?.names;
  const before = versions[versions.indexOf(version) - 1]?.notice.version;
  return {
    ...rowOf(version),
    ...{ noticeId: noticeIdOf(notice), sections },
    governs: governedBy(operator, noticeIdOf(notice), dayOf(version, today)).map(
      ({ names }) => names,
    ),
    versions: versions.map(rowOf).toReversed(),
    ...(service === undefined ? {} : { service }),
    ...(remark === undefined ? {} : { remark }),
    ...(changes === undefined ? {} : { changes }),
    ...(before === undefined ? {} : { before }),
  };
}

/** The day by which it is judged what a version governs: its first one while it is still coming. */
function dayOf({ state, from }: NoticeVersion, today: Temporal.PlainDate): Temporal.PlainDate {
  return state === "coming" ? (from ?? today) : today;
}

function rowOf({ notice, from, until, state }: NoticeVersion): NoticeRow {
  return {
    ...{ ref: noticeRef(notice), version: notice.version, titles: notice.titles, state },
    ...(notice.posted === undefined ? {} : { posted: notice.posted }),
    ...(from === undefined ? {} : { from: from.toString() }),
    ...(until === undefined ? {} : { until: until.toString() }),
  };
}

/** A text that a person may refuse, with the services that they would leave by it. */
export type RefusableNotice = Pick<NoticeRow, "ref" | "version" | "titles" | "from"> & {
  readonly services: Operator["services"];
};

/** Texts that govern or are coming, and govern at least one service: what is over cannot be refused any more. */
export function refusableNotices(
  operator: Noticed,
  today: Temporal.PlainDate,
): readonly RefusableNotice[] {
  return noticeIds(operator).flatMap((id) =>
    noticeVersions(operator, id, today)
      .filter(({ state }) => state !== "past")
      .map((version) => ({
        ...rowOf(version),
        services: governedBy(operator, id, dayOf(version, today)),
      }))
      .filter(({ services }) => services.length > 0),
  );
}
