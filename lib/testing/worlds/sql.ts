import type { Cell, WorldRows } from "./rows.ts";
import {
  storedName,
  type Kind,
  type WorldColumn,
  type WorldLink,
  type WorldSchema,
  type WorldTable,
} from "./schema.ts";

export type Dialect = "postgres" | "mysql";

const types: Readonly<Record<Kind, string>> = {
  ...{ key: "int", link: "int", email: "varchar(120)", phone: "varchar(60)", name: "varchar(120)" },
  ...{ nick: "varchar(20)", born: "date", address: "varchar(200)", iin: "varchar(20)" },
  ...{ note: "text", json: "json", amount: "int", flag: "boolean" },
  ...{ sender: "varchar(120)", recipient: "varchar(120)" },
};

/** Statements that lay the tables with everybody's rows; foreign keys come last, circles among them. */
export function worldSql(
  schema: WorldSchema,
  rows: WorldRows,
  dialect: Dialect,
): readonly string[] {
  return [
    ...withStored(schema.tables).map((table) => createSql(table, dialect)),
    ...schema.tables.flatMap((table) => {
      const own = rows.get(table.name) ?? [];
      const names = table.columns.map(({ name }) => name).join(", ");
      const values = own.map(
        (row) =>
          `(${table.columns.map(({ name }) => literal(row.values[name] ?? null)).join(", ")})`,
      );
      const parts = Array.from({ length: Math.ceil(values.length / 1_000) }, (_, part) =>
        values.slice(part * 1_000, (part + 1) * 1_000),
      );
      return parts.map((part) => `insert into ${table.name} (${names}) values ${part.join(", ")}`);
    }),
    ...schema.tables.flatMap((table) =>
      table.links.filter(({ declared }) => declared).map((one) => foreignKeySql(table, one)),
    ),
  ];
}

/** The tables of a schema with those that restricted rows are moved to. */
export function withStored(tables: readonly WorldTable[]): readonly WorldTable[] {
  const moved = tables.filter(({ restricts }) => restricts === "move");
  return [...tables, ...moved.map((one) => ({ ...one, name: storedName(one.name), links: [] }))];
}

/** What the everyday role may see: everything but what was moved, and of flagged tables what is not restricted. */
export function ordinarySql(
  schema: WorldSchema,
  dialect: Dialect,
  role: string,
): readonly string[] {
  return schema.tables.flatMap(({ name, restricts }) => {
    const grant = `grant select on ${name} to ${role}`;
    if (restricts !== "flag" || dialect === "mysql") return [grant];
    return [
      ...[grant, `alter table ${name} enable row level security`],
      `create policy ordinary on ${name} for select to ${role} using (not restricted)`,
    ];
  });
}

/** Statements that take the tables away again. */
export function dropSql(schema: WorldSchema, dialect: Dialect): readonly string[] {
  const names = withStored(schema.tables)
    .map(({ name }) => name)
    .join(", ");
  if (dialect === "postgres") return [`drop table if exists ${names} cascade`];
  return ["set foreign_key_checks = 0", `drop table if exists ${names}`];
}

function createSql(table: WorldTable, dialect: Dialect): string {
  const columns = table.columns.map((column) => `${column.name} ${typeOf(column, dialect)}`);
  const unique = table.columns.filter((one) => one.unique).map(({ name }) => `unique (${name})`);
  const all = [...columns, `primary key (${table.key.join(", ")})`, ...unique];
  const more = dialect === "mysql" ? " engine=InnoDB default charset=utf8mb4" : "";
  return `create table ${table.name} (${all.join(", ")})${more}`;
}

function typeOf({ kind, nullable }: WorldColumn, dialect: Dialect): string {
  const type = kind === "json" && dialect === "postgres" ? "jsonb" : types[kind];
  return `${type}${nullable ? " null" : " not null"}`;
}

function foreignKeySql(table: WorldTable, { columns, to, theirs, onDelete }: WorldLink): string {
  return `alter table ${table.name} add foreign key (${columns.join(", ")})
    references ${to} (${theirs.join(", ")}) ${onDelete}`;
}

function literal(value: Cell): string {
  if (value === null) return "null";
  if (typeof value !== "string") return String(value);
  return `'${value.replaceAll("'", "''").replaceAll("\\", "\\\\")}'`;
}
