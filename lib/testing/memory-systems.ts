import { type SystemMap, systemSchema } from "#lib/operator/core/data-map.ts";
import { phoneDigits } from "#lib/systems/core/normalise.ts";
import {
  type Connector,
  type Selector,
  type StoredRecord,
  SystemFailure,
  type Systems,
  type Values,
} from "#lib/systems/ports.ts";

const text = { kk: "х", ru: "х", en: "x" };

/** A map of one system from what matters for finding: collections by id with their ways. */
export function mapOf(
  id: string,
  collections: Readonly<Record<string, readonly unknown[] | object>>,
  more: Readonly<Record<string, unknown>> = {},
): SystemMap {
  return systemSchema.parse({
    ...{ id, names: text, service: "v", kind: "memory", ...more },
    collections: Object.entries(collections).map(([collection, ways]) => ({
      ...{ id: collection, names: text, table: collection, key: ["id"], category: "c" },
      ...{ fields: {}, erasure: [{ act: "delete" }] },
      ...(Array.isArray(ways) ? { find: ways } : ways),
    })),
  });
}

/** Rows by `system/collection`. */
export type Rows = Readonly<Record<string, readonly Values[]>>;

/** What is noted of each question: how many values it carried, and whose. */
export type Question = { readonly place: string; readonly values: number };

const refused = (): Promise<never> => Promise.reject(new SystemFailure("refused"));

/** Systems of rows in memory that answer as connectors do. `silent` ones are unreachable. */
export function memorySystems(
  maps: readonly SystemMap[],
  rows: Rows,
  { silent = [], asked = [] }: { readonly silent?: readonly string[]; asked?: Question[] } = {},
): Systems {
  const select = (system: string, collection: string, selectors: readonly Selector[]) => {
    if (silent.includes(system)) throw new SystemFailure("unreachable");
    const place = `${system}/${collection}`;
    asked.push({ place, values: selectors.reduce((sum, one) => sum + sizeOf(one), 0) });
    return (rows[place] ?? [])
      .filter((values) => selectors.some((one) => finds(one, values)))
      .map((values): StoredRecord => ({ key: JSON.stringify([values.id]), values }));
  };
  const connector = (system: string): Connector => ({
    can: {
      ...{ find: true, write: false, erase: false, restrict: false, setConsent: false },
      ...{ obligations: false, ordinaryRole: false, atomic: false },
    },
    find: async ({ id }, selectors, { limit } = {}) =>
      select(system, id, selectors).slice(0, limit),
    read: async function* ({ id }, by) {
      if ("selectors" in by) yield select(system, id, by.selectors);
    },
    recount: async ({ id }, by) =>
      "selectors" in by ? select(system, id, by.selectors).length : 0,
    readKeys: () => Promise.resolve([]),
    write: refused,
    erase: refused,
    restrict: refused,
    release: refused,
    obligations: () => Promise.resolve([]),
    setConsent: refused,
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  return { maps, connector };
}

function sizeOf(selector: Selector): number {
  return "columns" in selector ? selector.tuples.length : selector.values.length;
}

/** Whether a selector finds a row; e-mails and keys are compared as they stand. */
function finds(selector: Selector, values: Values): boolean {
  if ("columns" in selector) {
    const held = JSON.stringify(selector.columns.map((column) => values[column] ?? null));
    return selector.tuples.some((tuple) => JSON.stringify(tuple) === held);
  }
  const held = values[selector.column] ?? null;
  if (held === null) return false;
  return selector.match === "phone"
    ? selector.values.some((one) => phoneDigits(String(one)) === phoneDigits(String(held)))
    : selector.values.includes(held);
}
