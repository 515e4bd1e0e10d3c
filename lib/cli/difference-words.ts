import type { Problem } from "#lib/cli/command.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Difference } from "#lib/systems/core/inspection.ts";

type Words = {
  readonly table: (what: string) => string;
  readonly column: (what: string) => string;
  readonly key: (difference: Difference) => string;
};

const plainKey = ({ what, because }: Difference): string =>
  `The key (${what}) may repeat, there is ${because} on it: two rows could be taken for one. Name columns that no two rows share, or make the index.`;

/** What each kind of system calls the thing that is not there, and what may be behind it. */
const byKind: Readonly<Record<string, Words>> = {
  postgres: {
    table: (what) =>
      `There is no table ${what}. Outside the schema public write schema.Table, in its own capitals; if it was renamed, write its new name.`,
    column: tableColumn,
    key: plainKey,
  },
  mysql: {
    table: (what) =>
      `There is no table ${what} that the role of url sees. Capitals count, another database stands in front with a dot, and a table without any right on it is not seen: write its name as it is now, or grant select on it.`,
    column: tableColumn,
    key: plainKey,
  },
  http: {
    table: (what) =>
      `The system declares no collection ${what}: let it declare one, or write the name that it declares.`,
    column: (what) => `The system declares no field ${what} in it`,
    key: ({ what, because }) =>
      `The map names the key (${what}), but ${because}: rows could not be found again. Write the key that the system declares.`,
  },
  csv: {
    table: (what) =>
      `No file in the folder is called ${what}: put the export there, or write what its name is now.`,
    column: (what) => `No column of the file is headed ${what}`,
    key: plainKey,
  },
};
const usual = byKind["postgres"];

function tableColumn(what: string): string {
  return `The table has no column ${what}`;
}

/** One difference between the map and a live system, with what to do about it. */
export function differenceProblem(
  system: SystemMap,
  collection: string,
  difference: Difference,
): Problem {
  const where = `${system.id}/${collection}`;
  return { code: difference.code, where, message: messageOf(system, difference) };
}

function messageOf(system: SystemMap, difference: Difference): string {
  const { code, what, because } = difference;
  const words = (Object.hasOwn(byKind, system.kind) ? byKind[system.kind] : usual) ?? usual;
  switch (code) {
    case "missing-table":
      return words?.table(what) ?? what;
    case "missing-column":
      return `${words?.column(what) ?? what}, wanted by ${because}. If it was renamed, write its new name; if it is gone, take it out of the map.`;
    case "no-right":
      return `The role of ${roleOf(system, because)} has no right on ${what}: ${because}. Grant it.`;
    case "row-rule":
      return rowRuleWords(roleOf(system, because), what, because.replace(/^\w+ by /, ""));
    case "odd-type":
      return `The type of ${what} does not fit: ${because}. Give the field a type that fits.`;
    case "no-date":
      return `A condition compares ${what} with today, but it is ${because}, no date or time. Compare a column that is one.`;
    case "cannot-hold":
      return `The column ${what} cannot hold ${because}. Write a value that it takes.`;
    case "key-repeats":
      return words?.key(difference) ?? what;
    case "delete-blocked":
      return `Rows of ${what} that stay point here (foreign key ${because}): an erasure would stop at them. Map them, so that they are deleted or emptied of it before.`;
    case "delete-spreads":
      return `Deleting takes rows of ${what} along (foreign key ${because}, on delete cascade), which the map does not delete. Map them, so that people are told of them.`;
    case "no-index":
      return `There is no index to find rows by ${what} (${because}): each visit would read the whole table. ${indexFor(system, because)}`;
  }
}

function rowRuleWords(of: string, table: string, role: string): string {
  return `A row rule (policy) of ${table} is in force for the role of ${of}, so the portal refuses to work on it: rows that the rule hides would count as not held, or as erased. Run as superuser: alter role ${role} bypassrls (it still sees only what it is granted); or map a view of the table whose owner the rule does not touch.`;
}

/** Whose right it is: one role reads, and where the map names another one, that one writes. */
function roleOf({ eraseUrl }: SystemMap, because: string): string {
  const isRead = because.startsWith("select") && because !== "select (writing)";
  return isRead || eraseUrl === undefined ? "url" : "eraseUrl";
}

function indexFor({ kind }: SystemMap, by: string): string {
  if (by === "phone" && kind === "mysql")
    return "Keep its digits in a column of its own, and map that.";
  const of = { email: " on its small letters", phone: " on its digits" }[by];
  return kind === "mysql" || of === undefined
    ? "Make an index that begins with it."
    : `Make one${of}, as docs/operator-pack.md writes it.`;
}
