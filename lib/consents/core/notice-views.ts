import type { Text } from "#lib/kernel/locale.ts";
import type { ConsentReceipt } from "./views.ts";

/** What a person may say about a version of a notice. */
export type NoticeVerdict = "accepted" | "refused";

/** Their newest word on one version. */
export type NoticeDecision = {
  readonly decision: NoticeVerdict;
  /** ISO instant. */
  readonly at: string;
  /** The request that a refusal filed. */
  readonly requestId?: string;
};

/** A changed notice that the person has been told of: what is new, from when, and what they said. */
export type NoticeNews = {
  /** `general/2021-07-15`. */
  readonly ref: string;
  readonly noticeId: string;
  readonly version: string;
  readonly titles: Text;
  /** The services it governs, or will. */
  readonly services: readonly Text[];
  readonly changes?: Text;
  /** ISO date from which it governs. */
  readonly from?: string;
  readonly state: "in-force" | "coming";
  /** There is an older version to compare it with. */
  readonly hasBefore: boolean;
  /** The operator asks, and the person has not answered. */
  readonly asks: boolean;
  /** The operator asks, and the person has not accepted: whoever refused may still change their mind. */
  readonly mayAccept: boolean;
  readonly decision?: NoticeDecision;
};

/** A new operator, announced before the data move. */
export type SuccessionNews = {
  readonly id: string;
  readonly names: Text;
  readonly kind: "sale" | "assignment" | "novation";
  readonly announced: string;
  readonly moves: string;
  readonly hasMoved: boolean;
  readonly about: Text;
  readonly clause?: string;
};

/** Which text governed one service on the day asked about. */
export type ApplyingNotice = {
  readonly service: string;
  readonly names: Text;
  /** Absent: no text governed the service on that day. */
  readonly notice?: {
    readonly ref: string;
    readonly noticeId: string;
    readonly version: string;
    readonly titles: Text;
    readonly posted?: string;
    readonly from?: string;
    /** The day on which the next text took over. */
    readonly until?: string;
    readonly state: "past" | "in-force" | "coming";
  };
  readonly decision?: NoticeDecision;
  /** Consents for this service that were decided under that text, newest first. */
  readonly consents: readonly ConsentReceipt[];
};

/** The page "which text applied to me": one day, service by service. */
export type AppliedNotices = {
  readonly on: string;
  readonly today: string;
  /** The day the account in this portal began. When a service was first used is known to its system only. */
  readonly accountSince: string;
  readonly services: readonly ApplyingNotice[];
};
