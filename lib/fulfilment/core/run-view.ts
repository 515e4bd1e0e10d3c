import type { Text } from "#lib/kernel/locale.ts";
import type { ByHandProof } from "./by-hand.ts";
import type { PlanRow } from "./plan.ts";

/** States of a step, in the order in which a step lives. */
export const stepStates = ["waiting", "running", "done", "failed", "held", "task"] as const;
export type StepState = (typeof stepStates)[number];

/** Outcomes of a step, DESIGN section 7. */
export type StepOutcome =
  | "erased"
  | "anonymised"
  | "restricted"
  | "kept"
  | "held-nothing"
  | "failed"
  | "not-asked"
  | "task";

/** One row of the live run: the planned row, and what has become of it. `done + remaining = planned`. */
export type RunRow = {
  readonly row: PlanRow;
  readonly state: StepState;
  readonly outcome?: StepOutcome;
  readonly planned: number;
  readonly done: number;
  /** Rows of the portal beyond the planned ones that went as well: the request itself had added them. */
  readonly beyond?: number;
  /** Why nothing counts as done, words in `fulfilment.json` → `errors`. */
  readonly errorCode?: string;
  /** ISO instant at which a failed or held step is tried again. */
  readonly dueAt?: string;
  /** ISO instant of the read-back. */
  readonly doneAt?: string;
  /** Who confirmed what a person did, and how. */
  readonly byHand?: ByHandProof;
};

/** What a run waits for: these systems, until they answer. */
export type RunWaits = {
  readonly systems: readonly Text[];
  /** Why each of them holds the run up, words in `fulfilment.json` → `errors`; absent while nothing could be planned. */
  readonly reasons?: readonly { readonly system: Text; readonly code: string }[];
  /** ISO instant of the next try; absent: every minute. */
  readonly againAt?: string;
  /** ISO instant since which it waits. */
  readonly since?: string;
  /** ISO instant until which somebody there has to answer: it waits for people, not for a program. */
  readonly answerBy?: string;
};

/** The plan while it runs, and afterwards. */
export type RunView = {
  readonly requestId: string;
  readonly rows: readonly RunRow[];
  readonly records: { readonly done: number; readonly held: number; readonly planned: number };
  /** True when no step can run any more without a hold ending. */
  readonly isOver: boolean;
};
