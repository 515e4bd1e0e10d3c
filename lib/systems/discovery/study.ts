import type { Catalogue, ColumnPlace } from "./catalogue.ts";
import type { Findings, Link, TableAssessment } from "./core/assessment.ts";
import { assess } from "./core/assess.ts";
import { classifyColumn } from "./core/classify-column.ts";
import type {
  ColumnDescription,
  Late,
  LeftOut,
  Sample,
  SchemaDescription,
  TableDescription,
} from "./core/description.ts";
import { type Candidate, guessLinks } from "./core/guess-links.ts";
import { type JsonMember, jsonMembers, memberName } from "./core/json-members.ts";

const valuesPerColumn = 200;
/** Of the values of a guessed link so many must be found where it leads. */
const mostlyHeld = 0.95;
const atOnce = 3;
const never = new AbortController().signal;

export type Studied = {
  readonly tables: readonly TableAssessment[];
  readonly leftOut: readonly LeftOut[];
  /** Columns that could not be sampled, and why, by `table.column`. */
  readonly unread: Readonly<Record<string, string>>;
  readonly late: Late;
};

/**
 * Looks at a database and says what it holds about people. Values are read table by table, judged, and forgotten: what is
 * returned holds none. `year` is this year, for days of birth. When `over` is aborted, no further value is asked for: the rest is
 * judged by what the schema says, and named.
 *
 * @throws SystemFailure when the database gives no answer.
 */
export async function study(
  catalogue: Catalogue,
  year: number,
  over: AbortSignal = never,
): Promise<Studied> {
  const schema = await catalogue.describe();
  return studySchema(catalogue, schema, year, over);
}

/** The same over a description that is already known. */
export async function studySchema(
  catalogue: Catalogue,
  schema: SchemaDescription,
  year: number,
  over: AbortSignal = never,
): Promise<Studied> {
  const late: string[] = [];
  const findings = new Map<string, Findings>();
  const members = new Map<string, readonly ColumnDescription[]>();
  const unread: Record<string, string> = {};
  await each(schema.tables, async (table) => {
    const wanted = table.columns.filter(({ readable }) => readable).map(({ name }) => name);
    const sample = await unless(over, () => catalogue.sample(table, wanted, valuesPerColumn));
    if (sample === undefined) late.push(table.id);
    for (const [column, why] of Object.entries(sample?.unread ?? {})) {
      unread[`${table.id}.${column}`] = why;
    }
    const values: Sample = sample?.values ?? new Map();
    const inside = membersOf(table, values);
    members.set(
      table.id,
      inside.map(({ column }) => column),
    );
    findings.set(table.id, judge(table, values, inside, year));
  });
  const { links, unasked } = await findLinks(catalogue, schema.tables, over);
  const tables = schema.tables.map((table) => {
    return { ...table, columns: [...table.columns, ...(members.get(table.id) ?? [])] };
  });
  return {
    ...{ tables: assess(tables, findings, links), leftOut: schema.leftOut, unread },
    late: { tables: late, links: unasked },
  };
}

function judge(
  table: TableDescription,
  sample: Sample,
  inside: readonly JsonMember[],
  year: number,
): Findings {
  const found = table.columns.map((column) => {
    const values = sample.get(column.name);
    const known = { column, year, table: table.name };
    const evidence = values === undefined ? known : { ...known, values };
    return [column.name, classifyColumn(evidence)] as const;
  });
  const more = inside.map(({ column, values }) => {
    const named = { ...column, name: memberName(column.name) };
    return [column.name, classifyColumn({ column: named, values, year })] as const;
  });
  return new Map([...found, ...more]);
}

function membersOf({ columns }: TableDescription, sample: Sample): readonly JsonMember[] {
  return columns.flatMap((column) => {
    return column.family === "json" ? jsonMembers(column, sample.get(column.name) ?? []) : [];
  });
}

async function findLinks(
  catalogue: Catalogue,
  tables: readonly TableDescription[],
  over: AbortSignal,
): Promise<{ readonly links: ReadonlyMap<string, readonly Link[]>; readonly unasked: number }> {
  let unasked = 0;
  const links = new Map(tables.map((table): [string, Link[]] => [table.id, declaredOf(table)]));
  const byColumn = Map.groupBy(guessLinks(tables), ({ from, column }) =>
    JSON.stringify([from.id, column]),
  );
  await each([...byColumn.values()], async (candidates) => {
    const link = await likeliest(candidates, async (from, to) => {
      const held = await unless(over, () => catalogue.held(from, to, valuesPerColumn));
      if (held === undefined && over.aborted) unasked += 1;
      return held;
    });
    const [first] = candidates;
    if (link !== undefined && first !== undefined) links.get(first.from.id)?.push(link);
  });
  return { links, unasked };
}

/** A key of several columns links by its last one: the others are usually those of the tenant or branch. */
function declaredOf({ foreignKeys }: TableDescription): Link[] {
  return foreignKeys.flatMap(({ columns, table, theirs }) => {
    const [column, their] = [columns.at(-1), theirs.at(-1)];
    if (column === undefined || their === undefined) return [];
    return [{ column, table, theirs: their, declared: true, confidence: 0.98 }];
  });
}

/** The first candidate that the values bear out; one that no values speak to counts little. */
async function likeliest(
  candidates: readonly Candidate[],
  ask: (...places: [from: ColumnPlace, to: ColumnPlace]) => ReturnType<Catalogue["held"]>,
): Promise<Link | undefined> {
  for (const { from, column, to, theirs, weight } of candidates) {
    const link = { column, table: to.id, theirs, declared: false };
    const held = await ask({ table: from, column }, { table: to, column: theirs });
    if (held === undefined || held.asked === 0) {
      if (weight >= 0.8) return { ...link, confidence: 0.5 };
      continue;
    }
    if (held.found < held.asked * mostlyHeld) continue;
    const certainty = held.asked >= 5 ? 1 - (1 - weight) * 0.4 : weight;
    return { ...link, confidence: Math.round(certainty * 100) / 100 };
  }
  return undefined;
}

/** Undefined once the time is over, in the middle of the work too: the server ends its statement by itself. */
async function unless<T>(over: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  if (over.aborted) return undefined;
  const end = Promise.withResolvers<undefined>();
  const isOver = (): void => {
    end.resolve(undefined);
  };
  over.addEventListener("abort", isOver);
  try {
    return await Promise.race([work(), end.promise]);
  } finally {
    over.removeEventListener("abort", isOver);
  }
}

/** A few at a time, in order. */
async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const open = list.values();
  const worker = async () => {
    for (const one of open) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
