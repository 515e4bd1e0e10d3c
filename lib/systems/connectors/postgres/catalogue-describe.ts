import type {
  ColumnDescription,
  ForeignKey,
  LeftOut,
  SchemaDescription,
  TableDescription,
  TypeFamily,
} from "../../discovery/core/description.ts";
import * as queries from "./catalogue-queries.ts";
import type { Database, TextRow } from "./database.ts";

const families: Readonly<Record<TypeFamily, string>> = {
  text: "text varchar bpchar char citext name",
  integer: "int2 int4 int8 oid",
  decimal: "numeric float4 float8 money",
  boolean: "bool",
  date: "date",
  time: "timestamp timestamptz time timetz",
  code: "",
  uuid: "uuid",
  address: "inet cidr",
  point: "point geometry geography",
  json: "json jsonb hstore",
  binary: "bytea",
  other: "",
};
const familyOf = new Map(
  Object.entries(families).flatMap(([family, types]) =>
    types.split(" ").map((type) => [type, family as TypeFamily] as const),
  ),
);

/** What the catalogue of a PostgreSQL database says of its tables, in six questions whatever their number. */
export async function describeSchema(database: Database): Promise<SchemaDescription> {
  const [tables, columns, constraints, indexes, behind] = await Promise.all(
    [queries.tables, queries.columns, queries.constraints, queries.indexes, queries.behind].map(
      (text) => database.read(text, []),
    ),
  );
  const names = new Map(
    (tables ?? []).map(([oid, schema, name]) => [oid, tableId(schema ?? "", name ?? "")]),
  );
  const parts: Parts = {
    names,
    columns: byTable(columns),
    constraints: byTable(constraints),
    indexes: byTable(indexes),
    behind: byTable(behind),
  };
  const described = (tables ?? []).map((row) => describeTable(row, parts));
  const leftOut = described.flatMap(({ table, isReadable }): LeftOut[] => {
    if (table.columns.length === 0) return [{ table: table.id, why: "no-columns" }];
    return isReadable ? [] : [{ table: table.id, why: "no-right" }];
  });
  return {
    tables: described.map(({ table }) => table).filter((one) => one.columns.length > 0),
    leftOut,
  };
}

type Rows = ReadonlyMap<string | null, readonly TextRow[]>;
type Parts = {
  readonly names: ReadonlyMap<string | null | undefined, string>;
} & Readonly<Record<"columns" | "constraints" | "indexes" | "behind", Rows>>;

function byTable(rows: readonly TextRow[] | undefined): Rows {
  return Map.groupBy(rows ?? [], ([table]) => table ?? null);
}

function describeTable(
  row: TextRow,
  parts: Parts,
): { table: TableDescription; isReadable: boolean } {
  const [oid = null, schema, name, kind, rows, comment, isReadable] = row;
  const constraints = parts.constraints.get(oid) ?? [];
  const indexes = parts.indexes.get(oid) ?? [];
  const primaryKey = linesOf(constraints.find(([, type]) => type === "p")?.[2]);
  const uniques = indexes.flatMap(([, unique, columns]) =>
    unique === "true" && columns != null ? [linesOf(columns)] : [],
  );
  const table: TableDescription = {
    id: tableId(schema ?? "", name ?? ""),
    schema: schema ?? "",
    name: name ?? "",
    kind: kind === "v" || kind === "m" ? "view" : "table",
    columns: (parts.columns.get(oid) ?? []).map((one) => describeColumn(one, constraints)),
    primaryKey,
    uniques,
    foreignKeys: constraints.flatMap((one) => foreignKey(one, parts)),
    indexed: indexes.flatMap(([, , columns]) => linesOf(columns).slice(0, 1)),
    behind: (parts.behind.get(oid) ?? []).flatMap(([, from, column]) => {
      const base = parts.names.get(from);
      return base === undefined || column == null ? [] : [{ table: base, column }];
    }),
    ...(comment == null ? {} : { comment }),
    // Minus one: never counted.
    ...(rows == null || Number(rows) < 0 || kind === "v" ? {} : { rows: Number(rows) }),
  };
  return { table, isReadable: isReadable === "true" };
}

function describeColumn(row: TextRow, constraints: readonly TextRow[]): ColumnDescription {
  const [, name, type, short, item, notNull, comment, readable, labels] = row;
  const listed = labels == null ? checkedValues(name ?? "", constraints) : linesOf(labels);
  return {
    name: name ?? "",
    type: type ?? "",
    family: labels == null ? (familyOf.get(item ?? short ?? "") ?? "other") : "code",
    nullable: notNull !== "true",
    readable: readable === "true",
    ...(comment == null ? {} : { comment }),
    ...(listed.length === 0 ? {} : { allowed: listed }),
  };
}

function foreignKey(
  [, type, columns, to, theirs]: TextRow,
  { names }: Parts,
): readonly ForeignKey[] {
  const table = names.get(to);
  if (type !== "f" || table === undefined) return [];
  return [{ columns: linesOf(columns), table, theirs: linesOf(theirs) }];
}

/** The words of `check (status in ('paid', 'open'))`, as PostgreSQL prints it. */
function checkedValues(column: string, constraints: readonly TextRow[]): readonly string[] {
  const texts = constraints.flatMap(([, , columns, , , text]) =>
    columns === column && text != null ? [text] : [],
  );
  const list = texts
    .map((text) => /= ANY \(+ARRAY\[(.*?)\]/.exec(text)?.[1])
    .find((one) => one !== undefined);
  const literals = (list ?? "").match(/'(?:[^']|'')*'/g) ?? [];
  return literals.map((one) => one.slice(1, -1).replaceAll("''", "'"));
}

function linesOf(text: string | null | undefined): readonly string[] {
  return text == null || text === "" ? [] : text.split("\n");
}

/** A table as a data map writes it. */
export function tableId(schema: string, name: string): string {
  const part = (text: string) => (/[."]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return schema === "public" ? part(name) : `${part(schema)}.${part(name)}`;
}
