import { expect, test } from "vitest";
import { connectMariadb, hasMariadb } from "#lib/testing/mariadb.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";

/** Type, what was written, and how it comes out. */
const kinds: readonly (readonly [type: string, written: string, read: unknown])[] = [
  ["bit(1)", "b'1'", true],
  ["bit(1)", "b'0'", false],
  ["tinyint(1)", "5", 5],
  ["bit(64)", `b'${"1".repeat(64)}'`, "18446744073709551615"],
  ["tinyint unsigned", "255", 255],
  ["bigint unsigned", "18446744073709551615", "18446744073709551615"],
  [
    "decimal(65,30)",
    "'12345678901234567890123456789012345.123456789012345678901234567890'",
    "12345678901234567890123456789012345.123456789012345678901234567890",
  ],
  ["float", "1.1", 1.1],
  ["double", "1e308", 1e308],
  ["date", "'0000-00-00'", "0000-00-00"],
  ["date", "'2024-00-00'", "2024-00-00"],
  ["datetime", "'0000-00-00 00:00:00'", "0000-00-00 00:00:00"],
  ["datetime", "'2024-03-00 10:00:00'", "2024-03-00 10:00:00"],
  ["timestamp(6) null", "'2024-06-01 10:00:00.000001'", "2024-06-01T10:00:00.000001+00:00"],
  ["timestamp null", "'0000-00-00 00:00:00'", "0000-00-00 00:00:00"],
  ["time", "'-838:59:59'", "-838:59:59"],
  ["year", "'2155'", 2155],
  ["varchar(20)", "'ab  '", "ab  "],
  ["binary(4)", "x'00ff'", "\\x00ff0000"],
  ["varbinary(9)", "x''", "\\x"],
  ["text", "'a\\nb\\0c'", "a\nb\u0000c"],
  ["longblob", "x'0001ff'", "\\x0001ff"],
  ["enum('a','б')", "'б'", "б"],
  ["enum('a','b')", "0", ""],
  ["set('x','y','z')", "'x,z'", "x,z"],
  ["json", `'{"a": 1.10, "a":2}'`, '{"a": 1.10, "a":2}'],
  ["point", "st_geomfromtext('POINT(1 2)')", "POINT(1 2)"],
  ["varchar(20) charset cp1251", "'ж'", "ж"],
  ["text charset ucs2", "'ж'", "ж"],
  ["varchar(9)", "'😀'", "😀"],
];

test.skipIf(!hasMariadb)(
  "every type of MariaDB comes out as it was written, found or walked",
  async () => {
    const names = kinds.map((_, index) => `c${index}`);
    const map = mapOf([
      {
        ...{ id: "t", table: "t", key: ["id"], find: [{ by: "email", column: "e" }] },
        fields: Object.fromEntries(names.map((name) => [name, field(name)])),
      },
    ]);
    const columns = kinds.map(([type], index) => `c${index} ${type}`).join(", ");
    const values = kinds.map(([, written]) => written).join(", ");
    const { connector } = await connectMariadb(
      [
        `create table t (id int primary key, e varchar(99), ${columns})`,
        `set sql_mode = ''; set time_zone = '+00:00'; insert into t values (1, 'a@x.kz', ${values});
       insert into t (id, e) values (2, 'a@x.kz')`,
      ],
      map,
    );
    const selectors = [{ column: "e", match: "email", values: ["a@x.kz"] }] as const;
    const found = await connector.find(only(map), selectors);
    const told = kinds.map(([type, written], index) => [
      type,
      written,
      found[0]?.values[`c${index}`],
    ]);
    expect(told).toEqual(kinds);
    expect(Object.values(found[1]?.values ?? {}).filter((value) => value !== null)).toEqual([
      2,
      "a@x.kz",
    ]);
    const walked = (await Array.fromAsync(connector.read(only(map), { selectors }))).flat();
    expect(walked).toEqual(found);
  },
);
