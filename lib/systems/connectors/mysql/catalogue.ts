import type { Catalogue, ColumnPlace, RoleRights } from "../../discovery/catalogue.ts";
import type {
  ColumnDescription,
  SchemaDescription,
  TableDescription,
} from "../../discovery/core/description.ts";
import { Sampler, type SamplingSql } from "../sql/catalogue-sample.ts";
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
class MysqlCatalogue implements Catalogue {
  readonly #database: Database;
  readonly #sampler: Sampler;

  constructor(url: string) {
    this.#database = new Database(url);
    this.#sampler = new Sampler(this.#database, sampling);
  }

  async describe(): Promise<SchemaDescription> {
    return failing(() => describeSchema(this.#database));
  }

  async sample(table: TableDescription, columns: readonly string[], limit: number) {
    return this.#sampler.sample(table, columns, limit);
  }

  async held(from: ColumnPlace, to: ColumnPlace, limit: number) {
    return this.#sampler.held(from, to, limit);
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
      const columns = await this.#database.ask({
        text: `select table_name, column_name, privileges, database() from information_schema.columns
                where table_schema = database() order by table_name, ordinal_position`,
        values: [],
      });
      const whole = new Set([...everywhere, ...here].map(([right]) => right));
      const tables = [...Map.groupBy(columns, ([table]) => String(table))];
      const may = (right: string, table: string) =>
        whole.has(right) || single.some(([own, , of]) => own === right && of === table);
      const deletable = new Set<string>();
      for (const [name] of tables) {
        // A right may come from a role, which the catalogue does not show.
        const isGranted = may("DELETE", name);
        if (isGranted || (await mayDelete(this.#database, idOf(name)))) deletable.add(name);
      }
      return {
        isAboveRules: everywhere.some(([right]) => right === "SUPER" || right === "CREATE USER"),
        tables: tables.map(([name, rows]) => {
          const columnsWith = (right: string) =>
            rows.flatMap(([, column, rights]) =>
              String(rights).split(",").includes(right) ? [String(column)] : [],
            );
          return {
            table: idOf(name),
            owns: may("DROP", name) || may("ALTER", name),
            inserts: columnsWith("insert").length > 0,
            deletes: deletable.has(name),
            updates: columnsWith("update"),
          };
        }),
      };
    });
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async #granted(view: string, list: string): Promise<readonly (readonly string[])[]> {
    const rows = await this.#database.ask({
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
