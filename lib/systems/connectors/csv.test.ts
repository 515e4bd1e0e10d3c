import { appendFile, mkdtemp, rename, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { now } from "#lib/testing/memory-world.ts";
import { field, mapOf, only } from "#lib/testing/postgres-system.ts";
import { careful } from "../careful.ts";
import { readSystems } from "../reading.ts";
import { isInspector } from "../core/inspection.ts";
import { inspectDeclared } from "../discovery/inspect-declared.ts";
import type { Connector } from "../ports.ts";
import { csvConnector } from "./csv.ts";

const system = (table: string) =>
  mapOf([
    {
      ...{ id: "clients", table, key: ["id"] },
      find: [
        { by: "email", column: "email" },
        { by: "phone", column: "phone" },
      ],
      fields: { name: field("Имя"), email: field("email"), phone: field("phone") },
    },
  ]);
const mine = { column: "email", match: "email", values: ["aigerim@example.com"] } as const;
const theirs = { column: "phone", match: "phone", values: ["+77000000018"] } as const;

const header = "id;Имя;email;phone";
const lines = [
  header,
  '1;"Айгерім; ""А""\nекі жол";Aigerim@Example.com ;8 (700) 000-00-17',
  "2;Айгерим;aigerim@example.com;",
  "3;Болат;bolat@example.com;+7 700 000 00 18",
];

/** A folder with these files, and a connector to it. */
async function folderOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  table = "clients.csv",
): Promise<{ readonly connector: Connector; readonly folder: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), "jeke-csv-"));
  for (const [index, [name, text]] of Object.entries(files).entries()) {
    const file = path.join(folder, name);
    await writeFile(file, text);
    await utimes(file, 1_700_000_000 + index, 1_700_000_000 + index);
  }
  return { connector: csvConnector(system(table), folder, "Asia/Almaty"), folder };
}

async function found(connector: Connector): Promise<readonly unknown[]> {
  const rows = await connector.find(only(system("clients.csv")), [mine]);
  return rows.map(({ values }) => values["Имя"]);
}

connectorContract(
  "csv",
  async () => ({
    connector: (await folderOf({ "clients.csv": lines.join("\n") })).connector,
    ...{ collection: only(system("clients.csv")), mine, mineCount: 2, theirs, theirsCount: 1 },
  }),
  ["write", "erase", "restrict", "obligations", "setConsent"],
);

const clients = (table: string) => only(system(table));
const plain = "id,Имя,email,phone\n1,Айгерим,aigerim@example.com,\n";
const windows = (text: string): Uint8Array =>
  Uint8Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
  });

test.each<[string, string | Uint8Array]>([
  ["UTF-8", plain],
  ["UTF-8 with a mark", `\uFEFF${plain}`],
  ["UTF-16 as Excel saves it", Buffer.from(`\uFEFF${plain}`, "utf16le")],
  ["UTF-16 the other way round", Buffer.from(`\uFEFF${plain}`, "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from(plain, "utf16le")],
  ["Windows-1251", windows(plain)],
  ["semicolons and line ends of Windows", plain.replaceAll(",", ";").replaceAll("\n", "\r\n")],
  ["tabs", plain.replaceAll(",", "\t")],
  ["Excel's own first line", `sep=;\n${plain.replaceAll(",", ";")}`],
  ["a name with the delimiter in quotes", plain.replace("email,phone", '"email",phone')],
  ["blanks in the header and empty lines", plain.replace(",email", ", email ").concat("\n\n")],
  ["cells that end early, and empty ones too many", `${plain}2,Болат\n3,Вера,v@example.com,,,\n`],
])("reads %s", async (_, text) => {
  const { connector } = await folderOf({ "clients.csv": text });
  const rows = await connector.find(clients("clients.csv"), [mine]);
  expect(rows).toEqual([
    {
      key: '["1"]',
      values: { id: "1", Имя: "Айгерим", email: "aigerim@example.com", phone: null },
    },
  ]);
});

test.each<[string, string, string | Uint8Array]>([
  ["untrusted", "a row with more cells", `${plain}2,Болат,b@example.com,,more\n`],
  ["untrusted", "a quote that nobody closes", `${plain}2,"Болат,b@example.com,\n`],
  ["untrusted", "a key twice", `${plain}1,Айгерим,aigerim@example.com,\n`],
  ["untrusted", "a row of the person without a key", `${plain},Айгерим,aigerim@example.com,\n`],
  ["untrusted", "a column twice", plain.replace("phone", "email")],
  ["mismatch", "a column that lacks", plain.replace("phone", "tel")],
  ["mismatch", "an empty file", ""],
  ["untrusted", "a file cut in UTF-8", Buffer.from(plain.repeat(9)).subarray(0, 9_999)],
])("is %s: %s", async (code, what, text) => {
  const cut = what.startsWith("a file cut")
    ? Buffer.concat([Buffer.from(plain), Buffer.alloc(300_000, "2,x,y,z\n"), Buffer.from([0xc3])])
    : text;
  const { connector } = await folderOf({ "clients.csv": cut });
  await expect(found(connector)).rejects.toMatchObject({ code });
});

test("takes the newest file that fits, or all of them with the newest state of each row", async () => {
  const files = {
    "clients-1.csv": `${plain}7,Прежняя,aigerim@example.com,\n`,
    "clients-2.csv": plain.replace("Айгерим", "Новая"),
    "other.csv": plain,
    ".clients-9.csv": "half an upload",
  };
  const newest = await folderOf(files, "clients-*.csv");
  const names = async ({ connector }: typeof newest, table: string): Promise<unknown[]> =>
    (await connector.find(clients(table), [mine])).map(({ values }) => values["Имя"]);
  expect(await names(newest, "clients-*.csv")).toEqual(["Новая"]);
  expect(await names(newest, "all:clients-*.csv")).toEqual(["Новая", "Прежняя"]);
});

test("what is not there, not a name, or a link out of the folder is not read", async () => {
  const { connector, folder } = await folderOf({ "clients.csv": plain });
  await symlink("/etc/passwd", path.join(folder, "link.csv"));
  for (const table of ["none.csv", "../clients.csv", "/etc/passwd", ".hidden", "", "link.csv"]) {
    await expect(connector.find(clients(table), [mine])).rejects.toMatchObject({
      code: "mismatch",
    });
  }
  const gone = csvConnector(system("clients.csv"), path.join(folder, "none"), "Asia/Almaty");
  await expect(gone.check()).rejects.toMatchObject({ code: "unreachable" });
});

test("a file replaced while it is read is read to its end; one written into is a conflict", async () => {
  const rows = Array.from({ length: 15_000 }, (_, id) => `${id},Айгерим,aigerim@example.com,`);
  const big = `id,Имя,email,phone\n${rows.join("\n")}\n`;
  const { connector, folder } = await folderOf({ "clients.csv": big, ".new": plain });
  const file = path.join(folder, "clients.csv");
  let count = 0;
  const all = connector.read(clients("clients.csv"), { selectors: [mine] });
  for await (const page of all) {
    if (count === 0) await rename(path.join(folder, ".new"), file);
    count += page.length;
  }
  expect(count).toBe(15_000);
  expect(await connector.recount(clients("clients.csv"), { selectors: [mine] })).toBe(1);
  await writeFile(file, big);
  const read = async (): Promise<void> => {
    for await (const page of connector.read(clients("clients.csv"), { selectors: [mine] })) {
      if (page.length > 0) await appendFile(file, "x,y,z\n");
    }
  };
  await expect(read()).rejects.toMatchObject({ code: "conflict" });
});

test("a reading carries the moment of the export, also where it holds nothing", async () => {
  const { connector } = await folderOf({ "clients.csv": plain });
  const maps = [system("clients.csv")];
  const read = async (value: string) => {
    const proven = [{ kind: "email" as const, value }];
    const reading = await readSystems(
      { maps, connector: () => careful(connector, 3) },
      proven,
      now,
    );
    return reading.systems[0]?.collections.map(({ outcome, asOf }) => [outcome, asOf]);
  };
  const asOf = "2023-11-14T22:13:20Z";
  expect(await read("aigerim@example.com")).toEqual([["data", asOf]]);
  expect(await read("nobody@example.com")).toEqual([["held-nothing", asOf]]);
});

test("says as of when it is, and what the headers lack", async () => {
  const { connector } = await folderOf(
    { "clients-1.csv": plain, "clients-2.csv": plain.replace("phone", "tel") },
    "all:clients-*.csv",
  );
  const asOf = await connector.asOf?.(clients("all:clients-*.csv"));
  expect(asOf?.epochMilliseconds).toBe(1_700_000_000_000);
  if (!isInspector(connector)) throw new Error("no inspector");
  expect(await connector.inspect(clients("all:clients-*.csv"))).toEqual({
    differences: [{ code: "missing-column", what: "phone", because: "find in clients-2.csv" }],
  });
});

test("names a file that is not there, and what stands beside the mapped columns and files", async () => {
  const { connector } = await folderOf(
    {
      "clients.csv": "id,Имя,email,phone,home_address\n1,x,x@example.com,,\n",
      "old.csv": "no;fio;tel\n1;x;y\n",
      "tariffs.csv": "code;price\n1;2\n",
    },
    "clients.csv",
  );
  if (!isInspector(connector)) throw new Error("no inspector");
  expect(await connector.inspect(clients("gone.csv"))).toEqual({
    differences: [{ code: "missing-table", what: "gone.csv", because: "table" }],
  });
  const declared = (await connector.declared?.()) ?? [];
  const { unmapped } = inspectDeclared(system("clients.csv"), declared, 2026);
  expect(
    unmapped.map((one) => [
      one.assessed.table.id,
      one.what === "column" ? one.column.column.name : "",
    ]),
  ).toEqual([
    ["clients.csv", "home_address"],
    ["old.csv", ""],
  ]);
});
