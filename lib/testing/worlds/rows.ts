import type { Random } from "#lib/cli/heavy/random.ts";
import { jsonOf, noteOf, phoneWritten, type WorldPerson } from "./people.ts";
import type { Kind, WorldColumn, WorldLink, WorldSchema, WorldTable } from "./schema.ts";

export type Cell = string | number | boolean | null;
/** A row with whose it is: one person, or the two of a message. */
export type WorldRow = {
  readonly values: Readonly<Record<string, Cell>>;
  readonly owner: number;
  readonly second?: number;
};
export type WorldRows = ReadonlyMap<string, readonly WorldRow[]>;

/** Rows of everybody in all tables of one system. */
export function worldRows(
  schema: WorldSchema,
  people: readonly WorldPerson[],
  random: Random,
  about: { readonly provesPhone: boolean; readonly most?: number },
): WorldRows {
  const { provesPhone, most } = about;
  const rows = new Map<string, WorldRow[]>();
  let next = 1;
  const newId = (): number => (next += 1 + random.below(3));
  for (const table of schema.tables) {
    const made = people.flatMap((person) => {
      if (table.isPeople) return [peopleRow(table, person, people, newId(), random)];
      if (table.name === "messages") return messages(table, person, people, rows, newId, random);
      return children(table, person, people, { rows, newId, random, provesPhone, most });
    });
    rows.set(table.name, made);
  }
  closeCircles(schema, rows, random);
  return rows;
}

function peopleRow(
  table: WorldTable,
  person: WorldPerson,
  people: readonly WorldPerson[],
  id: number,
  random: Random,
): WorldRow {
  const keys = { region: 1 + (id % 3), id };
  const values = Object.fromEntries(
    table.columns.map((column) => {
      if (column.kind === "key") return [column.name, column.name === "id" ? keys.id : keys.region];
      // Without it nobody could be told apart from who shares the phone.
      if (column.kind === "email") return [column.name, person.email];
      return [column.name, valueOf(column, person, otherThan(person, people, random), random)];
    }),
  );
  return { values, owner: person.id };
}

type Making = {
  readonly rows: WorldRows;
  readonly newId: () => number;
  readonly random: Random;
  readonly provesPhone: boolean;
  /** How many rows the first person has in the first table under people; others have few. */
  readonly most: number | undefined;
};

function children(
  table: WorldTable,
  person: WorldPerson,
  people: readonly WorldPerson[],
  { rows, newId, random, provesPhone, most }: Making,
): readonly WorldRow[] {
  const [way] = table.links;
  if (way === undefined) return [];
  const parents = (rows.get(way.to) ?? []).filter(({ owner }) => owner === person.id);
  const made: WorldRow[] = [];
  for (const parent of parents) {
    const few = random.below(4);
    const count = person.id === 1 && table.name === "c0" ? (most ?? few) : few;
    for (let line = 1; line <= count; line += 1) {
      const isGuest = table.hasGuests && random.percent(30);
      const linked = isGuest ? nothing(way) : linkTo(way, parent);
      const ids = { id: newId(), line };
      const other = otherThan(person, people, random);
      const values: Record<string, Cell> = {};
      for (const column of table.columns) {
        values[column.name] =
          column.name in linked
            ? (linked[column.name] ?? null)
            : column.kind === "key"
              ? column.name === "line"
                ? ids.line
                : ids.id
              : valueOf(column, person, other, random);
      }
      if (table.hasGuests)
        Object.assign(values, guestValues(person, people, { isGuest, provesPhone }, random));
      if ("prev" in values)
        values.prev = random.percent(50) ? (made.at(-1)?.values.id ?? null) : null;
      made.push({ values, owner: person.id });
    }
  }
  return made;
}

/** A guest is named by e-mail, or by a phone that nobody shares; others carry either, or none. */
function guestValues(
  person: WorldPerson,
  people: readonly WorldPerson[],
  { isGuest, provesPhone }: { readonly isGuest: boolean; readonly provesPhone: boolean },
  random: Random,
): Record<string, Cell> {
  const isShared = people.some(({ id, phone }) => id !== person.id && phone === person.phone);
  const byPhone = provesPhone && !isShared && random.percent(40);
  const phone = random.percent(60) || byPhone ? phoneWritten(person.phone, random) : null;
  if (isGuest) return { email: byPhone ? null : person.email.toUpperCase(), phone };
  return { email: random.percent(50) ? person.email : null, phone: isShared ? null : phone };
}

function messages(
  table: WorldTable,
  person: WorldPerson,
  people: readonly WorldPerson[],
  rows: WorldRows,
  newId: () => number,
  random: Random,
): readonly WorldRow[] {
  const rowOf = (one: WorldPerson) => rows.get("people")?.find(({ owner }) => owner === one.id);
  const sent = Array.from({ length: random.below(4) }, (): WorldRow | undefined => {
    const to = random.percent(20) ? person : otherThan(person, people, random);
    const [from, into] = [rowOf(person), rowOf(to)];
    if (from === undefined || into === undefined) return undefined;
    const links = table.links.map((one) => linkTo(one, one.as === "sender" ? from : into));
    const values: Record<string, Cell> = {
      ...{ id: newId(), note: noteOf(person, to, random) },
      ...{ sender_name: person.written[0], recipient_name: to.written[0] },
      ...Object.fromEntries(links.flatMap((one) => Object.entries(one))),
    };
    return { values, owner: person.id, second: to.id };
  });
  return sent.filter((one) => one !== undefined);
}

function linkTo(way: WorldLink, { values }: WorldRow): Record<string, Cell> {
  return Object.fromEntries(
    way.columns.map((column, index) => [column, values[way.theirs[index] ?? ""] ?? null]),
  );
}

function nothing(way: WorldLink): Record<string, Cell> {
  return Object.fromEntries(way.columns.map((column) => [column, null]));
}

/** A person's row may point at what points at the person: the circle is closed when both are there. */
function closeCircles(schema: WorldSchema, rows: Map<string, WorldRow[]>, random: Random): void {
  const [people] = schema.tables;
  const back = people?.links[0];
  if (people === undefined || back === undefined) return;
  const made = (rows.get(people.name) ?? []).map((row) => {
    const own = (rows.get(back.to) ?? []).filter(({ owner }) => owner === row.owner);
    const best = own.length > 0 && random.percent(70) ? (own[0]?.values.id ?? null) : null;
    return { ...row, values: { ...row.values, best } };
  });
  rows.set(people.name, made);
}

function otherThan(
  person: WorldPerson,
  people: readonly WorldPerson[],
  random: Random,
): WorldPerson {
  const others = people.filter(({ id }) => id !== person.id);
  return others[random.below(others.length)] ?? person;
}

function valueOf(
  { kind, nullable }: WorldColumn,
  person: WorldPerson,
  other: WorldPerson,
  random: Random,
): Cell {
  // A phone that nobody proved and no row of the person tells cannot be known from anywhere.
  if (nullable && kind !== "flag" && kind !== "phone" && random.percent(15)) return null;
  return makers[kind](person, other, random);
}

const makers: Readonly<
  Record<Kind, (who: WorldPerson, other: WorldPerson, random: Random) => Cell>
> = {
  key: () => null,
  link: () => null,
  email: ({ email }) => email,
  phone: ({ phone }, _, random) => phoneWritten(phone, random),
  name: ({ given, surname, latin }, _, random) =>
    random.oneOf([`${given} ${surname}`, `${surname} ${given}`, latin]),
  nick: ({ nick }) => nick,
  born: ({ born }) => born,
  address: ({ street }, _, random) => `г. ${random.oneOf(["Алматы", "Астана"])}, ${street}, кв. 5`,
  iin: ({ iin }) => iin,
  note: noteOf,
  json: jsonOf,
  amount: (_, __, random) => random.below(100_000),
  flag: () => false,
  sender: () => null,
  recipient: () => null,
};
