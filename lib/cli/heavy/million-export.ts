import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { Measured } from "#lib/cli/bench/measure.ts";
import { z } from "#lib/kernel/zod.ts";
import { urlWith } from "#lib/platform/provision.ts";
import { projectRoot } from "../supervisor/runtime.ts";
import { manyRecordsSql } from "./many-records-map.ts";

const ranSchema = z.object({
  records: z.number(),
  ms: z.number(),
  cpuMs: z.number(),
  idle: z.number(),
  most: z.number(),
  complete: z.boolean(),
  sha256: z.string().nullable(),
});
type Ran = z.output<typeof ranSchema>;

/** One subject with many records: an export, beside a plain cursor and gzip in the same run on the same machine. */
export type ManyRecords = {
  readonly exported: Ran;
  readonly plain: Ran;
  /** MiB that the export took above what its process held before the first question. */
  readonly aboveIdle: number;
  /** Rate of the export as a share of the plain one. */
  readonly share: number;
  readonly load: string;
};

/**
 * Reads the records that `manyRecordsSql` laid into the database at `url`, each way in a process of its own, so that neither's memory
 * is the other's. The peak is what the operating system counted for the process, not a sample.
 */
export async function exportManyRecords(url: string): Promise<ManyRecords> {
  const plain = await runAs("plain", url);
  const exported = await runAs("export", url);
  return {
    ...{ exported, plain },
    aboveIdle: exported.most - exported.idle,
    share: exported.records / exported.ms / (plain.records / plain.ms),
    load: os
      .loadavg()
      .map((one) => one.toFixed(1))
      .join(" "),
  };
}

/**
 * The full form, in a database of its own on the server at `superUrl`: at most 300 MiB above idle, and at least half the rate of a
 * plain cursor. A row for the table of the heavy run.
 */
export async function millionExport(superUrl: string): Promise<Measured> {
  const url = urlWith(superUrl, { database: "million" });
  await run(superUrl, "create database million");
  await run(url, manyRecordsSql(1_000_000));
  const found = await exportManyRecords(url);
  const { exported, aboveIdle, share } = found;
  return {
    target:
      "1,000,000 records: at most 300 MiB above idle, at least half the rate of cursor and gzip",
    measured: manyRecordsInWords(found),
    met: exported.records === 1_000_000 && exported.complete && aboveIdle <= 300 && share >= 0.5,
  };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The figures in words, for the table of the heavy run. */
export function manyRecordsInWords({
  exported,
  plain,
  aboveIdle,
  share,
  load,
}: ManyRecords): string {
  const rate = ({ records, ms }: Ran): string =>
    `${Math.round((records / ms) * 1000).toLocaleString("en")}/s`;
  return [
    `${exported.records.toLocaleString("en")} records in ${(exported.ms / 1000).toFixed(1)} s, ${rate(exported)}`,
    `cursor and gzip ${rate(plain)}: ${Math.round(share * 100)} %`,
    `${Math.round(aboveIdle)} MiB above idle`,
    `load ${load}`,
  ].join("; ");
}

async function runAs(way: "plain" | "export", url: string): Promise<Ran> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "jeke-many-"));
  const script = path.join(projectRoot, "lib/cli/heavy/million-export-child.ts");
  const args = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", script];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...args, way, url, folder], {
      cwd: projectRoot,
    });
    return ranSchema.parse(JSON.parse(stdout.trim().split("\n").at(-1) ?? "null"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
