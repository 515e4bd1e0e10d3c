import type { Query } from "./statement.ts";

/** A value as a driver hands it over: text as the server prints it, bytes for binary columns. */
export type Cell = string | Buffer | null;
export type Row = readonly Cell[];

/** Statements inside one transaction. */
export interface Transaction {
  /** How many rows it found, changed or not. */
  run(query: Query): Promise<number>;
  read(query: Query): Promise<readonly Row[]>;
}

/** Rows of one long question, taken page by page; a page is bounded in rows and bytes. */
export interface RowStream {
  /** Undefined at the end. */
  next(): Promise<readonly Row[] | undefined>;
  /** Lets go of the connection, in the middle too. */
  close(): Promise<void>;
}

/** One database under one role. Nothing is connected before the first question; throws what the driver throws. */
export interface SqlDatabase {
  /** Rows of one reading statement, given up after the time limit of reading, on the server too. */
  ask(query: Query): Promise<readonly Row[]>;
  /** Runs statements in one transaction: all of them, or nothing. A deadlock runs `work` again. */
  transact<T>(work: (inside: Transaction) => Promise<T>): Promise<T>;
  /** Undefined where as many streams are open as are allowed. */
  stream(query: Query): Promise<RowStream | undefined>;
  /** One round trip within two seconds, waiting for a connection included. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export const limits = {
  connectMs: 2_000,
  readMs: 5_000,
  writeMs: 30_000,
  /** A walk may sort all rows of a person before the first one comes. */
  walkMs: 60_000,
  /** A server that stopped answering altogether is given up this long after its own limit. */
  graceMs: 1_000,
  /** How often a transaction that lost a deadlock is run again. */
  deadlocks: 3,
  /** What a page of a walk should weigh at most. */
  pageBytes: 4_000_000,
  pageRows: 5_000,
} as const;
