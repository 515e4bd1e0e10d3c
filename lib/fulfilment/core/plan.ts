import type { Text } from "#lib/kernel/locale.ts";
import type { FieldsBecome } from "./becoming.ts";

/** What a step does to the records of one collection. */
export type Act = "delete" | "anonymise" | "restrict" | "keep" | "hold";

/** Until when a record stays: a date, or an event in words. */
export type PlanUntil = { readonly date: string } | { readonly event: Text };

/** One row of the plan: what happens to how many records of one collection, and why. Holds no value of the person. */
export type PlanRow = {
  readonly system: string;
  readonly systemNames: Text;
  readonly collection: string;
  readonly names: Text;
  readonly act: Act;
  /** delete → goes, anonymise → changes, restrict, keep and hold → stays. */
  readonly group: "goes" | "changes" | "stays";
  readonly count: number;
  /** Everything there, and `count` is 0: the portal adds to it by being used (`core/portal-rows.ts`). */
  readonly uncounted?: true;
  /** People carry it out, asked by a task: the system cannot. */
  readonly byHand?: true;
  /** Which fields become what, where records are changed or emptied. */
  readonly becomes?: readonly FieldsBecome[];
  readonly reason?: Text;
  readonly until?: PlanUntil;
  readonly article?: Text;
};

/** The plan as the subject previews it, staff approve it and the certificate repeats it. `goes + changes + stays = found`. */
export type PlanView = {
  readonly computedAt: string;
  readonly rows: readonly PlanRow[];
  readonly sums: { readonly goes: number; readonly changes: number; readonly stays: number };
  readonly found: number;
  /** Rows that may be another person's: counted, untouched. */
  readonly underReview: number;
  /** Systems that did not answer: the plan is not complete, and nothing may be submitted on it. */
  readonly failed: readonly string[];
};
