import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Condition } from "#lib/operator/core/data-map.ts";
import { setRows, writeRow } from "#lib/testing/acts.ts";
import { query } from "#lib/testing/database.ts";
import { connect, field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { evaluate } from "../core/condition.ts";

describe("values", () => {
  const columns = {
    b: "boolean default true",
    i2: "smallint default -3",
    i4: "int default 7",
    i8: "bigint default 9007199254740993",
    n: "numeric(20,2) default 12.50",
    f4: "real default 0.1",
    f8: "double precision default 1e21",
    nan: "double precision default 'NaN'",
    d: "date default '2026-03-01'",
    tz: "timestamptz default '2026-03-01 00:30:00.123456+05'",
    ts: "timestamp default '2026-03-01 00:30:00'",
    t: "time default '23:59:59'",
    u: "uuid default '0190b5c0-0000-7000-8000-000000000001'",
    j: `json default '{"a": 1}'`,
    jb: `jsonb default '{"a": [1, null]}'`,
    by: "bytea default '\\x00ff'",
    arr: "text[] default '{a,\"b,c\"}'",
    e: `"Mood" default 'жақсы'`,
    dom: "mail default 'A@B.kz'",
    ip: "inet default '10.0.0.7'",
    ip6: "inet default '::1'",
    net: "cidr default '10.0.0.0/8'",
    c: "char(5) default 'ab'",
    iv: "interval default '1 day 2 hours'",
    nul: "int",
  };
  const types = mapOf([
    {
      id: "all",
      table: "all_types",
      key: ["u", "tz", "ts"],
      find: [{ by: "email", column: "dom" }],
      columns: Object.keys(columns),
      fields: {},
    },
  ]);
  const expected = {
    ...{
      b: true,
      i2: -3,
      i4: 7,
      i8: "9007199254740993",
      n: "12.50",
      f4: 0.1,
      f8: 1e21,
      nan: "NaN",
    },
    ...{ d: "2026-03-01", t: "23:59:59", u: "0190b5c0-0000-7000-8000-000000000001" },
    ...{ j: '{"a": 1}', jb: '{"a": [1, null]}', by: "\\x00ff", arr: '{a,"b,c"}', e: "жақсы" },
    ...{
      dom: "A@B.kz",
      ip: "10.0.0.7",
      ip6: "::1",
      net: "10.0.0.0/8",
      c: "ab",
      iv: "P1DT2H",
      nul: null,
    },
  };
  const sql = [
    `create type "Mood" as enum ('жақсы', 'жаман'); create domain mail as varchar(50);
     create table all_types (${Object.entries(columns)
       .map(([name, type]) => `${name} ${type}`)
       .join(", ")});
     insert into all_types default values`,
  ];
  const byMail = { column: "dom", match: "email", values: ["a@b.kz"] } as const;

  test("of every type come JSON-safe: exact numbers as text, dates as dates, times with their offset", async () => {
    const { connector } = await connect(sql, types);
    const [row] = await connector.find(only(types), [byMail]);
    expect(row?.values).toMatchObject(expected);
    expect(Temporal.Instant.from(String(row?.values.tz)).toString()).toBe(
      "2026-02-28T19:30:00.123456Z",
    );
    expect(String(row?.values.ts)).toMatch(/^2026-03-01T00:30:00[+-]\d\d:\d\d$/);
  });

  test("stay what they are whatever the server's zone and date style", async () => {
    const { connector, url } = await connect(sql, types);
    await query(
      url,
      `do $$ begin
         execute format('alter database %I set timezone to ''America/New_York''', current_database());
         execute format('alter database %I set datestyle to ''German''', current_database());
         execute format('alter database %I set bytea_output to ''escape''', current_database());
       end $$`,
    );
    const [row] = await connector.find(only(types), [byMail]);
    expect(row?.values).toMatchObject({
      d: "2026-03-01",
      by: "\\x00ff",
      ts: "2026-03-01T00:30:00-05:00",
    });
    expect(row?.values.tz).toBe("2026-02-28T14:30:00.123456-05:00");
  });

  test("as read are what compare and set expects, for every type", async () => {
    const { connector } = await connect(sql, types);
    const [row] = await connector.find(only(types), [byMail]);
    if (row === undefined) throw new Error("no row");
    expect(await writeRow(connector, only(types), row.key, row.values, { i4: 8 })).toBe("changed");
    expect(await writeRow(connector, only(types), row.key, row.values, { i4: 9 })).toBe("conflict");
    const set = { ...row.values, i4: 7 };
    expect(await setRows(connector, only(types), [row.key], set)).toBe(1);
    expect((await connector.readKeys(only(types), [row.key]))[0]?.values).toEqual(row.values);
  });

  test("$now and $today are the database's clock and the operator's date", async () => {
    const { connector, url } = await connect(sql, types);
    const [row] = await connector.find(only(types), [byMail]);
    await setRows(connector, only(types), [row?.key ?? ""], { d: "$today", nul: null, e: "жаман" });
    const [today] = await query<{ d: string }>(
      url,
      `select (now() at time zone 'Asia/Almaty')::date::text as d`,
    );
    const [after] = await connector.find(only(types), [byMail]);
    expect(after?.values).toMatchObject({ d: today?.d, e: "жаман" });
  });
});

describe("phones", () => {
  const phones = mapOf([
    {
      id: "p",
      table: "p",
      key: ["id"],
      find: [{ by: "phone", column: "phone" }],
      fields: { phone: field("phone") },
    },
  ]);
  const same = [
    "+77000000017",
    "8 (700) 000-00-17",
    "8(700)0000017",
    "7 700 000 00 17",
    "+7 700 000 00 17",
    "700 000 00 17",
    " +7(700)000-0017",
  ];
  const other = [
    "+87000000017",
    "+7 700 000 00 18",
    "+1 700 000 0017",
    "",
    "0017",
    "77000000017 доб. 2",
  ];

  test("are one phone however they are written, and no other country's", async () => {
    const { connector, url } = await connect(
      [`create table p (id serial primary key, phone text)`],
      phones,
    );
    await query(url, `insert into p (phone) select unnest($1::text[])`, [[...same, ...other]]);
    const rows = await connector.find(only(phones), [
      { column: "phone", match: "phone", values: ["+77000000017"] },
    ]);
    expect(rows.map(({ values }) => values.phone)).toEqual(same);
  });
});

describe("conditions", () => {
  const system = mapOf([
    {
      id: "a",
      table: "a",
      key: ["id"],
      find: [{ by: "email", column: "mail" }],
      columns: ["n", "s", "d", "at", "num"],
      fields: {},
    },
    {
      id: "b",
      table: "b",
      key: ["id"],
      find: [{ via: "a", theirs: "id", column: "a_id" }],
      columns: ["s"],
      fields: {},
    },
  ]);
  const sql = [
    `create table a (id int primary key, mail text default 'm@x.kz', n int, s text, d date, at timestamptz, num numeric);
     create table b (id int primary key, a_id int, s text);
     insert into a (id, n, s, d, at, num)
       select i, nullif(i % 4, 0), (array['x', '', ' ', null, '1'])[i % 5 + 1],
              (now() at time zone 'Asia/Almaty')::date + (i % 3 - 1),
              case when i % 7 > 0 then now() + make_interval(hours => i * 5 - 100) end, i::numeric / 2
         from generate_series(1, 40) i;
     insert into b select i, i % 25, (array['x', 'y'])[i % 2 + 1] from generate_series(1, 30) i`,
  ];
  const leaf = fc.oneof(
    fc.record({ column: fc.constantFrom("n", "num"), is: fc.constantFrom(1, 2, 0.5, null) }),
    fc.record({ column: fc.constant("s"), is: fc.constantFrom("x", "", "1", null) }),
    fc.record({ column: fc.constant("s"), in: fc.constantFrom(["x"], ["", "1"]) }),
    fc.record({ column: fc.constant("n"), in: fc.constantFrom([1, 2], [3]) }),
    fc.record({ column: fc.constantFrom("d", "at"), after: fc.constant("today" as const) }),
    fc.record({ column: fc.constantFrom("d", "at"), before: fc.constant("today" as const) }),
    fc.record({ column: fc.constantFrom("n", "s", "d"), empty: fc.boolean() }),
    fc.record({
      related: fc.constant("b"),
      mine: fc.constant("id"),
      theirs: fc.constant("a_id"),
      where: fc.record({ column: fc.constant("s"), is: fc.constantFrom("x", "y") }),
    }),
  );
  const conditions: fc.Arbitrary<Condition> = fc.oneof(
    leaf,
    leaf.map((not) => ({ not })),
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(leaf, { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
    fc.array(leaf, { minLength: 1, maxLength: 2 }).map((any) => ({ not: { any } })),
  );

  test("say the same in the database and over records in memory", async () => {
    const { connector, url } = await connect(sql, system);
    const byMail = { column: "mail", match: "email", values: ["m@x.kz"] } as const;
    const all = await connector.find(only(system), [byMail]);
    const linked = {
      column: "a_id",
      match: "exact",
      values: all.map(({ values }) => values.id ?? null),
    } as const;
    const around = {
      collections: [
        { collection: only(system, "a"), outcome: "data", records: all, underReview: 0 },
        {
          collection: only(system, "b"),
          outcome: "data",
          records: await connector.find(only(system, "b"), [linked]),
          underReview: 0,
        },
      ],
    } as const;
    const [clock] = await query<{ d: string }>(
      url,
      `select (now() at time zone 'Asia/Almaty')::date::text as d`,
    );
    const today = Temporal.PlainDate.from(clock?.d ?? "");
    await fc.assert(
      fc.asyncProperty(conditions, async (where) => {
        const found = await connector.find(only(system), [{ ...byMail, where }]);
        const judged = all.filter((row) => evaluate(where, row, around, today, "Asia/Almaty"));
        expect(found.map(({ key }) => key)).toEqual(judged.map(({ key }) => key));
      }),
      { numRuns: 60 },
    );
  });
});
