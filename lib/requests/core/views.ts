import type { Locale, Text } from "#lib/kernel/locale.ts";
import type { Role } from "#lib/kernel/actor.ts";
import type { PlanView } from "#lib/fulfilment/core/plan.ts";
import type { RunView, RunWaits } from "#lib/fulfilment/core/run-view.ts";
import type { ClockView } from "./clock-view.ts";
import type { ExitView } from "./exit.ts";
import type { RequestState } from "./lifecycle.ts";

/**
 * What the queries of `requests` return: JSON only. Dates are ISO (`due` a date in `zone`, moments instants with `Z`);
 * the server turns them into words. Codes are keys of `requests.json`: `types.<type>.name`, `states.<state>`,
 * `acts.<act>`, `history.<key>`, `grounds` come from law as `Text`.
 */

/** One sentence of the timeline: `requests.json` → `history.<key>` with `params`. Newest first. */
export type HistoryEntry = {
  readonly at: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Staff number where a staff member did it; "you" is the subject's own act. */
  readonly by: { readonly kind: "you" | "person" | "staff" | "system"; readonly number?: number };
  /** A text quoted inside the sentence (the decision's words). */
  readonly words?: string;
};

/** One row of a subject's list and of home. */
export type RequestSummary = {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly state: RequestState;
  readonly receivedAt: string;
  readonly closedAt?: string;
  /** Nearest open clock first, then the met ones. */
  readonly clocks: readonly ClockView[];
};

/** What was decided, in the words that the person reads. */
export type DecisionView = {
  readonly outcome: "approve" | "refuse";
  readonly ground: string;
  readonly groundNames?: Text;
  readonly article?: Text;
  readonly words: string;
  readonly decidedAt: string;
};

/** A value the person asked to have corrected. */
export type DetailView = {
  /** `requests.json` → `types.<type>.fields.<field>`. */
  readonly field: string;
  readonly value: string;
};

/** One request as its subject sees it. */
export type RequestView = RequestSummary & {
  /** The language it was asked in: words to the person are written in it. */
  readonly locale: string;
  readonly channel: string;
  readonly assurance: number;
  readonly version: number;
  readonly canCancel: boolean;
  /** The portal answers it by itself: no member of staff is named. */
  readonly isSelfService: boolean;
  readonly details: readonly DetailView[];
  /** Who works on it: number and role, never a name. */
  readonly staff: readonly { readonly number: number; readonly part: "assignee" | "second" }[];
  readonly decision?: DecisionView;
  readonly history: readonly HistoryEntry[];
  /** The plan the person previewed; what runs is this. */
  readonly plan?: PlanView;
  /** The run, as soon as there are steps. */
  readonly run?: RunView;
  /** What the run waits for before it goes on. */
  readonly waits?: RunWaits;
  readonly certificateId?: string;
  /** Archive of a copy, as soon as it was asked for. */
  readonly archiveId?: string;
  /** The way out that this request opened. */
  readonly exit?: ExitView;
};

/** Who may do what next at the desk; `nobody` when the request is over. */
export type NextAct =
  | "assign"
  | "answer"
  | "propose"
  | "decide"
  | "second"
  | "wait-for-second"
  | "watch-run"
  | "wait-for-end"
  | "repair"
  | "carry-out"
  | "none";

/** One row of the queue. Never wraps: all words are short keys. */
export type QueueRow = {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly state: RequestState;
  /** `A••••• S•••••`, or five dots where no name is known. */
  readonly personMask: string;
  readonly isWaiting: boolean;
  /** The nearest open due date; absent when all are met. */
  readonly due?: string;
  readonly dueRuleId?: string;
  readonly dueKind?: "own-target" | "last-day";
  readonly workingDaysLate: number;
  readonly assigneeNumber?: number;
  readonly secondNumber?: number;
  readonly isMine: boolean;
  /** True when the reader is named second and the decision waits for them, or may still become its second. */
  readonly awaitsMe: boolean;
  /** Calendar days since receipt. */
  readonly ageDays: number;
  readonly nextAct: NextAct;
};

export const dueGroups = ["overdue", "today", "this-week", "later"] as const;
export type DueGroup = (typeof dueGroups)[number];

export const queueViews = [
  "open",
  "mine",
  "second",
  "held",
  "needs-staff",
  "unassigned",
  "closed",
] as const;
export type QueueViewName = (typeof queueViews)[number];

/** What the address of the queue may ask for. */
export type QueueFilter = {
  readonly view: QueueViewName;
  readonly type?: string;
  readonly due?: DueGroup;
};

/** The queue: groups in the order in which they are shown, counts of everything that filters offer. */
export type QueueView = {
  /** Today in the operator's zone. */
  readonly today: string;
  readonly at: string;
  readonly filter: QueueFilter;
  readonly groups: readonly {
    readonly group: DueGroup;
    readonly total: number;
    readonly rows: readonly QueueRow[];
  }[];
  /** Not yet proven; they run their clock too. */
  readonly unverified: readonly QueueRow[];
  readonly counts: {
    readonly views: Readonly<Record<QueueViewName, number>>;
    readonly due: Readonly<Record<DueGroup, number>>;
    readonly types: Readonly<Record<string, number>>;
  };
};

/** A ground that may be chosen, with what choosing it does. */
export type GroundView = {
  readonly id: string;
  readonly outcome: "approve" | "refuse";
  readonly names: Text;
  readonly article: Text;
  /** Whether the article itself says so, or we read it so. */
  readonly reading: "read" | "interpreted";
  readonly note?: Text;
  /** ISO date of the due date it adds; absent when the due dates stay. */
  readonly addsDue?: string;
};

/** Facts of the person, masked until the case is the reader's and a reading was recorded. */
export type FactsView = {
  readonly isUnmasked: boolean;
  /** True when the reader is assignee, second or substitute and may ask to see them. */
  readonly canUnmask: boolean;
  readonly person: string;
  readonly identifiers: readonly { readonly kind: string; readonly value: string }[];
  readonly locale: Locale;
};

/** What the reader may do, in the order of the page; the first is the filled button. */
export type DeskAct =
  | "take"
  | "assign"
  | "propose-approve"
  | "propose-refuse"
  | "second"
  | "agree"
  | "return"
  | "retry"
  | "close";

export type ProposalView = {
  readonly id: string;
  readonly outcome: "approve" | "refuse";
  readonly ground: string;
  readonly groundNames?: Text;
  /** Withheld, as `note` is, from whoever the case is not assigned to. */
  readonly words?: string;
  readonly byNumber: number;
  readonly at: string;
  readonly needsSecond: boolean;
  /** Proposed and agreed by one person, after a new sign-in and with the reason in `note`. */
  readonly isSingle: boolean;
  readonly verdict?: "agreed" | "returned";
  readonly decidedByNumber?: number;
  readonly note?: string;
};

/** The case page: facts · work · clock. */
export type CaseView = {
  readonly id: string;
  readonly number: string;
  readonly type: string;
  readonly state: RequestState;
  readonly version: number;
  readonly receivedAt: string;
  readonly channel: string;
  readonly assurance: number;
  readonly verifiedAt?: string;
  readonly isWaiting: boolean;
  readonly facts: FactsView;
  /**
   * The case is open and the reader's: what was asked, the words to the person and remarks stand in this view, and the
   * reading was recorded. Otherwise there is nothing in it that somebody wrote, no address, and no way to other cases.
   */
  readonly isReadable: boolean;
  /** What was asked for; empty unless readable. */
  readonly details: readonly DetailView[];
  /** Of the same person; empty unless readable. */
  readonly otherCases: readonly {
    readonly id: string;
    readonly number: string;
    readonly type: string;
    readonly state: RequestState;
  }[];
  readonly staff: {
    readonly assigneeNumber?: number;
    readonly secondNumber?: number;
    readonly isMine: boolean;
    /** The person of the case is the reader: somebody else works on it. */
    readonly isOwn: boolean;
    /** Officers and agents to whom it may be given. */
    readonly candidates: readonly {
      readonly id: string;
      readonly number: number;
      readonly roles: readonly Role[];
    }[];
  };
  readonly work: {
    readonly nextAct: NextAct;
    readonly acts: readonly DeskAct[];
    /** Approving needs a second act: another person's word, or for `single` one's own after a new sign-in. */
    readonly needsSecond: boolean;
    /** The pack lets whoever proposed agree too, within minutes of a new sign-in and with a written reason. */
    readonly maySingle: boolean;
    /** The reader may decide this type; otherwise they propose. */
    readonly decidesAlone: boolean;
    readonly grounds: readonly GroundView[];
    /** Draft in the person's language per ground, to be edited. */
    readonly drafts: Readonly<Record<string, string>>;
    readonly proposal?: ProposalView;
    readonly decision?: Omit<DecisionView, "words"> & Partial<Pick<DecisionView, "words">>;
    readonly plan?: PlanView;
    readonly run?: RunView;
    readonly waits?: RunWaits;
    readonly certificateId?: string;
  };
  readonly clocks: readonly ClockView[];
  readonly history: readonly HistoryEntry[];
};
