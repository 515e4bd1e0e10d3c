import type { Sample, SchemaDescription, TableDescription } from "./core/description.ts";

/** One column of one table. */
export type ColumnPlace = { readonly table: TableDescription; readonly column: string };

/** What a role may do beyond reading. `isAboveRules`: a superuser, who may do anything. */
export type RoleRights = {
  readonly isAboveRules: boolean;
  readonly tables: readonly {
    readonly table: string;
    readonly owns: boolean;
    readonly inserts: boolean;
    readonly deletes: boolean;
    readonly updates: readonly string[];
    /** Rules of the database decide which rows this role sees. */
    readonly hasRowRule?: boolean;
  }[];
};

/**
 * A database that can say what it looks like: the port of `discover`. A kind of database is one file that implements it.
 * Every question is bounded in time and rows; methods throw `SystemFailure` for what the database does.
 */
export interface Catalogue {
  /** Every table and view outside the system's own schemas. @throws SystemFailure when the database gives no answer. */
  describe(): Promise<SchemaDescription>;
  /**
   * At most `limit` values of each of these columns. What cannot be read (no right, unreadable bytes, renamed meanwhile,
   * too slow) is missing from the answer. @throws SystemFailure `unreachable` only.
   */
  sample(
    table: TableDescription,
    columns: readonly string[],
    limit: number,
  ): Promise<{ readonly values: Sample; readonly unread: Readonly<Record<string, string>> }>;
  /**
   * Of at most `limit` different values of `from`, how many stand in `to`. Counted by the database itself, no value leaves
   * it. Undefined where it cannot tell.
   */
  held(
    from: ColumnPlace,
    to: ColumnPlace,
    limit: number,
  ): Promise<{ readonly asked: number; readonly found: number } | undefined>;
  rights(): Promise<RoleRights>;
  close(): Promise<void>;
}
