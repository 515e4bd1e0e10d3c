import { randomUUID } from "node:crypto";
import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Connector, Values } from "#lib/systems/ports.ts";

/** Deletes rows as one act of an erasure; returns how many there were. */
export async function deleteRows(
  connector: Connector,
  collection: CollectionMap,
  keys: readonly string[],
): Promise<number> {
  const [count = 0] = await connector.erase([{ do: "delete", collection, keys }], randomUUID());
  return count;
}

/** Sets rows as one act of an erasure; returns how many there were. */
export async function setRows(
  connector: Connector,
  collection: CollectionMap,
  keys: readonly string[],
  set: Values,
): Promise<number> {
  const [count = 0] = await connector.erase([{ do: "set", collection, keys, set }], randomUUID());
  return count;
}

/** Writes one row while it holds what is expected. */
export function writeRow(
  connector: Connector,
  collection: CollectionMap,
  key: string,
  expected: Values,
  set: Values,
): ReturnType<Connector["write"]> {
  return connector.write(collection, { key, expected, set }, randomUUID());
}
