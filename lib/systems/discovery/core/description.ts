/** What a value of a column is, whatever the database calls its type. */
export type TypeFamily =
  | "text"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "time"
  | "code"
  | "uuid"
  | "address"
  | "point"
  | "json"
  | "binary"
  | "other";

/** One column as the catalogue of a database describes it. Nothing here comes from its rows. */
export type ColumnDescription = {
  readonly name: string;
  /** The type as one writes it in this database. */
  readonly type: string;
  readonly family: TypeFamily;
  readonly nullable: boolean;
  readonly comment?: string;
  /** The values that the schema itself lists: of an enum, of a check. */
  readonly allowed?: readonly string[];
  /** Whether the role may read it. */
  readonly readable: boolean;
};

export type ForeignKey = {
  readonly columns: readonly string[];
  /** `TableDescription.id` of the table it points to. */
  readonly table: string;
  readonly theirs: readonly string[];
};

/** A table, or a view, with its partitions folded into it. */
export type TableDescription = {
  /** Its name as a data map writes it: `orders`, `Core.Visit`, `"odd.schema".t`. */
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly kind: "table" | "view";
  readonly comment?: string;
  readonly columns: readonly ColumnDescription[];
  /** Empty where it has none. */
  readonly primaryKey: readonly string[];
  /** Sets of columns that no two rows share, the primary key among them. */
  readonly uniques: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Columns with which some index begins. */
  readonly indexed: readonly string[];
  /** About how many rows, where the database knows. */
  readonly rows?: number;
  /** Columns of tables that a view is made of. */
  readonly behind: readonly { readonly table: string; readonly column: string }[];
};

/** A table that could not be looked into, and why. */
export type LeftOut = { readonly table: string; readonly why: "no-right" | "no-columns" | "gone" };

/** What was left of a look when its time was over: tables whose values nobody looked at, guessed links that nobody checked. */
export type Late = { readonly tables: readonly string[]; readonly links: number };

export type SchemaDescription = {
  readonly tables: readonly TableDescription[];
  readonly leftOut: readonly LeftOut[];
};

/**
 * Some values of some columns, as text and cut short; never null. A column that could not be read is missing.
 * They live for one classification: nothing that leaves this module holds one.
 */
export type Sample = ReadonlyMap<string, readonly string[]>;
