import { afterAll } from "vitest";
import { systemSchema, type CollectionMap, type SystemMap } from "#lib/operator/core/data-map.ts";
import { postgresConnector } from "#lib/systems/connectors/postgres.ts";
import type { Connector } from "#lib/systems/ports.ts";
import { plainDatabase } from "./database.ts";

const text = { kk: "х", ru: "х", en: "x" };
/** A field that is nothing but its column. */
export const field = (column: string) => ({
  column,
  names: text,
  type: "text",
  category: "c",
  purposes: ["p"],
  basis: "b",
  source: "s",
  retention: "r",
});

/** A system of these collections. */
export function mapOf(collections: readonly object[]): SystemMap {
  const filled = collections.map((one) => ({
    names: text,
    category: "c",
    erasure: [{ act: "delete" }],
    ...one,
  }));
  return systemSchema.parse({
    id: "s",
    names: text,
    service: "v",
    kind: "postgres",
    collections: filled,
  });
}

/** One collection of a system. */
export function only(system: SystemMap, id = system.collections[0]?.id): CollectionMap {
  const found = system.collections.find((one) => one.id === id);
  if (found === undefined) throw new Error("no such collection");
  return found;
}

const open: Connector[] = [];
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
});

/** Closes a connector after the test file. */
export function closeLater(connector: Connector): void {
  open.push(connector);
}

/** A database with this schema, and the connector to it; both end with the test file. */
export async function connect(
  sql: readonly string[],
  system: SystemMap,
): Promise<{ connector: Connector; url: string }> {
  const { url } = await plainDatabase(sql);
  const connector = postgresConnector(system, url, "Asia/Almaty");
  closeLater(connector);
  return { connector, url };
}
