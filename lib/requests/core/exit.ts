/** One step of leaving, as the person sees it on the page of their refusal. */
export type ExitStep = {
  readonly state: "not-yet" | "under-way" | "done";
  /** The request that does it. */
  readonly requestId?: string;
  /** ISO instant at which it was over. */
  readonly at?: string;
};

/** The way out that a request opened: take the copy, then delete. */
export type ExitView = {
  /** False when the person keeps some services: deleting everything would then go too far. */
  readonly leavesAll: boolean;
  /** Names of the services that the person leaves, in the reader's language. */
  readonly services: readonly string[];
  readonly copy: ExitStep;
  readonly erasure: ExitStep;
};
