import type { ColumnDescription, TableDescription } from "./description.ts";
import type { Finding, Role } from "./kinds.ts";

/** A column that points to rows of another table. `declared`: the database knows; else guessed by name and by its values. */
export type Link = {
  readonly column: string;
  readonly table: string;
  readonly theirs: string;
  readonly declared: boolean;
  readonly confidence: number;
};

export type ColumnAssessment = {
  readonly column: ColumnDescription;
  readonly finding: Finding;
  /** Personal data, by its kind or because its row is a person's. */
  readonly personal: boolean;
  /** How sure that is, from 0 to 1. */
  readonly certainty: number;
  /** Set where it leads to rows of a person (or of what is a person's). */
  readonly link?: Link;
  /** Set where it leads to rows that are nobody's. */
  readonly reference?: Link;
};

export type TableAssessment = {
  readonly table: TableDescription;
  readonly role: Role;
  readonly confidence: number;
  /** Why, as a machine code: `word`, `unique`, `identifiers`, `referenced`, `link`, `names`, `trace`, `nobody`. */
  readonly because: string;
  readonly columns: readonly ColumnAssessment[];
};

/** Findings of the columns of one table, likeliest first, by column. */
export type Findings = ReadonlyMap<string, readonly [Finding, ...Finding[]]>;
