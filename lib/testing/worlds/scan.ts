import { sentinel, type WorldPerson } from "./people.ts";
import type { WorldRow } from "./rows.ts";
import type { WorldColumn, WorldTable } from "./schema.ts";

/** All rows of a table as the database gives them: text by column, by key. */
export type Dump = ReadonlyMap<string, DumpRow>;
type DumpRow = Readonly<Record<string, string | null>>;

/** What is wrong in a table after an erasure, in words; nothing is what a sound one leaves. */
export function scanTable(
  table: WorldTable,
  { before, after }: { readonly before: Dump; readonly after: Dump },
  about: {
    /** What was moved away to be stored, where rows of this table can be. */
    readonly stored: Dump | undefined;
    readonly subject: WorldPerson;
    readonly people: readonly WorldPerson[];
    readonly ownersOf: (key: string) => Pick<WorldRow, "owner" | "second"> | undefined;
  },
): readonly string[] {
  const { subject, people } = about;
  const wrong: string[] = [];
  for (const [key, old] of before) {
    const name = `${table.name} ${key}`;
    const owners = about.ownersOf(key);
    const moved = about.stored?.get(key);
    const row = after.get(key) ?? moved;
    const isTheirs = owners?.owner === subject.id || owners?.second === subject.id;
    const isShared = isTheirs && owners.second !== undefined && owners.second !== owners.owner;
    if (!isTheirs) {
      if (moved !== undefined) wrong.push(`${name}: another's row was moved`);
      if (JSON.stringify(row) !== JSON.stringify(old)) wrong.push(`${name}: another's row changed`);
      continue;
    }
    if (table.act === "delete" && !isShared) {
      if (row !== undefined) wrong.push(`${name}: was to go`);
      continue;
    }
    if (table.name === "messages" && !isShared) {
      if (row !== undefined) wrong.push(`${name}: both ends are the person's, was to go`);
      continue;
    }
    if (table.restricts !== undefined)
      wrong.push(...unrestricted(table, name, after, { key, moved }));
    if (row === undefined) wrong.push(`${name}: was to stay`);
    else if (table.act === "keep") {
      if (JSON.stringify(row) !== JSON.stringify(old)) wrong.push(`${name}: kept, and changed`);
    } else {
      wrong.push(
        ...scanRow(table, { old, row }, subject, people, owners).map((one) => `${name}${one}`),
      );
    }
  }
  for (const key of after.keys()) if (!before.has(key)) wrong.push(`${table.name} ${key}: is new`);
  return wrong;
}

function unrestricted(
  { restricts }: WorldTable,
  name: string,
  after: Dump,
  { key, moved }: { readonly key: string; readonly moved: DumpRow | undefined },
): readonly string[] {
  const here = after.get(key);
  if (restricts === "move") {
    return here !== undefined || moved === undefined ? [`${name}: was to be moved`] : [];
  }
  return ["true", "1"].includes(here?.restricted ?? "") ? [] : [`${name}: has no flag`];
}

function scanRow(
  table: WorldTable,
  { old, row }: Record<"old" | "row", Readonly<Record<string, string | null>>>,
  subject: WorldPerson,
  people: readonly WorldPerson[],
  owners: Pick<WorldRow, "owner" | "second"> | undefined,
): readonly string[] {
  const wrong: string[] = [];
  for (const column of table.columns) {
    const { name, kind } = column;
    const [was, is] = [old[name] ?? null, row[name] ?? null];
    const isOthers =
      (kind === "sender" && owners?.owner !== subject.id) ||
      (kind === "recipient" && owners?.second !== subject.id);
    if (isOthers && was !== is) wrong.push(`.${name}: another's value changed`);
    if (kind === "key" || kind === "link" || isOthers || is === null) continue;
    for (const trace of tracesOf(subject, column)) {
      if (trace(is)) wrong.push(`.${name}: still names the person: ${is}`);
    }
    // What was only taken out of must still say of others what it said.
    const isRedacted = is.includes("***") && (kind === "note" || kind === "json");
    for (const other of people.filter(({ id }) => isRedacted && id !== subject.id)) {
      for (const word of [sentinel(other), other.email]) {
        if (was?.includes(word) === true && !is.includes(word)) {
          wrong.push(`.${name}: lost ${word}: ${was} became ${is}`);
        }
      }
    }
  }
  return wrong;
}

/** Looks plainly: parts of words, digits whatever stands between them. Knows nothing of how anything was taken out. */
function tracesOf(
  who: WorldPerson,
  { kind }: WorldColumn,
): readonly ((value: string) => boolean)[] {
  const stems = [who.given, who.surname, ...who.latin.split(" ")].map((word) =>
    word.slice(0, 5).toLowerCase(),
  );
  const words = [
    ...stems,
    who.email,
    who.iin,
    who.nick,
    who.street,
    ...(kind === "born" ? [] : [who.born]),
  ];
  return [
    ...words.map((word) => (value: string) => value.toLowerCase().includes(word.toLowerCase())),
    (value) => value.replace(/[^0-9]/g, "").includes(who.phone.slice(2)),
    (value) => kind === "born" && value.startsWith(who.born),
  ];
}
