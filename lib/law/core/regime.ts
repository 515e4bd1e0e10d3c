import type { Text } from "#lib/kernel/locale.ts";
import type { Calendar } from "./calendar.ts";
import type { Rule } from "./rule.ts";

/** Whether the effect of a ground stands in the article itself or is our reading of it. */
export type Reading = "read" | "interpreted";

/** A legal reason for granting what is asked. */
export type Ground = {
  readonly id: string;
  readonly names: Text;
  readonly article: Text;
  readonly reading: Reading;
  /** Request types for which staff may choose it. */
  readonly types: readonly string[];
  /** A rule whose clock starts when the ground is named. It adds a date and removes none. */
  readonly adds?: string;
  /** Where the effect on the date needs a word of explanation. */
  readonly note?: Text;
};

/** A legal reason for refusing all or part. Staff add their own words to it, always. */
export type RefusalReason = Omit<Ground, "adds">;

/** Which rules run for a type of request: from receipt, and from an event that staff record. */
export type TypeRules = {
  readonly atReceipt: readonly string[];
  readonly onEvent: readonly string[];
  /** Runs from receipt as well where no last day of `atReceipt` was in force yet: the general duty to answer. */
  readonly otherwise?: readonly string[];
};

/** Everything the product knows of one legal regime. A new regime is one folder in data/ and one line in its list. */
export type Regime = {
  readonly id: string;
  readonly names: Text;
  /**
   * The calendar whose days off count, by its id in data/calendars.ts. Absent: the law leaves it to the place (in the
   * EU, the holidays of the member state), so the operator pack must choose one.
   */
  readonly calendar?: string;
  /**
   * Legal bases on which data may be processed, by the ids that operator packs name in `bases`. Absent: the list was not
   * read yet, or the regime has none, and packs name them freely.
   */
  readonly bases?: readonly string[];
  /** Why the day of receipt is day 0. */
  readonly receivedNote: { readonly why: Text; readonly source: Text };
  readonly rules: readonly Rule[];
  readonly requestTypes: Readonly<Record<string, TypeRules>>;
  readonly grounds: readonly Ground[];
  readonly refusals: readonly RefusalReason[];
};

/** All that is known: what the queries look in. */
export type LawTables = {
  readonly regimes: readonly Regime[];
  readonly calendars: readonly Calendar[];
};
