import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { type EraseAct, SystemFailure } from "../../ports.ts";
import type { Acting } from "./acting.ts";
import { chunkSize } from "./batches.ts";
import type { ForeignKey } from "./dialect.ts";
import { chunks, keyOf, keysSql, parseKeys } from "./keys.ts";
import { removes } from "./order.ts";
import { type Scope, alias, columnOf } from "./scope.ts";
import type { Tables } from "./tables.ts";

/** Foreign keys that delete one after another, from the table that is deleted from to one that the map names. */
type Path = readonly ForeignKey[];

/**
 * Nothing may go that no act names: rows that the database would delete along (`on delete cascade`) are somebody else's, or were
 * to be kept. Asked right before rows leave their table, when what points at them and goes too is mostly gone.
 *
 * @throws SystemFailure `mismatch` when a row of a table of the map would be taken along.
 */
export async function refuseCascades(
  acting: Acting,
  from: CollectionMap,
  keys: readonly string[],
  acts: readonly EraseAct[],
): Promise<void> {
  const mapped = acting.system.collections.map(({ table }) => table);
  const paths = cascadePaths(from.table, await acting.schema.cascades(mapped), mapped);
  for (const path of paths) {
    const end = path.at(-1)?.child ?? "";
    const named = acts.filter((act) => removes(act) && act.collection.table === end);
    await refusePath(acting, { from, keys, path, named });
  }
}

/** The ways on which a deletion spreads; a way ends at the first table of the map, whose own rows are asked about in their turn. */
export function cascadePaths(
  table: string,
  keys: readonly ForeignKey[],
  mapped: readonly string[],
): readonly Path[] {
  const spread = (path: Path): readonly Path[] => {
    const [first, last] = [path[0], path.at(-1)];
    if (first === undefined || last === undefined || mapped.includes(last.child)) return [path];
    const seen = new Set(path.map(({ parent }) => parent));
    return onward(last.child).flatMap((key) => (seen.has(key.child) ? [] : spread([...path, key])));
  };
  const onward = (from: string): readonly ForeignKey[] =>
    keys.filter(({ parent, onDelete }) => parent === from && onDelete === "cascade");
  return onward(table)
    .flatMap((key) => spread([key]))
    .filter((path) => mapped.includes(path.at(-1)?.child ?? ""));
}

async function refusePath(
  { tables, inside, compare }: Acting,
  about: {
    readonly from: CollectionMap;
    readonly keys: readonly string[];
    readonly path: Path;
    readonly named: readonly EraseAct[];
  },
): Promise<void> {
  const { from, keys, path, named } = about;
  const { dialect } = tables;
  const scope = await tables.scope(from);
  const end = await endOf(tables, path);
  // A view may not show the columns that point: what it hides we cannot follow.
  if (!isVisible(path, scope, end)) return;
  const names = [...new Set(named.flatMap(({ collection }) => collection.key))];
  const columns = names.map((name) => columnOf(end, name));
  const shown = columns.length === 0 ? "1" : columns.map((one) => dialect.printed(one)).join(", ");
  for (const part of chunks(parseKeys(from, keys), chunkSize)) {
    const statement = dialect.statement();
    const where = keysSql(from, part, scope, statement, compare);
    const rows = await inside.read(
      statement.query(
        `select ${shown} from ${dialect.table(from.table)} as ${alias} ${joinsOf(path, dialect)}
          where ${where}${named.length === 0 ? " limit 1" : ""}`,
      ),
    );
    for (const row of rows) {
      const values = Object.fromEntries(
        columns.map(({ type }, index) => [
          names[index] ?? "",
          dialect.decoder(type)(row[index] ?? null),
        ]),
      );
      const goes = named.some(
        (act) => act.do !== "rewrite" && setOf(act).has(keyOf(act.collection, values)),
      );
      if (!goes) throw new SystemFailure("mismatch");
    }
  }
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The keys of an act, made into a set once. */
function setOf({ keys }: Exclude<EraseAct, { do: "rewrite" }>): ReadonlySet<string> {
  const known = sets.get(keys) ?? new Set(keys);
  sets.set(keys, known);
  return known;
}

async function endOf(tables: Tables, path: Path): Promise<Scope> {
  const collection = { table: path.at(-1)?.child ?? "" };
  return { ...(await tables.scope(collection)), alias: aliasOf(path.length - 1) };
}

function isVisible(path: Path, start: Scope, end: Scope): boolean {
  const [first, last] = [path[0], path.at(-1)];
  return (
    (first?.parentColumns ?? []).every((name) => start.types.has(name)) &&
    (last?.columns ?? []).every((name) => end.types.has(name))
  );
}

function joinsOf(path: Path, dialect: Tables["dialect"]): string {
  return path
    .map(({ child, columns, parentColumns }, index) => {
      const [own, above] = [aliasOf(index), index === 0 ? alias : aliasOf(index - 1)];
      const same = columns.map(
        (name, place) =>
          `${own}.${dialect.quote(name)} = ${above}.${dialect.quote(parentColumns[place] ?? "")}`,
      );
      return `join ${dialect.table(child)} as ${own} on ${same.join(" and ")}`;
    })
    .join(" ");
}

function aliasOf(index: number): string {
  return `x${index}`;
}
