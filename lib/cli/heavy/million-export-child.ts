import { mkdirSync } from "node:fs";
import path from "node:path";
import { createGzip } from "node:zlib";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import pg from "pg";
import { packCopy } from "#lib/exports/pack-copy.ts";
import { systemSchema } from "#lib/operator/core/data-map.ts";
import { setVariables } from "#lib/platform/env.ts";
import { newFileKey } from "#lib/platform/files.ts";
import { postgresConnector } from "#lib/systems/connectors/postgres.ts";
import { manyRecordsMap, columnsRead, person } from "./many-records-map.ts";

/** What one way of reading came to, in this process alone. */
export type Ran = {
  readonly records: number;
  readonly ms: number;
  readonly cpuMs: number;
  /** Resident memory in MiB: before the first question, and the most it ever was. */
  readonly idle: number;
  readonly most: number;
  readonly complete: boolean;
  readonly sha256: string | null;
};

const [way = "", url = "", folder = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
setVariables({ JEKE_ARCHIVES: folder, JEKE_MODE: "test", JEKE_SECRET: "x".repeat(64) });
const mib = 2 ** 20;

async function asExport(): Promise<Pick<Ran, "records" | "complete" | "sha256">> {
  const map = systemSchema.parse(manyRecordsMap);
  const connector = postgresConnector(map, url, "Asia/Almaty");
  const { manifest } = await packCopy({
    systems: { maps: [map], connector: () => connector },
    identifiers: [{ kind: "email", value: person }],
    now: Temporal.Now.instant(),
    ...{ locale: "ru", file: "copy.jeke", key: newFileKey(), progress: async () => undefined },
  });
  await connector.close();
  const records = manifest.systems[0]?.collections.find(
    ({ collection }) => collection === "records",
  );
  return {
    records: records?.counts.records ?? 0,
    ...{ complete: manifest.complete, sha256: records?.sha256 ?? null },
  };
}

/** A cursor whose rows go through gzip into a file, a line of JSON each: what anybody would write in ten minutes. */
async function asCursor(): Promise<Pick<Ran, "records" | "complete" | "sha256">> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const gzip = createGzip();
  const file = createWriteStream(path.join(folder, "plain.gz"));
  gzip.pipe(file);
  await client.query("begin");
  await client.query(
    `declare c no scroll cursor for select ${columnsRead.join(", ")} from records where person_id = 1`,
  );
  let records = 0;
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>("fetch 1000 from c");
    if (rows.length === 0) break;
    records += rows.length;
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
    if (!gzip.write(lines)) await once(gzip, "drain");
  }
  gzip.end();
  await once(file, "close");
  await client.end();
  return { records, complete: true, sha256: null };
}

const idle = process.memoryUsage.rss() / mib;
const started = performance.now();
const before = process.cpuUsage();
const ran = await (way === "export" ? asExport() : asCursor());
const ms = performance.now() - started;
const cpu = process.cpuUsage(before);
const most = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...ran, ms, cpuMs: (cpu.user + cpu.system) / 1000, idle, most }));
