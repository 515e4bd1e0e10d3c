import type { Role } from "#lib/kernel/actor.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import type { z } from "#lib/kernel/zod.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";

/** Fields of a request by name. */
export type Details = Readonly<Record<string, string>>;

/** What carrying out an approved request means. */
type Fulfilment =
  /** Staff do it in the operator's system and close the request; where the request names a place, the job `correct` does it. */
  | { readonly by: "hand" }
  /** A job of `lib/jobs/names.ts` does it, with `{ requestId }`. */
  | { readonly by: "job"; readonly job: "fulfil" }
  /** An encrypted archive is built; the request is done when it is ready, and the person is told by the notice `ready`. */
  | { readonly by: "archive"; readonly ready: "copy.ready" | "request.answer-ready" };

/**
 * Everything that is particular to one type of request, but its law: which rules it starts and which grounds it has
 * stand in the regime (lib/law/data), as they differ from country to country. A new type is one such object in a file of its own and one line
 * in `registry.ts`; no other place asks which type a request is.
 */
export type RequestType = {
  readonly id: string;
  /** Fields that the person fills in; the form and the use case parse with the same schema. */
  readonly details: z.ZodType<Details>;
  /** Looks again, live, at what the form named; what does not hold is dropped, never believed. Absent: nothing to look at. */
  readonly settle?: (
    workspace: Workspace,
    accountId: AccountId,
    details: Details,
  ) => Promise<Details>;
  /** The number of an open request of this person that asks for the very same; a second one waits until it is over. */
  readonly twin?: (unit: Unit, accountId: AccountId, details: Details) => Promise<string | null>;
  /** What else filing it writes, in the transaction of the filing. */
  readonly filed?: (
    unit: Unit,
    filed: {
      readonly accountId: AccountId;
      readonly requestId: string;
      readonly details: Details;
    },
  ) => Promise<void>;
  /** Assurance needed to submit. */
  readonly level: 1 | 2;
  /** Who may decide alone; whoever may only propose is not listed. */
  readonly decidedBy: readonly Role[];
  /** `by-pack`: approving needs what `secondPerson` of the pack says. */
  readonly second: "never" | "by-pack";
  readonly fulfilment: Fulfilment;
  /** The portal approves it at once, by itself. */
  readonly isSelfService: boolean;
  /** The person previews a plan, and what was previewed is stored with the request. */
  readonly needsPlan: boolean;
  /** The person types the word `requests.json` → `types.<id>.word`, so that no click alone does it. */
  readonly needsWord: boolean;
  /** A second one waits until the first is over. */
  readonly isOneAtATime: boolean;
  /** The person leaves: their page of it leads on to the copy and to the deletion. */
  readonly leadsOut?: boolean;
};
