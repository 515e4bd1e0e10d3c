import fc from "fast-check";
import { type CollectionMap, type SystemMap, systemSchema } from "#lib/operator/core/data-map.ts";
import { phoneDigits } from "#lib/systems/core/normalise.ts";
import {
  type Connector,
  type StoredRecord,
  SystemFailure,
  type Systems,
  type Values,
  type VerifiedIdentifier,
} from "#lib/systems/ports.ts";
import type { ReadOptions } from "#lib/systems/open-reading.ts";
import { readSystems } from "#lib/systems/reading.ts";

const text = { kk: "х", ru: "х", en: "x" };
/** A shop as small as finding people allows: customers, their orders, guest orders, tickets. */
export const system: SystemMap = systemSchema.parse({
  id: "shop",
  names: text,
  service: "v",
  kind: "memory",
  collections: [
    // On purpose before what it is found through.
    {
      id: "tickets",
      find: [{ via: "orders", theirs: "id", column: "order_id" }],
    },
    {
      id: "orders",
      find: [
        { via: "customers", theirs: "id", column: "customer_id" },
        { by: "email", column: "email" },
        { by: "phone", column: "phone", where: { column: "customer_id", empty: true } },
      ],
    },
    {
      id: "customers",
      person: true,
      find: [
        { by: "email", column: "email" },
        { by: "phone", column: "phone" },
      ],
    },
  ].map((one) => ({
    names: text,
    table: one.id,
    key: ["id"],
    category: "c",
    fields: {},
    erasure: [{ act: "delete" }],
    ...one,
  })),
});

/** Rows by collection. */
export type World = Readonly<Record<string, readonly Values[]>>;

const refused = (): Promise<never> => Promise.reject(new SystemFailure("refused"));

/** A system of rows in memory, found as a connector finds them; every selector that was asked is noted. */
export function memory(world: World, asked: unknown[] = []): Systems {
  const rows = ({ id }: CollectionMap): StoredRecord[] =>
    (world[id] ?? []).map((values) => ({ key: JSON.stringify([values.id]), values }));
  const connector: Connector = {
    can: {
      ...{ find: true, write: false, erase: false, restrict: false, setConsent: false },
      ...{ obligations: false, ordinaryRole: false, atomic: false },
    },
    find: async (collection, selectors) => {
      const plain = selectors.filter((one) => "values" in one);
      asked.push(...plain.flatMap(({ values }) => values));
      return rows(collection).filter(({ values }) =>
        plain.some(({ column, match, values: wanted, where }) => {
          const held = values[column] ?? null;
          if (where !== undefined && (values.customer_id ?? null) !== null) return false;
          if (held === null) return false;
          return match === "phone"
            ? wanted.some((one) => phoneDigits(String(one)) === phoneDigits(String(held)))
            : wanted.includes(held);
        }),
      );
    },
    read: async function* () {},
    readKeys: () => Promise.resolve([]),
    write: refused,
    erase: refused,
    restrict: refused,
    release: refused,
    obligations: () => Promise.resolve([]),
    setConsent: refused,
    recount: () => Promise.resolve(0),
    check: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  return { maps: [system], connector: () => connector };
}

export const now = Temporal.Instant.from("2026-11-22T05:00:00Z");
export const phone: VerifiedIdentifier = { kind: "phone", value: "+77000000017" };
export const email: VerifiedIdentifier = { kind: "email", value: "a@example.com" };

/** Ids shown and counts under review, by collection, as a reading by these identifiers finds them. */
export async function found(
  world: World,
  proven: readonly VerifiedIdentifier[],
  options: ReadOptions = {},
) {
  const reading = await readSystems(memory(world), proven, now, options);
  const collections = reading.systems.flatMap((one) => one.collections);
  return Object.fromEntries(
    collections.map(({ collection, records, underReview, outcome }) => [
      collection.id,
      { shown: records.map(({ values }) => values.id), underReview, outcome },
    ]),
  );
}

/** Two customers with one phone, an order each, and a guest order that names the phone only. */
export const twoOnOnePhone: World = {
  customers: [
    { id: 1, email: "a@example.com", phone: "8 (700) 000-00-17" },
    { id: 2, email: "b@example.com", phone: "+77000000017" },
  ],
  orders: [
    { id: 10, customer_id: 1, email: null, phone: null },
    { id: 20, customer_id: 2, email: null, phone: null },
    { id: 30, customer_id: null, email: null, phone: "+77000000017" },
  ],
  tickets: [10, 20, 30].map((order) => ({ id: order * 10, order_id: order })),
};

const emails = ["a@example.com", "b@example.com", "c@example.com", null];
const phones = ["+77000000017", "8 700 000 00 18", "+77000000019", null];
/** Any small world. */
export const worlds = fc
  .record({
    customers: fc.array(
      fc.record({ email: fc.constantFrom(...emails), phone: fc.constantFrom(...phones) }),
      { maxLength: 5 },
    ),
    orders: fc.array(
      fc.record({
        customer_id: fc.option(fc.nat(5)),
        email: fc.constantFrom(...emails),
        phone: fc.constantFrom(...phones),
      }),
      { maxLength: 8 },
    ),
    tickets: fc.array(fc.record({ order_id: fc.nat(8) }), { maxLength: 8 }),
  })
  .map((world): World =>
    Object.fromEntries(
      Object.entries(world).map(([name, rows]) => [
        name,
        rows.map((row, id): Values => ({ id, ...row })),
      ]),
    ),
  );
/** Any proven identifiers of such worlds. */
export const identifiers = fc.uniqueArray(
  fc.constantFrom<VerifiedIdentifier>(
    { kind: "email", value: "a@example.com" },
    { kind: "email", value: "b@example.com" },
    { kind: "phone", value: "+77000000017" },
    { kind: "phone", value: "+77000000018" },
  ),
);
