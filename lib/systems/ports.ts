import type { Actor } from "#lib/kernel/actor.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import type {
  CollectionMap,
  Condition,
  IdentifierKind,
  SystemMap,
} from "#lib/operator/core/data-map.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** A value as a system holds it, in JSON's types. Dates `YYYY-MM-DD`, times ISO 8601 with offset, bigint and decimal as strings. */
export type Value = string | number | boolean | null;
export type Values = Readonly<Record<string, Value>>;

/**
 * One record as read: `key` is the JSON array of its key columns; `values` is by column. `as`: what the person was found as,
 * where records hold several people (never set by a connector).
 */
export type StoredRecord = {
  readonly key: string;
  readonly values: Values;
  readonly as?: readonly string[];
};

/** A verified identifier, normalised: e-mail in lower case (NFKC), phone in E.164. */
export type VerifiedIdentifier = { readonly kind: IdentifierKind; readonly value: string };

/** Which rows to read; several selectors are joined by OR. `match` says how the column is compared. */
export type Selector = ColumnSelector | TupleSelector;

export type ColumnSelector = {
  readonly column: string;
  readonly match: "email" | "phone" | "exact";
  readonly values: readonly Value[];
  readonly where?: Condition;
};

/** Rows whose columns together equal one of the tuples: a foreign key of several columns. A tuple with a null finds nothing. */
export type TupleSelector = {
  readonly columns: readonly string[];
  readonly tuples: readonly (readonly Value[])[];
  readonly where?: Condition;
};

/**
 * Why a system gave no answer, or did not do what was asked. `unreachable`, `timeout`; `refused` (rights); `mismatch` (the map does
 * not fit the schema); `conflict` (rows changed meanwhile: nothing was done, look again); `untrusted` (what came back cannot be
 * believed: damaged, too large, wrongly signed, about somebody else); `full` (it has no room left to write).
 */
export type FailureCode =
  "unreachable" | "timeout" | "refused" | "mismatch" | "conflict" | "untrusted" | "full";

export class SystemFailure extends Error {
  readonly code: FailureCode;
  constructor(code: FailureCode, options?: ErrorOptions) {
    super(`system failure: ${code}`, options);
    this.name = "SystemFailure";
    this.code = code;
  }
}

/** Which rows: those that any selector finds, or those with these keys. */
export type Selection =
  { readonly selectors: readonly Selector[] } | { readonly keys: readonly string[] };

/** One row to be rewritten, while it still holds what was read. */
export type RowChange = {
  readonly key: string;
  readonly expected: Values;
  readonly set: Values;
};

/** One act on rows of one collection. Keys that are gone are no fault: a repetition finds nothing left to do. */
export type EraseAct =
  | { readonly do: "delete"; readonly collection: CollectionMap; readonly keys: readonly string[] }
  | {
      readonly do: "set";
      readonly collection: CollectionMap;
      readonly keys: readonly string[];
      readonly set: Values;
    }
  | {
      readonly do: "rewrite";
      readonly collection: CollectionMap;
      readonly rows: readonly RowChange[];
    }
  | {
      readonly do: "restrict";
      readonly collection: CollectionMap;
      readonly keys: readonly string[];
    };

/** A decision on a consent switch: what it means, and what the data map has written for it. */
export type ConsentChange = {
  readonly purpose: string;
  readonly channel: string;
  readonly decision: "given" | "withdrawn";
  readonly set: Values;
};

/** Something unfulfilled that stops the erasure of one record, as the system itself says. */
export type Obligation = {
  readonly key: string;
  /** Code of the system, e.g. `debt`; never a sentence, never a value of the person. */
  readonly code: string;
  readonly until?: string;
};

/** What a system can be asked to do. What it cannot becomes a task for a person, never silence. */
export type Capabilities = {
  readonly find: boolean;
  readonly write: boolean;
  readonly erase: boolean;
  readonly restrict: boolean;
  readonly obligations: boolean;
  readonly setConsent: boolean;
  /** Whether `recount` can look with the eyes of the system's ordinary role. */
  readonly ordinaryRole: boolean;
  /** Whether all acts of one `erase` happen together or not at all. */
  readonly atomic: boolean;
};

/**
 * One system, spoken to. Every kind passes the same contract suite (lib/testing/connector-contract.ts).
 * Methods throw `SystemFailure` and nothing else for what the system does; a wrong map is `mismatch`, a verb that
 * `can` denies is `refused`. `mark` is the idempotency key of a step: a repetition with the same mark does nothing twice.
 */
export interface Connector {
  readonly can: Capabilities;
  /**
   * Only where the system itself says what it can: asks it. `isDue` until it has said so, and again a while later; before its first
   * word `can` supposes everything. `capabilitiesOf` asks in time.
   */
  readonly offer?: { readonly isDue: boolean; ask(): Promise<void> };
  /** Answers within 2 seconds or throws. */
  check(): Promise<void>;
  /** Rows found by any of the selectors, newest first where the map says so; at most `limit` of them. */
  find(
    collection: CollectionMap,
    selectors: readonly Selector[],
    options?: { readonly limit?: number },
  ): Promise<readonly StoredRecord[]>;
  /** The same rows as a stream of pages in the order of their keys, walked by key: memory holds one page. */
  read(collection: CollectionMap, by: Selection): AsyncIterable<readonly StoredRecord[]>;
  /** Rows with these keys; a missing one is simply absent. */
  readKeys(collection: CollectionMap, keys: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Writes `set` when the row still holds `expected` (compare and set in one statement). */
  write(
    collection: CollectionMap,
    change: RowChange,
    mark: string,
  ): Promise<"changed" | "conflict" | "gone">;
  /**
   * Carries acts out in a lawful order, in one transaction where `can.atomic`; returns how many rows each act found, in the order
   * given. A row of `rewrite` that no longer holds what was read is `conflict`, and nothing at all is done.
   */
  erase(acts: readonly EraseAct[], mark: string): Promise<readonly number[]>;
  /** Restricts rows as the data map says, and lifts it; returns how many rows are so now. */
  restrict(collection: CollectionMap, keys: readonly string[], mark: string): Promise<number>;
  release(collection: CollectionMap, keys: readonly string[], mark: string): Promise<number>;
  /** What the system itself says stands against erasing these rows; empty where it says nothing. */
  obligations(collection: CollectionMap, keys: readonly string[]): Promise<readonly Obligation[]>;
  /** Writes a consent switch into all rows with these keys; returns how many there were. */
  setConsent(
    collection: CollectionMap,
    keys: readonly string[],
    change: ConsentChange,
    mark: string,
  ): Promise<number>;
  /** The read-back: how many of these rows are seen, by the portal's role or by the system's ordinary one. */
  recount(
    collection: CollectionMap,
    by: Selection,
    seenBy?: "portal" | "ordinary",
  ): Promise<number>;
  /** When what is read of a collection was true, where that is not now: the moment of an export. */
  asOf?(collection: CollectionMap): Promise<Temporal.Instant | undefined>;
  close(): Promise<void>;
}

/** The registered systems with their connectors, `portal` last. Built for one actor; portal rows are read under that actor's rights. */
export interface Systems {
  readonly maps: readonly SystemMap[];
  connector(systemId: string): Connector;
}

/**
 * What use cases work in that speak to systems: short transactions by `unit`, never one held open while a system is asked.
 */
export interface Workspace {
  readonly actor: Actor;
  readonly locale: Locale;
  unit<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  readonly systems: Systems;
}

/** A module's own rows as a collection of the system `portal`: read and erased by the module that writes them. */
export interface PortalCollection {
  readonly map: CollectionMap;
  /** Erasure order inside the portal, lowest first; the account is last. */
  readonly order: number;
  read(unit: Unit, accountId: string): Promise<readonly StoredRecord[]>;
  erase(unit: Unit, accountId: string, keys: readonly string[]): Promise<number>;
}

/**
 * What reading one collection came to. `after-review`: rows that may be somebody else's, counted and not shown. `excluded`: left
 * out, because only a person can look there.
 */
export type CollectionReading = {
  readonly collection: CollectionMap;
  readonly outcome: "data" | "held-nothing" | "failed" | "after-review" | "excluded";
  /** Beside `failed`: what the ways that could be followed led to. There may be more. */
  readonly records: readonly StoredRecord[];
  readonly underReview: number;
  /** Set when failed by itself or through another system that its rows are found through. */
  readonly failure?: ReadFailure;
  /** Beside `held-nothing`: none of the proven identifiers is one by which anything here can be found, so nobody was asked. */
  readonly notAsked?: true;
  /** Set when it was true then and not at the reading: the moment of an export. */
  readonly asOf?: string;
  /** Of a reading that was limited: how many there are, when `records` are only the newest of them. */
  readonly count?: number;
  /** `count`, or the number of records, is the least that there are. */
  readonly isLeast?: true;
};

/** Why something was not read: a `FailureCode`, or `too-many` for a glance at more than it can follow. */
export type ReadFailure = {
  readonly code: string;
  readonly at: string;
  /** The system that did not answer, where it is another one. */
  readonly through?: string;
};

export type SystemReading = {
  readonly system: SystemMap;
  readonly outcome: "data" | "held-nothing" | "failed" | "excluded";
  /** Set when failed, and when some of its collections failed. */
  readonly failure?: ReadFailure;
  /** Set when excluded: `by-hand`, kept where no program can look. */
  readonly because?: Extract<ExcludedBecause, "by-hand">;
  readonly collections: readonly CollectionReading[];
  /** Identifiers that pointed at nobody but the subject in this system; absent when it was not searched by any. */
  readonly clear?: readonly VerifiedIdentifier[];
};

/**
 * Why something was left out; text in messages `systems.excluded.<because>`. `by-hand`: kept where no program can look;
 * `no-identifier`: found by identifiers of which none is proven, so that it could not be asked.
 */
export type ExcludedBecause = "by-hand" | "no-identifier";

/** Everything found about one subject, system by system, at one moment. */
export type SubjectReading = { readonly at: string; readonly systems: readonly SystemReading[] };
