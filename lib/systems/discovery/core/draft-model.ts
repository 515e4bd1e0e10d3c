import type { ColumnAssessment, Link, TableAssessment } from "./assessment.ts";
import type { Kind } from "./kinds.ts";
import { draftId } from "./draft-names.ts";
import { isStaffName } from "./table-words.ts";

/** By what a person is found in a drafted collection. */
export type FindDraft =
  | {
      readonly by: "email" | "phone" | "iin" | "customer-number";
      readonly column: string;
      readonly onlyWithout?: string;
    }
  | {
      readonly via: string;
      readonly theirs: string;
      readonly column: string;
      /** The whole of a key of several columns: one of them alone would find the rows of others. */
      readonly whole?: { readonly theirs: readonly string[]; readonly columns: readonly string[] };
    };

/** One collection of the draft. What is `possible` stands as a comment: it may be right, and a person must say so. */
export type CollectionDraft = {
  readonly id: string;
  readonly assessed: TableAssessment;
  readonly key: readonly string[];
  readonly find: readonly FindDraft[];
  readonly possible: readonly { readonly rule: FindDraft; readonly why: string }[];
  readonly columns: readonly string[];
  readonly fields: readonly ColumnAssessment[];
  /** Columns that are no field: keys, marks of change, and what is too unsure. */
  readonly rest: readonly ColumnAssessment[];
};

export type Draft = {
  readonly collections: readonly CollectionDraft[];
  /** Tables that hold something personal but are not drafted: nothing finds a person in them, or they repeat others. */
  readonly aside: readonly { readonly assessed: TableAssessment; readonly why: string }[];
  readonly nobodys: readonly TableAssessment[];
};

const handles = {
  email: "email",
  phone: "phone",
  iin: "iin",
  "customer-number": "customer-number",
} as const;
type Handle = keyof typeof handles;
/** From here on a column is trusted to find people by. */
const finds = 0.6;

/** Makes a draft of a data map: people first, whatever hangs on them after, each found by the shortest way. */
export function draftOf(tables: readonly TableAssessment[]): Draft {
  const byId = new Map(tables.map((one) => [one.table.id, one]));
  const isRepeated = (one: TableAssessment) =>
    one.table.kind === "view" && one.table.behind.some(({ table }) => isDraftable(byId.get(table)));
  const drafted = tables.filter((one) => isDraftable(one) && !isRepeated(one));
  const levels = levelsOf(drafted);
  const ids = idsOf(drafted);
  const sorted = drafted.toSorted(
    (a, b) => (levels.get(a.table.id) ?? 0) - (levels.get(b.table.id) ?? 0),
  );
  const pointed = pointedAt(drafted);
  const taken = new Set(drafted);
  const rest = tables.filter((one) => !taken.has(one));
  return {
    collections: sorted.map((one) => collection(one, pointed.get(one.table.id) ?? [], levels, ids)),
    aside: rest.flatMap((assessed) => {
      if (isRepeated(assessed))
        return [
          {
            assessed,
            why: "a view of tables that stand above; map it instead of them if people should see it",
          },
        ];
      if (!assessed.columns.some(({ personal }) => personal)) return [];
      return [{ assessed, why: "nothing in it finds a person" }];
    }),
    nobodys: rest.filter(
      (one) => !isRepeated(one) && !one.columns.some(({ personal }) => personal),
    ),
  };
}

function isDraftable(assessed: TableAssessment | undefined): boolean {
  if (assessed === undefined) return false;
  const { role } = assessed;
  if (role === "person" || role === "linked") return true;
  return role === "contact" && handlesIn(assessed).length > 0;
}

/** How many links lead to a table from people: 0 for people and for what is found by an address of its own. */
function levelsOf(tables: readonly TableAssessment[]): ReadonlyMap<string, number> {
  const levels = new Map(
    tables.flatMap(({ table, role }) =>
      role === "linked" ? [] : [[table.id, 0] as [string, number]],
    ),
  );
  for (let level = 1, added = -1; added !== 0; level += 1) {
    const next = tables.filter(
      (one) => !levels.has(one.table.id) && linksOf(one).some(({ table }) => levels.has(table)),
    );
    for (const { table } of next) levels.set(table.id, level);
    added = next.length;
  }
  return levels;
}

function linksOf({ columns }: TableAssessment): readonly Link[] {
  return columns.flatMap(({ link }) => link ?? []);
}

function idsOf(tables: readonly TableAssessment[]): ReadonlyMap<string, string> {
  const taken = new Set<string>(["portal"]);
  return new Map(
    tables.map(({ table }) => {
      const wanted = draftId(table.name);
      let id = wanted;
      for (let number = 2; taken.has(id); number += 1) id = `${wanted}-${number}`;
      taken.add(id);
      return [table.id, id];
    }),
  );
}

function collection(
  assessed: TableAssessment,
  pointed: readonly string[],
  levels: ReadonlyMap<string, number>,
  ids: ReadonlyMap<string, string>,
): CollectionDraft {
  const { table, columns } = assessed;
  const key = table.primaryKey.length > 0 ? table.primaryKey : (table.uniques[0] ?? []);
  const ways = waysOf(assessed, levels, ids);
  const own = handlesIn(assessed);
  const [first, ...others] = ways;
  const isOptional = columns.find(({ column }) => column.name === first?.column)?.column.nullable;
  const direct = own.filter(
    ({ by }) => first === undefined || (isOptional === true && by === "email"),
  );
  const find = [
    ...(first === undefined ? [] : [first]),
    ...direct.map((rule) => (first === undefined ? rule : { ...rule, onlyWithout: first.column })),
  ];
  const linked = new Set([...linksOf(assessed).map(({ column }) => column), ...pointed]);
  const fields = columns.filter(
    ({ column, personal }) =>
      personal && !key.includes(column.name) && !isTakenApart(column.name, columns),
  );
  const shown = new Set(fields.map(({ column }) => column.name));
  const searched = find.flatMap((rule) =>
    "via" in rule ? (rule.whole?.columns ?? [rule.column]) : [rule.column],
  );
  return {
    id: ids.get(table.id) ?? draftId(table.name),
    assessed,
    key,
    find,
    possible: [
      ...others.map((rule) => ({
        rule,
        why: "names another person, or leads there by another way",
      })),
      ...own
        .filter((rule) => !direct.includes(rule))
        .map((rule) => ({ rule, why: "may be another person's" })),
    ],
    columns: [...new Set([...key, ...linked, ...searched])].filter((name) => !shown.has(name)),
    fields,
    rest: columns.filter(({ column }) => !shown.has(column.name)),
  };
}

/** JSON whose members stand in the draft themselves. */
function isTakenApart(name: string, columns: TableAssessment["columns"]): boolean {
  return columns.some(({ column }) => column.name.startsWith(`${name} -> `));
}

/** Columns of each table to which another one links. */
function pointedAt(all: readonly TableAssessment[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { table, theirs } of all.flatMap(linksOf)) {
    const columns = found.get(table) ?? [];
    if (!columns.includes(theirs)) columns.push(theirs);
    found.set(table, columns);
  }
  for (const { table, theirs } of all.flatMap((one) => one.table.foreignKeys)) {
    const columns = found.get(table);
    if (columns !== undefined && theirs.length > 1)
      found.set(table, [...new Set([...columns, ...theirs])]);
  }
  return found;
}

/** The ways to people, the best first: nearest, declared, to those who are not staff. */
function waysOf(
  assessed: TableAssessment,
  levels: ReadonlyMap<string, number>,
  ids: ReadonlyMap<string, string>,
): readonly Extract<FindDraft, { via: string }>[] {
  const own = levels.get(assessed.table.id) ?? 0;
  const rank = ({ table, declared, confidence }: Link) =>
    (levels.get(table) ?? 0) * 4 + (isStaffName(table) ? 2 : 0) + (declared ? 0 : 1) - confidence;
  return linksOf(assessed)
    .filter(({ table }) => (levels.get(table) ?? own) < own)
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ table, theirs, column }) => {
      const via = ids.get(table);
      if (via === undefined) return [];
      const whole = assessed.table.foreignKeys.find(
        (one) => one.columns.length > 1 && one.table === table && one.columns.includes(column),
      );
      return [{ via, theirs, column, ...(whole === undefined ? {} : { whole }) }];
    });
}

function handlesIn({
  columns,
  role,
}: TableAssessment): readonly Extract<FindDraft, { by: string }>[] {
  return columns.flatMap(({ column, finding, link }) => {
    const { kind, confidence } = finding;
    // A number of a customer finds them only where each row is one.
    if (link !== undefined || !isHandle(kind) || confidence < finds) return [];
    return kind === "customer-number" && role !== "person"
      ? []
      : [{ by: handles[kind], column: column.name }];
  });
}

function isHandle(kind: Kind): kind is Handle {
  return kind in handles;
}
