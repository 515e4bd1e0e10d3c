import type { Row } from "./fill.ts";

/** The rows of one sample system while they are laid, by table. */
export class Sheet<Table extends string> {
  readonly tables: readonly Table[];
  readonly #rows: ReadonlyMap<Table, Row[]>;

  /** `tables`: parents before children, as they are filled. */
  constructor(tables: readonly Table[]) {
    this.tables = tables;
    this.#rows = new Map(tables.map((table) => [table, []]));
  }

  /** Adds a row with the next `id` of its table, and returns it. */
  add(table: Table, row: Row): number {
    const rows = this.of(table);
    const id = rows.length + 1;
    rows.push({ id, ...row });
    return id;
  }

  /** Adds a row to a table whose key is no counted `id`. */
  put(table: Table, row: Row): void {
    this.of(table).push(row);
  }

  of(table: Table): Row[] {
    const rows = this.#rows.get(table);
    if (rows === undefined) throw new Error(`No table ${table}.`);
    return rows;
  }
}
