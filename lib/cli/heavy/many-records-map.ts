const names = { kk: "Жазбалар", ru: "Записи", en: "Records" };
const field = (column: string, type: string, more: object = {}) => ({
  ...{ column, type, names, category: "orders", purposes: ["tickets"], basis: "consent" },
  ...{ source: "registration", retention: "order" },
  ...more,
});

/** Whose records there are many of. */
export const person = "many@example.kz";

/** The columns that the data map reads of a record. */
export const columnsRead = [
  ...["id", "person_id", "number", "made_at", "paid_on", "amount", "state", "holder", "note"],
] as const;

/** A system in which one person has a row of `people` and very many of `records`, laid out by `manyRecordsSql`. */
export const manyRecordsMap = {
  ...{ id: "many", names, service: "many", kind: "postgres", url: "${JEKE_SYSTEM_MANY_URL}" },
  collections: [
    {
      ...{ id: "people", names, table: "people", key: ["id"], person: true, category: "orders" },
      find: [{ by: "email", column: "email" }],
      fields: { email: field("email", "email"), name: field("name", "name") },
      erasure: [{ act: "delete" }],
    },
    {
      ...{ id: "records", names, table: "records", key: ["id"], category: "orders" },
      find: [{ via: "people", theirs: "id", column: "person_id" }],
      order: "made_at",
      fields: {
        number: field("number", "text"),
        made: field("made_at", "time"),
        paid: field("paid_on", "date"),
        amount: field("amount", "money", { currency: "KZT" }),
        state: field("state", "code", { values: { paid: names, open: names } }),
        holder: field("holder", "name", { others: true }),
        note: field("note", "text"),
      },
      erasure: [{ act: "delete" }],
    },
  ],
} as const;

/** One person with so many records, made by the database itself. */
export function manyRecordsSql(records: number): string {
  return `
    create table people (id int primary key, email text not null unique, name text not null);
    create table records (
      id bigint primary key, person_id int not null references people, number text not null,
      made_at timestamptz not null, paid_on date, amount numeric(12,2) not null, state text not null,
      holder text not null, note text);
    insert into people values (1, '${person}', 'Әйгерім Сәтбай');
    insert into records
      select n, 1, 'N-' || lpad(n::text, 9, '0'), timestamptz '2020-01-01' + n * interval '97 seconds',
        date '2020-01-01' + (n % 2000)::int, (n::bigint * 7919 % 1000000) / 100.0,
        case when n % 10 = 0 then 'open' else 'paid' end,
        case when n % 5 = 0 then 'Болат Ахметов' else 'Әйгерім Сәтбай' end,
        case when n % 3 = 0 then null else md5(n::text) end
      from generate_series(1, ${records}) n;
    create index records_person on records (person_id);
    analyze;`;
}
