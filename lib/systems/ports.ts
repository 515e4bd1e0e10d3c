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

/** One record as read: `key` is the JSON array of its key columns; `values` is by column. */
export type StoredRecord = { readonly key: string; readonly values: Values };

/** A verified identifier, normalised: e-mail in lower case (NFKC), phone in E.164. */
export type VerifiedIdentifier = { readonly kind: IdentifierKind; readonly value: string };

/** Which rows to read; several selectors are joined by OR. `match` says how the column is compared. */
export type Selector = {
  readonly column: string;
  readonly match: "email" | "phone" | "exact";
  readonly values: readonly Value[];
  readonly where?: Condition;
};

/** Why a system gave no answer: `unreachable`, `timeout`, `refused` (rights), `mismatch` (the map does not fit the schema). */
export class SystemFailure extends Error {
  readonly code: "unreachable" | "timeout" | "refused" | "mismatch";
  constructor(code: SystemFailure["code"], options?: ErrorOptions) {
    super(`system failure: ${code}`, options);
    this.name = "SystemFailure";
    this.code = code;
  }
}

/**
 * One system, spoken to. Every kind passes the same contract suite (lib/testing/connector-contract.ts).
 * Methods throw `SystemFailure` and nothing else for what the system does; a wrong map is `mismatch`.
 */
export interface Connector {
  /** Rows found by any of the selectors, newest first where the map says so. */
  read(collection: CollectionMap, selectors: readonly Selector[]): Promise<readonly StoredRecord[]>;
  /** Rows with these keys; a missing one is simply absent. */
  readKeys(collection: CollectionMap, keys: readonly string[]): Promise<readonly StoredRecord[]>;
  /** Writes `set` when the row still holds `expected` (compare and set in one statement). */
  change(
    collection: CollectionMap,
    key: string,
    expected: Values,
    set: Values,
  ): Promise<"changed" | "conflict" | "gone">;
  /** Writes `set` into all rows with these keys; returns how many there were. Repeating it changes nothing more. */
  setAll(collection: CollectionMap, keys: readonly string[], set: Values): Promise<number>;
  /** Deletes rows with these keys; returns how many there were. Repeating it deletes nothing more. */
  deleteAll(collection: CollectionMap, keys: readonly string[]): Promise<number>;
  /** Answers within 2 seconds or throws. */
  ping(): Promise<void>;
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

/** What reading one collection came to. `after-review`: rows that may be somebody else's, counted and not shown. */
export type CollectionReading = {
  readonly collection: CollectionMap;
  readonly outcome: "data" | "held-nothing" | "failed" | "after-review";
  readonly records: readonly StoredRecord[];
  readonly underReview: number;
};

export type SystemReading = {
  readonly system: SystemMap;
  readonly outcome: "data" | "held-nothing" | "failed";
  /** Set when failed. */
  readonly failure?: { readonly code: string; readonly at: string };
  readonly collections: readonly CollectionReading[];
  /** Identifiers that pointed at nobody but the subject in this system; absent when it was not searched by any. */
  readonly clear?: readonly VerifiedIdentifier[];
};

/** Everything found about one subject, system by system, at one moment. */
export type SubjectReading = { readonly at: string; readonly systems: readonly SystemReading[] };
