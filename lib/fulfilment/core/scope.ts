import { z } from "#lib/kernel/zod.ts";
import type { Rewrites } from "#lib/operator/core/data-map.ts";
import { rewriteSchema } from "#lib/operator/core/rewrite-schema.ts";
import type { KnownValue } from "#lib/systems/core/rewrite-person.ts";
import type { ByHandProof } from "./by-hand.ts";
import type { PlanRow } from "./plan.ts";

/** Which rows a step acts on, and with what; sealed in the step, dropped when the run is over. */
export type StepScope = {
  readonly keys: readonly string[];
  /** Columns written by the act; may hold `$now`, `$today`. */
  readonly set?: Rewrites;
  /**
   * Keyed hashes of the identifiers that pointed at nobody but the subject in this step's system at approval: the last
   * search goes by no others. Never in a held step, which outlives the person.
   */
  readonly links?: readonly string[];
  /**
   * Whose each row was when this was planned, as keyed hashes by record key: a row that is another's by the time of the act is
   * none of ours.
   */
  readonly owners?: Readonly<Record<string, readonly string[]>>;
  /** What the person was found as, by record key: rules may ask for it again. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
  /** What is known of the person, for taking it out of texts. In a held step only what stands in its own rows. */
  readonly known?: readonly KnownValue[];
  /** Key of this run's pseudonyms; nobody can link marks once it is dropped. */
  readonly marks?: string;
};

const scopeSchema = z.strictObject({
  keys: z.array(z.string()),
  set: z.record(z.string(), rewriteSchema).optional(),
  links: z.array(z.string()).optional(),
  owners: z.record(z.string(), z.array(z.string())).optional(),
  roles: z.record(z.string(), z.array(z.string())).optional(),
  known: z
    .array(
      z.strictObject({
        type: z.enum(["name", "email", "phone", "date", "number"]),
        value: z.string(),
      }),
    )
    .optional(),
  marks: z.string().optional(),
});

/** Reads an opened scope; a scope that does not parse is a bug or tampering, and throws. */
export function parseScope(text: string): StepScope {
  const { keys, set, links, owners, roles, known, marks } = scopeSchema.parse(JSON.parse(text));
  return {
    keys,
    ...(set === undefined ? {} : { set }),
    ...(links === undefined ? {} : { links }),
    ...(owners === undefined ? {} : { owners }),
    ...(roles === undefined ? {} : { roles }),
    ...(known === undefined ? {} : { known }),
    ...(marks === undefined ? {} : { marks }),
  };
}

/** What came back from a system, counted and read back. Holds no value of the person. */
export type Receipt = {
  /** The planned row this step carries out. */
  readonly row: PlanRow;
  /** 1: the approved plan; 2: what the last search found new. */
  readonly round: 1 | 2;
  /** Set when this step was split off another one because its rows must wait. */
  readonly splitFrom?: number;
  /** Rows found before acting, rows acted on, rows that after reading back still contradict the act (always 0 when done). */
  readonly found?: number;
  readonly acted?: number;
  readonly left?: number;
  /** Rows found beyond the planned ones, in the portal only. */
  readonly beyond?: number;
  readonly readBackAt?: string;
  /** A repeated run found nothing left to do: the act had happened before its receipt was written. */
  readonly isRepeat?: boolean;
  /** Set when a person did it: who confirmed it, and how. */
  readonly byHand?: ByHandProof;
  /** Places taken out of texts that named the person. */
  readonly replaced?: number;
  /**
   * For a restriction: rows that the system's ordinary role saw afterwards, always 0; `not-looked` where nobody could look with
   * its eyes.
   */
  readonly seenByOrdinary?: 0 | "not-looked";
};
