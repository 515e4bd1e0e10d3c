import { createHash, createHmac } from "node:crypto";
import type { Text } from "#lib/kernel/locale.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import type { ByHandProof } from "./by-hand.ts";
import type { Act, PlanUntil } from "./plan.ts";
import type { StepOutcome } from "./run-view.ts";

/** One line of a certificate: what became of the planned records of one collection. `done + waiting = planned`. */
export type CertificateOutcome = {
  readonly system: string;
  readonly systemNames: Text;
  readonly collection: string;
  readonly names: Text;
  readonly act: Act;
  readonly outcome: StepOutcome | "held";
  readonly planned: number;
  readonly done: number;
  readonly waiting: number;
  /** The plan named everything there and counted nothing; `beyond` says how many it were. */
  readonly uncounted?: true;
  /** Rows of the portal beyond the plan that went as well: letters, sign-ins and the like of the request itself. */
  readonly beyond?: number;
  readonly method:
    | "row-deleted"
    | "columns-overwritten"
    | "use-restricted"
    | "kept-as-is"
    | "waits"
    /** A person deleted or changed it and said so; no program could read it back. */
    | "by-hand";
  /** Who confirmed it, when, and the hash of the evidence. */
  readonly byHand?: ByHandProof;
  /** ISO instant at which the system was read again and agreed. */
  readonly readBackAt: string | null;
  readonly reason?: Text;
  readonly until?: PlanUntil;
  readonly article?: Text;
};

/** What is signed: the proof list of law.md section 3. No value of the person is in it. */
export type CertificateBody = {
  readonly format: "jeke.certificate/1";
  readonly id: string;
  readonly issuedAt: string;
  readonly operator: { readonly id: string; readonly names: Text };
  readonly request: {
    readonly number: string;
    readonly type: string;
    readonly receivedAt: string;
    readonly decidedAt: string | null;
    readonly decision: string | null;
    readonly ground: string | null;
    readonly rules: readonly {
      readonly rule: string;
      readonly due: string;
      readonly metAt: string | null;
    }[];
  };
  readonly outcomes: readonly CertificateOutcome[];
  readonly sums: { readonly planned: number; readonly done: number; readonly waiting: number };
  /** Records that may be another person's, or appeared after the approval: counted, untouched. */
  readonly underReview: number;
  /** What approval found different from what the person had previewed, by row. */
  readonly differences: readonly PlanDifference[];
  readonly identifiers: readonly { readonly kind: string; readonly hash: string }[];
  /** SHA-256 of the salt that only the person's copy holds. */
  readonly saltCheck: string;
  /** Numbers of the staff members who proposed and decided. */
  readonly executors: { readonly proposedBy: number | null; readonly decidedBy: number | null };
  /** `single`: the same person proposed and decided, after a new sign-in and with a written reason. */
  readonly secondPerson: "staff" | "single";
  readonly consents: readonly ConsentProof[];
  /** The audit log that covers all of this, at the moment of signing. */
  readonly audit: { readonly size: string; readonly root: string };
  /** Every registered system and collection with what it came to; certificates of before have none. */
  readonly manifest?: Manifest;
};

/** Consent decisions that outlive the person: versions and withdrawals, no person. */
export type ConsentProof = {
  readonly purpose: string;
  readonly channel: string;
  readonly decision: string;
  readonly notice: string | null;
  readonly at: string;
};

/** A row whose count changed between preview and approval. */
export type PlanDifference = {
  readonly system: string;
  readonly collection: string;
  readonly act: Act;
  readonly previewed: number;
  readonly approved: number;
};

/** The person's own copy: the signed text as it is, and the salt that proves which addresses it speaks of. */
export type CertificateFile = {
  readonly body: string;
  readonly signature: string;
  readonly keyId: string;
  /** PEM. Proves that nothing was changed; whose key it is, the operator's published keys say. */
  readonly publicKey?: string;
  readonly salt: string;
};

/**
 * The hash by which a certificate names an identifier without holding it: HMAC-SHA256 under the person's salt.
 * @example identifierHash("c2FsdA", "email", "aigerim@example.kz")
 */
export function identifierHash(salt: string, kind: string, value: string): string {
  return createHmac("sha256", salt)
    .update(JSON.stringify([kind, value]))
    .digest("hex");
}

/** What the certificate says of the salt, so that a wrong salt is refused without revealing the right one. */
export function saltCheck(salt: string): string {
  return createHash("sha256").update(`jeke.certificate.salt:${salt}`).digest("hex");
}

/** Sums of the lines; they add up, or the certificate must not be issued. */
export function sumOutcomes(outcomes: readonly CertificateOutcome[]): CertificateBody["sums"] {
  const sum = (pick: (outcome: CertificateOutcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  return {
    planned: sum((line) => line.planned),
    done: sum((line) => line.done),
    waiting: sum((line) => line.waiting),
  };
}

/** Records that neither went nor changed nor wait: kept by law, at most their use is restricted. */
export function keptRecords(outcomes: readonly CertificateOutcome[]): number {
  return outcomes
    .filter(({ method }) => method === "use-restricted" || method === "kept-as-is")
    .reduce((total, outcome) => total + outcome.done, 0);
}

/** Whether something stays where nothing could be counted: how much, nobody can say, and that it is nothing neither. */
export function staysUncounted(outcomes: readonly CertificateOutcome[]): boolean {
  return outcomes.some(
    ({ method, uncounted, outcome }) =>
      (method === "use-restricted" || method === "kept-as-is") &&
      uncounted === true &&
      outcome !== "held-nothing",
  );
}

/** Whether any of it rests on somebody's word, because no program could read it back. */
export function restsOnWords(outcomes: readonly CertificateOutcome[]): boolean {
  return outcomes.some(({ byHand }) => byHand !== undefined && byHand.isReadBack !== true);
}

const methods = {
  delete: "row-deleted",
  anonymise: "columns-overwritten",
  restrict: "use-restricted",
  keep: "kept-as-is",
  hold: "waits",
} as const satisfies Record<Act, CertificateOutcome["method"]>;

/** How an act is done, in the certificate's words. */
export function methodOf(act: Act): CertificateOutcome["method"] {
  return methods[act];
}
