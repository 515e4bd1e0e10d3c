import type { SystemFailure, Value } from "../../ports.ts";
import type { Cell, SqlDatabase } from "./database.ts";
import type { Statement } from "./statement.ts";

/** A column of the live schema. */
export type ColumnType = {
  /** What a value of it is cast to, without length, so that a cast never cuts. */
  readonly sql: string;
  /** Its short name in the catalogue. */
  readonly name: string;
  readonly notNull?: boolean;
  /** Computed by the database: never written. */
  readonly generated?: boolean;
  readonly collation?: string;
};
export type TableTypes = ReadonlyMap<string, ColumnType>;

/** An expression that is a column, or a part of one. */
export type Column = {
  readonly sql: string;
  readonly type: ColumnType;
  /** Set where it is a part of the JSON in a column. */
  readonly part?: { readonly of: Column; readonly keys: readonly (string | number)[] };
};

/** `text`: compare as text, for values that a column's type cannot hold. */
export type Compare = "typed" | "text";

export type JsonKeys = readonly (string | number)[];

/** A foreign key between two of the tables asked about; both as the map writes them. */
export type ForeignKey = {
  readonly child: string;
  readonly parent: string;
  readonly columns: readonly string[];
  readonly parentColumns: readonly string[];
  /** `none`: rows that point here stop a deletion, at the end of the statement at the earliest; `restrict`: at once. */
  readonly onDelete: "none" | "restrict" | "cascade" | "clear";
  readonly nullable: boolean;
};

/** How one kind of SQL database writes what the connector means. */
export interface Dialect {
  readonly name: "postgres" | "mysql";
  statement(): Statement;
  quote(name: string): string;
  /** A table of the map in SQL. */
  table(name: string): string;

  /** A column in the list of a select, so that `decoder` understands what comes. */
  printed(column: Column): string;
  /** Whether rows can be found again by this value of a column that is part of the key. */
  canName(value: Value, type: ColumnType): boolean;
  /** How what comes for a column of this type is read. */
  decoder(type: ColumnType): (cell: Cell) => Value;
  jsonPart(column: Column, keys: JsonKeys): Column;

  email(column: Column, emails: readonly string[], statement: Statement): string;
  phone(column: Column, digits: readonly string[], statement: Statement): string;
  /** Rows whose columns together are one of the tuples, letter by letter. */
  oneOf(
    columns: readonly Column[],
    tuples: readonly (readonly Value[])[],
    statement: Statement,
    compare: Compare,
  ): string;

  /** Equal to a constant of the map, which is not null; true or false, never null. */
  same(column: Column, value: string | number | boolean, statement: Statement): string;
  sameColumns(one: Column, other: Column): string;
  isEmpty(column: Column): string;
  /** The calendar date of a date or a time in the zone. @throws SystemFailure `mismatch` where it is neither. */
  date(column: Column, zone: string, statement: Statement): string;
  today(zone: string, statement: Statement): string;

  newestFirst(column: Column): string;
  keyOrder(column: Column): string;
  /** Rows that stand after this key in the order of `keyOrder`. */
  after(columns: readonly Column[], key: readonly Value[], statement: Statement): string;

  newValue(value: Value, type: ColumnType, zone: string, statement: Statement): string;
  /** True while a column still holds what was read. */
  unchanged(column: Column, value: Value, statement: Statement): string;
  /** `document` (of this type) with one part of it changed, as the column takes it. */
  withPart(
    document: string,
    type: ColumnType,
    keys: JsonKeys,
    value: Value,
    statement: Statement,
  ): string;

  update(table: string, alias: string, assignments: string, where: string): string;
  delete(table: string, alias: string, where: string): string;
  /** Deletes rows at which no other row of the same table points by this key. */
  deleteLeaves(table: string, alias: string, where: string, key: ForeignKey): string;
  insert(table: string, columns: readonly string[], select: string): string;

  /** Columns of a table with their types; empty where there is no such table. */
  describe(database: SqlDatabase, table: string): Promise<TableTypes>;
  foreignKeys(database: SqlDatabase, tables: readonly string[]): Promise<readonly ForeignKey[]>;
  /** Further tables whose rows are deleted along with rows of these (`on delete cascade`). */
  spreadsTo(database: SqlDatabase, tables: readonly string[]): Promise<readonly string[]>;
  /** Whether the role of this database may read any column of a table. */
  mayRead(database: SqlDatabase, table: string): Promise<boolean>;
  /** Said at the start of a transaction that deletes. */
  readonly beforeDeleting?: string;
  /** How many keys one deleting statement takes. */
  readonly deletesAtOnce: number;

  /** What the driver threw, as one of our codes, without a value of a row. */
  failure(error: unknown): SystemFailure;
  /** Lost against another transaction through nobody's fault: the same again will do. */
  isDeadlock(error: unknown): boolean;
  /** Input that a type of the schema cannot hold: a value that no row has. */
  isBadInput(error: unknown): boolean;
}
