import type { Catalogue, RoleRights } from "../../discovery/catalogue.ts";
import type { ColumnDescription, SchemaDescription } from "../../discovery/core/description.ts";
import { SqlCatalogue } from "../sql/catalogue.ts";
import type { SamplingSql } from "../sql/catalogue-sample.ts";
import type { Row } from "../sql/database.ts";
import { soundName } from "../sql/names.ts";
import { describeSchema, idOf } from "./catalogue-describe.ts";
import { Database } from "./database.ts";
import { toFailure } from "./failure.ts";
import { mayDelete } from "./inspect.ts";

const longest = 200;
const longestJson = 4_000;

/** How MariaDB and MySQL are asked for a few values. */
const sampling: SamplingSql = {
  quoted,
  table: ({ name }) => quoted(name),
  value: textSql,
  others: ({ name, primaryKey, kind }, list, limit) => {
    const [key] = primaryKey;
    if (key === undefined || kind === "view") return undefined;
    return `select ${list} from ${quoted(name)} order by ${quoted(key)} desc limit ${limit}`;
  },
  toFailure,
  isGone: (cause) => cause === "mysql 1146",
};

/** The catalogue of one MariaDB or MySQL database, as far as the user of the URL may look. */
class MysqlCatalogue extends SqlCatalogue<Database> {
  /** For the question how rows would be deleted, which a session that may only read is not even told. */
  readonly #asking: Database;

  constructor(url: string) {
    super(new Database(url, 3, { readOnly: true }), sampling);
    this.#asking = new Database(url, 1);
  }

  override async close(): Promise<void> {
    await Promise.all([super.close(), this.#asking.close()]);
  }

  async describe(): Promise<SchemaDescription> {
    return failing(() => describeSchema(this.database));
  }

  /** Nobody owns a table here: whoever may drop or alter it counts as its owner. */
  async rights(): Promise<RoleRights> {
    return failing(async () => {
      const everywhere = await this.#granted("user_privileges", "privilege_type, '', ''");
      const here = await this.#granted("schema_privileges", "privilege_type, table_schema, ''");
      const single = await this.#granted(
        "table_privileges",
        "privilege_type, table_schema, table_name",
      );
      const columns = await this.database.ask({
        text: `select table_name, column_name, privileges, database() from information_schema.columns
                where table_schema = database() order by table_name, ordinal_position`,
        values: [],
      });
      const whole = new Set([...everywhere, ...here].map(([right]) => right));
      const may = (right: string, table: string) =>
        whole.has(right) || single.some(([own, , of]) => own === right && of === table);
      const tables: RoleRights["tables"][number][] = [];
      for (const [table, rows] of Map.groupBy(columns, ([name]) => String(name))) {
        // A right may come from a role, which the catalogue does not show.
        const deletes = may("DELETE", table) || (await mayDelete(this.#asking, idOf(table)));
        const owns = may("DROP", table) || may("ALTER", table);
        const inserts = columnsWith("insert", rows).length > 0;
        const updates = columnsWith("update", rows);
        tables.push({ table: idOf(table), owns, inserts, deletes, updates });
      }
      const isAboveRules = everywhere.some(
        ([right]) => right === "SUPER" || right === "CREATE USER",
      );
      return { isAboveRules, tables };
    });
  }

  async #granted(view: string, list: string): Promise<readonly (readonly string[])[]> {
    const rows = await this.database.ask({
      text: `select ${list} from information_schema.${view}
              where replace(grantee, '''', '') = current_user()
                ${list.includes("table_schema") ? "and database() like replace(table_schema, '\\\\', '')" : ""}`,
      values: [],
    });
    return rows.map((row) => row.map(String));
  }
}

/** Opens the catalogue that a `mysql://` URL leads to; nothing is connected before the first question. */
export function mysqlCatalogue(url: string): Catalogue {
  return new MysqlCatalogue(url);
}

function columnsWith(right: string, rows: readonly Row[]): string[] {
  return rows.flatMap(([, column, rights]) =>
    String(rights).split(",").includes(right) ? [String(column)] : [],
  );
}

async function failing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toFailure(error);
  }
}

function quoted(name: string): string {
  return `\`${soundName(name).replaceAll("`", "``")}\``;
}

/** The beginning of a value as text; of bytes only that there are some, of a point its two numbers. */
function textSql({ name, family }: ColumnDescription): string {
  const column = quoted(name);
  if (family === "binary") return `case when ${column} is not null then '' end`;
  if (family === "point") return `concat(st_x(${column}), ', ', st_y(${column}))`;
  if (family === "text" || family === "json")
    return `left(${column}, ${family === "json" ? longestJson : longest})`;
  return `cast(${column} as char(${longest}))`;
}
