import type { Value } from "../../ports.ts";
import type { Column } from "../sql/dialect.ts";
import { Statement } from "../sql/statement.ts";
import { isLettered, letters, lettersOf, mayNarrow, typed } from "./typed.ts";

/**
 * Rows whose columns together are one of the tuples: first by the columns' own comparison, for which there are indexes, then
 * letter by letter, because that comparison takes capitals and accents for the same.
 */
export function oneOf(
  columns: readonly Column[],
  tuples: readonly (readonly Value[])[],
  statement: Statement,
): string {
  // Tried on a statement that is thrown away.
  const trial = new Statement("marked");
  const sound = tuples.filter((tuple) =>
    columns.every(({ type }, index) => typed(tuple[index] ?? null, type, trial) !== undefined),
  );
  if (sound.length === 0) return "false";
  const given = (tuple: readonly Value[]): string =>
    row(columns.map(({ type }, index) => typed(tuple[index] ?? null, type, statement) ?? "null"));
  const near = (): string => `${row(columns.map(asCompared))} in (${sound.map(given).join(", ")})`;
  if (!columns.some(isLettered)) return near();
  const exact = (tuple: readonly Value[]): string =>
    row(
      columns.map((column, index) => {
        const value = tuple[index] ?? null;
        return isLettered(column)
          ? letters(value, statement)
          : (typed(value, column.type, statement) ?? "null");
      }),
    );
  const names = row(columns.map((one) => (isLettered(one) ? lettersOf(one) : asCompared(one))));
  const exactly = `${names} in (${sound.map(exact).join(", ")})`;
  const isNarrowed = columns.every(
    (column, index) =>
      !isLettered(column) ||
      mayNarrow(
        column,
        sound.map((tuple) => String(tuple[index])),
      ),
  );
  return isNarrowed ? `(${near()} and ${exactly})` : exactly;
}

/** A FLOAT of 0.1 is no DOUBLE of 0.1: it is compared as it is printed. */
function asCompared({ sql, type }: Column): string {
  return type.name === "float" ? `cast(cast(${sql} as char) as double)` : sql;
}

function row(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? "null") : `(${parts.join(", ")})`;
}

/** E-mails in small letters without spaces around; an index on the column helps where its comparison ignores capitals. */
export function email(column: Column, emails: readonly string[], statement: Statement): string {
  const { sql, type } = column;
  const list = emails.map((one) => letters(one, statement)).join(", ");
  const exact = `cast(lower(trim(convert(${sql} using utf8mb4))) as binary) in (${list})`;

  const isPlain = emails.every((one) => /^[\x21-\x7e]+$/.test(one));
  const ignoresCase = /_ci$/.test(type.collation ?? "") && !type.collation?.includes("turkish");
  if (!isPlain || !ignoresCase || emails.length > 50) return exact;
  const near = emails.map(
    (one) => `${sql} like ${statement.value(`${one.replace(/[|%_]/g, "|$&")}%`)} escape '|'`,
  );
  return `((${near.join(" or ")} or ${sql} like ' %') and ${exact})`;
}

/** The same as `phoneDigits` of core, inside the database. */
export function phone({ sql }: Column, numbers: readonly string[], statement: Statement): string {
  const text = `convert(${sql} using utf8mb4)`;
  const digits = `regexp_replace(${text}, '[^0-9]', '')`;
  const list = numbers.map((one) => letters(one, statement)).join(", ");
  return `cast(case when ${text} regexp '^[[:space:]]*[+]' then ${digits}
      when ${digits} regexp '^8[0-9]{10}$' then concat('7', substr(${digits}, 2))
      when ${digits} regexp '^7[0-9]{9}$' then concat('7', ${digits})
      else ${digits} end as binary) in (${list})`;
}
