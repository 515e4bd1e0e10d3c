import type { Actor } from "./actor.ts";
import type { AccountId, RequestId } from "./ids.ts";
import type { Locale } from "./locale.ts";

/** JSON without surprises: what audit data, job data and manifests are made of. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/**
 * One event of the audit log. No personal data: `data` holds ids, codes and counts only;
 * `subject` is written as a keyed commitment, so that erasing the person never breaks the log.
 */
export type AuditEntry = {
  /** A registered action, `noun.verb-past`, e.g. `request.submitted`. Unknown actions are refused. */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string };
  readonly requestId?: RequestId;
  readonly subject?: AccountId;
  readonly data?: JsonObject;
};

/** Appends to the audit log inside the transaction of the change it tells of. */
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
}

/** Queues a job inside the transaction: rolled back together, or run at least once. */
export interface Queue {
  enqueue(
    job: string,
    data: JsonObject,
    options?: { readonly startAfter?: Temporal.Instant; readonly key?: string },
  ): Promise<void>;
}

/**
 * Asks for a message to a person. Which channel, which words and which addresses is the business of `notify`;
 * the caller names the event and the facts. Written in the same transaction, sent by the worker, once per `key`.
 */
export interface Notices {
  notify(notice: {
    /** Template key in `messages/<locale>/notices.json`, e.g. `request.received`. */
    readonly event: string;
    readonly accountId: AccountId;
    readonly requestId?: RequestId;
    readonly params?: Readonly<Record<string, string | number>>;
    /** Idempotency key; a second notice with the same key is dropped. */
    readonly key: string;
    /** `all`: every proven address (security notices). Default: the address the person prefers. */
    readonly to?: "preferred" | "all";
  }): Promise<void>;
  /**
   * A message to one address that need not belong to an account: codes and links of sign-in, step-up and proof.
   * Sealed as soon as it is written; the job that sends it carries the id only.
   */
  deliver(message: {
    /** `identity.code`; params `code`, `link`, `minutes`. */
    readonly event: string;
    readonly address: { readonly kind: "email" | "phone"; readonly value: string };
    readonly locale: Locale;
    readonly params: Readonly<Record<string, string | number>>;
    readonly key: string;
    readonly accountId?: AccountId;
  }): Promise<void>;
}

/** What a use case may touch of the world. Built in one place for actions, routes and jobs. */
export interface Context {
  readonly actor: Actor;
  /** Language of the reader, for texts made on the way. */
  readonly locale: Locale;
  /** The moment of this unit of work, read from PostgreSQL once. Never the machine's clock. */
  readonly now: Temporal.Instant;
  readonly audit: AuditLog;
  readonly queue: Queue;
  readonly notices: Notices;
}
