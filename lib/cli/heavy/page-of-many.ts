import os from "node:os";
import pg from "pg";
import { systemSchema } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { postgresConnector } from "#lib/systems/connectors/postgres.ts";
import { LiveData } from "#lib/systems/live-data.ts";
import { manyRecordsMap, manyRecordsSql, person } from "./many-records-map.ts";

/** *My data* of a person with very many records, on a page that shows twenty of them. */
export type PageOfMany = {
  readonly records: number;
  /** What the page says there are. */
  readonly counted: number;
  readonly shown: number;
  readonly ms: number;
  /** MiB that the process held at most above what it held before. */
  readonly aboveIdle: number;
  readonly load: string;
};

const zone = "Asia/Almaty";

/** Lays so many records into the empty database at `url`, and reads the page once. */
export async function readPageOfMany(url: string, records: number): Promise<PageOfMany> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(manyRecordsSql(records));
  await client.query("analyze");
  await client.end();
  const system = systemSchema.parse(manyRecordsMap);
  const connector = postgresConnector(system, url, zone);
  try {
    const idle = process.resourceUsage().maxRSS;
    const started = performance.now();
    const live = new LiveData(
      { maps: [system], connector: () => connector },
      { identifiers: [{ kind: "email", value: person }] },
      { now: Temporal.Now.instant(), operator: currentOperator() },
    );
    const groups = (await live.whole()).categories.flatMap((one) => one.groups);
    const ms = performance.now() - started;
    const group = groups.find(({ collection }) => collection === "records");
    return {
      ...{ records, ms, counted: group?.count ?? 0, shown: group?.records.length ?? 0 },
      aboveIdle: (process.resourceUsage().maxRSS - idle) / 1024,
      load: os
        .loadavg()
        .map((one) => one.toFixed(1))
        .join(" "),
    };
  } finally {
    await connector.close();
  }
}

/** The figures as a row of the heavy run. */
export function pageOfManyRow({ records, counted, shown, ms, aboveIdle, load }: PageOfMany) {
  const number = (value: number): string => value.toLocaleString("en");
  return {
    target: `My data with ${number(records)} records of one person: at most 3 s, 64 MiB, the exact number`,
    measured: `${shown} shown of ${number(counted)} in ${(ms / 1000).toFixed(2)} s, ${Math.round(aboveIdle)} MiB (load ${load})`,
    met: counted === records && ms <= 3_000 && aboveIdle <= 64,
  };
}
