import { expect, test } from "vitest";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { email, now, phone } from "#lib/testing/memory-world.ts";
import { mapOf, memorySystems, type Question, type Rows } from "#lib/testing/memory-systems.ts";
import { readManifest } from "./manifest.ts";
import type { CollectionReading, VerifiedIdentifier } from "./ports.ts";
import { readSystems } from "./reading.ts";

const byEmail = { by: "email", column: "email" };
const byPhone = { by: "phone", column: "phone" };
const mine = { email: "a@example.com" };

type Asking = Parameters<typeof memorySystems>[2] & {
  readonly proven?: readonly VerifiedIdentifier[];
};

async function read(maps: readonly SystemMap[], rows: Rows, { proven, ...more }: Asking = {}) {
  const reading = await readSystems(memorySystems(maps, rows, more), proven ?? [email], now);
  const places = reading.systems.flatMap(({ system, collections }) =>
    collections.map((one): [string, CollectionReading] => [
      `${system.id}/${one.collection.id}`,
      one,
    ]),
  );
  const of = Object.fromEntries(places);
  const ids = (place: string) => of[place]?.records.map(({ values }) => values.id);
  return { systems: reading.systems, of, ids };
}

test("a collection that refers to itself is followed to its end, through a circle too", async () => {
  const thread = { find: [byEmail, { via: "notes", theirs: "id", column: "answers" }] };
  const rows = {
    "a/notes": [
      { id: 1, ...mine, answers: 4 },
      { id: 2, email: null, answers: 1 },
      { id: 3, email: null, answers: 2 },
      { id: 4, email: null, answers: 3 },
      { id: 5, email: null, answers: 9 },
    ],
  };
  expect((await read([mapOf("a", { notes: thread })], rows)).ids("a/notes")).toEqual([1, 2, 3, 4]);
});

test("rows of another system of the service are found by both columns of a key", async () => {
  const maps = [
    mapOf("b", {
      seats: [{ via: "a/people", theirs: ["town", "id"], column: ["town", "person"] }],
    }),
    mapOf("a", { people: [byEmail] }),
  ];
  const { ids, of } = await read(maps, {
    "a/people": [{ id: 7, town: "Almaty", ...mine }],
    "b/seats": [
      { id: 1, town: "Almaty", person: 7 },
      { id: 2, town: "Astana", person: 7 },
      { id: 3, town: "Almaty", person: null },
    ],
  });
  expect(ids("b/seats")).toEqual([1]);
  // What was read of one system is no part of a row of another.
  expect(of["b/seats"]?.records[0]?.values).toEqual({ id: 1, town: "Almaty", person: 7 });
});

test("a record of several people says as what the person was found, once for every way", async () => {
  const maps = [
    mapOf("a", {
      people: [byEmail],
      transfers: [
        { via: "people", theirs: "id", column: "sender", as: "sender" },
        { via: "people", theirs: "id", column: "recipient", as: "recipient" },
        { by: "phone", column: "phone", as: "recipient" },
      ],
    }),
  ];
  const rows = {
    "a/people": [{ id: 7, ...mine }],
    "a/transfers": [
      { id: 1, sender: 7, recipient: 8, phone: null },
      { id: 2, sender: 7, recipient: 7, phone: null },
      { id: 3, sender: 8, recipient: 9, phone: phone.value },
    ],
  };
  const { of } = await read(maps, rows, { proven: [email, phone] });
  expect(of["a/transfers"]?.records.map(({ values, as }) => [values.id, as])).toEqual([
    [3, ["recipient"]],
    [1, ["sender"]],
    [2, ["recipient", "sender"]],
  ]);
});

test("what only a silent system leads to is failed and names it; what identifiers find stays", async () => {
  const maps = [
    mapOf("a", { people: [byEmail] }),
    mapOf("b", {
      orders: [{ via: "a/people", theirs: "id", column: "person" }],
      parcels: [{ via: "orders", theirs: "id", column: "order" }],
      letters: [byEmail],
      calls: [byEmail, { via: "orders", theirs: "id", column: "order" }],
    }),
    mapOf("c", { seats: [{ via: "b/parcels", theirs: "id", column: "parcel" }] }),
  ];
  const rows = { "b/letters": [{ id: 1, ...mine }], "b/calls": [{ id: 2, order: 5, ...mine }] };
  const { of, systems } = await read(maps, rows, { silent: ["a"] });
  const told = { code: "unreachable", at: now.toString() };
  expect(systems.map(({ outcome, failure }) => [outcome, failure])).toEqual([
    ["failed", told],
    ["data", { ...told, through: "a" }],
    ["failed", { ...told, through: "a" }],
  ]);
  expect(of["b/letters"]).toMatchObject({ outcome: "data" });
  expect(of["b/letters"]?.failure).toBeUndefined();
  expect(of["b/calls"]).toMatchObject({ outcome: "failed", records: [{ key: "[2]" }] });
  for (const place of ["b/orders", "b/parcels", "c/seats"]) {
    expect(of[place]).toMatchObject({ outcome: "failed", records: [], failure: { through: "a" } });
  }
});

test("a link into another service is a mismatch of that map, and costs nobody else", async () => {
  const maps = [
    mapOf("a", { people: [byEmail] }),
    mapOf("b", { x: [{ via: "a/people", theirs: "id", column: "id" }] }, { service: "w" }),
  ];
  const { systems } = await read(maps, { "a/people": [{ id: 1, ...mine }], "b/x": [{ id: 1 }] });
  expect(systems.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
    ["data", undefined],
    ["failed", "mismatch"],
  ]);
});

test("identifiers that lead to different keys lead to the same person, while neither row says otherwise", async () => {
  const people = { person: true, find: [byEmail, byPhone] };
  const maps = [
    mapOf("a", { people, orders: [{ via: "people", theirs: "id", column: "person" }] }),
  ];
  const rows = {
    "a/people": [
      { id: 1, ...mine, phone: null },
      { id: 2, email: null, phone: phone.value },
    ],
    "a/orders": [
      { id: 10, person: 1 },
      { id: 20, person: 2 },
    ],
  };
  const { ids } = await read(maps, rows, { proven: [email, phone] });
  expect([ids("a/people"), ids("a/orders")]).toEqual([
    [1, 2],
    [10, 20],
  ]);
});

test("no link makes somebody the subject whom the identifiers found to be another", async () => {
  const people = {
    person: true,
    find: [byEmail, byPhone, { via: "orders", theirs: "person", column: "id" }],
  };
  const orders = [byEmail, { via: "people", theirs: "id", column: "person" }];
  const rows = {
    "a/people": [
      { id: 1, email: "b@example.com", phone: null },
      { id: 2, email: null, phone: phone.value },
      { id: 3, email: null, phone: phone.value },
    ],
    "a/orders": [
      { id: 10, ...mine, person: 1 },
      { id: 20, ...mine, person: 2 },
      { id: 30, email: null, person: 1 },
    ],
  };
  const { of, ids } = await read([mapOf("a", { people, orders })], rows, {
    proven: [email, phone],
  });
  expect(of["a/people"]).toMatchObject({ outcome: "after-review", records: [], underReview: 3 });
  expect(ids("a/orders")).toEqual([10, 20]);
  expect(of["a/orders"]).toMatchObject({ underReview: 1 });
});

test("a search narrowed for one system leads on from what the others found as before", async () => {
  const maps = [
    mapOf("a", { people: [byEmail] }),
    mapOf("b", { x: [byEmail, { via: "a/people", theirs: "id", column: "person" }] }),
  ];
  const rows = {
    "a/people": [{ id: 1, ...mine }],
    "b/x": [
      { id: 1, ...mine, person: null },
      { id: 2, email: null, person: 1 },
    ],
  };
  const systems = memorySystems(maps, rows);
  const reading = await readSystems(systems, [email], now, { searchedBy: (id) => id === "a" });
  const records = reading.systems.map(({ collections }) =>
    collections.flatMap((one) => one.records.map(({ values }) => values.id)),
  );
  expect(records).toEqual([[1], [2]]);
});

test("a fan-out of a hundred thousand values is asked in parts", async () => {
  const maps = [
    mapOf("a", {
      orders: [byEmail],
      items: [{ via: "orders", theirs: "id", column: "order" }],
    }),
  ];
  const orders = Array.from({ length: 100_000 }, (_, id) => ({ id, ...mine }));
  const asked: Question[] = [];
  const { ids } = await read(maps, { "a/orders": orders }, { asked });
  expect(ids("a/orders")).toHaveLength(100_000);
  const parts = asked.filter(({ place }) => place === "a/items").map(({ values }) => values);
  expect(parts).toEqual(Array<number>(20).fill(5_000));
});

test("a graph that grows without end stops and says so", async () => {
  const endless = mapOf("a", { links: [byEmail, { via: "links", theirs: "id", column: "after" }] });
  let id = 0;
  const systems = memorySystems([endless, mapOf("b", { x: [byEmail] })], {
    "b/x": [{ id: 1, ...mine }],
  });
  const growing: typeof systems = {
    maps: systems.maps,
    connector: (name) => ({
      ...systems.connector(name),
      ...(name === "b"
        ? {}
        : { find: async () => [{ key: `[${(id += 1)}]`, values: { id, after: id - 1 } }] }),
    }),
  };
  const { systems: read } = await readSystems(growing, [email], now);
  expect(read.map(({ outcome, failure }) => [outcome, failure?.code])).toEqual([
    ["failed", "untrusted"],
    ["data", undefined],
  ]);
});

test("what no proven identifier leads to was not asked; what hangs on something asked holds nothing", async () => {
  const maps = [
    mapOf("a", { people: [byEmail], orders: [{ via: "people", theirs: "id", column: "person" }] }),
    mapOf("calls", { calls: [byPhone], notes: [{ via: "calls", theirs: "id", column: "call" }] }),
  ];
  const { systems } = await read(maps, {});
  const notAsked = systems.flatMap((one) => one.collections.map((part) => part.notAsked));
  expect(notAsked).toEqual([undefined, undefined, true, true]);
  const { systems: told } = readManifest("o", { at: now.toString(), systems });
  expect(told.map(({ outcome, because }) => [outcome, because])).toEqual([
    ["held-nothing", null],
    ["excluded", "no-identifier"],
  ]);
});
