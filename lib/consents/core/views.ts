import type { Text } from "#lib/kernel/locale.ts";

/** Channels of consent, in the order in which the matrix shows them. */
export const channels = ["email", "sms", "push", "post", "site"] as const;
export type Channel = (typeof channels)[number];

/** What the person may decide for one purpose and channel. */
export type Decision = "given" | "withdrawn";

/**
 * Whether one system obeys the decision.
 * `obeyed`: read back and agrees · `waiting`: told again at `nextTryAt` · `failed`: did not answer just now ·
 * `held-nothing`: no row of this person there · `differs`: somebody changed it elsewhere after the decision ·
 * `as-found`: no decision yet, this is what the system says.
 */
export type Obedience = {
  readonly system: string;
  readonly names: Text;
  readonly state: "obeyed" | "waiting" | "failed" | "held-nothing" | "differs" | "as-found";
  /** What the system itself says now; absent when it did not answer or holds nothing. */
  readonly says?: Decision;
  /** ISO instant: read back at (`obeyed`), or since when the system says so (`as-found`, `differs`) where it knows. */
  readonly at?: string;
  /** ISO instant of the next try (`waiting`). */
  readonly nextTryAt?: string;
  /** Why the last try came to nothing (`waiting`): a code. */
  readonly because?: string;
  /** People said so, as only they can look there: nothing was read back. */
  readonly isByHand?: true;
  /** Rows of this person the switch stands for. */
  readonly records: number;
};

/** One switch. `origin`: `person` = a decision in the ledger, `system` = read live, no decision yet, `none` = nobody knows. */
export type ConsentCell = {
  readonly purpose: string;
  readonly channel: Channel;
  /** `unknown`: no decision, and the systems did not answer or hold nothing. */
  readonly state: Decision | "unknown";
  readonly origin: "person" | "system" | "none";
  /** ISO instant of the decision, or since when the system says so. */
  readonly since?: string;
  readonly systems: readonly Obedience[];
};

/** One purpose with its switches, one per channel of the matrix; null = this channel is not used for the purpose. */
export type ConsentRow = {
  readonly purpose: string;
  readonly names: Text;
  readonly about?: Text;
  readonly clause?: string;
  readonly cells: readonly (ConsentCell | null)[];
};

/** A consent that carries a service: ended by a `withdrawal` request, never by a switch. */
export type CarryingConsent = {
  readonly purpose: string;
  readonly names: Text;
  readonly about?: Text;
  readonly clause?: string;
  readonly service?: string;
};

/** The page *Consents*: decisions against obedience. */
export type ConsentMatrix = {
  readonly at: string;
  readonly channels: readonly Channel[];
  readonly rows: readonly ConsentRow[];
  readonly carrying: readonly CarryingConsent[];
  /** Systems that did not answer just now. */
  readonly failed: readonly { readonly system: string; readonly names: Text }[];
};

/** One decision as the person may print it, newest first. */
export type ConsentReceipt = {
  readonly id: string;
  readonly at: string;
  readonly purpose: string;
  readonly names: Text;
  readonly channel: Channel;
  readonly decision: Decision;
  readonly service: string;
  /** The notice in force when it was made, as `general/2021-07-15`. */
  readonly notice?: string;
  readonly source: string;
};
