import { describe, expect, test } from "vitest";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { mapOf, memorySystems, type Rows } from "#lib/testing/memory-systems.ts";
import { placeOf } from "./core/graph.ts";
import { KeySet } from "./core/key-set.ts";
import {
  type Connector,
  type SubjectReading,
  SystemFailure,
  type Systems,
  type VerifiedIdentifier,
} from "./ports.ts";
import { probeSystems } from "./probe.ts";
import { readSystems } from "./reading.ts";
import { walkLarge } from "./walk.ts";

const now = Temporal.Instant.from("2026-11-22T10:00:00Z");
const proven: readonly VerifiedIdentifier[] = [
  { kind: "email", value: "a@example.kz" },
  { kind: "phone", value: "+77010000001" },
];

const people = {
  person: true,
  find: [
    { by: "email", column: "email" },
    { by: "phone", column: "phone" },
  ],
};
const shop = mapOf("shop", {
  people,
  orders: [
    { via: "people", theirs: "id", column: "person" },
    { by: "email", column: "email" },
  ],
  items: [{ via: "orders", theirs: "id", column: "order" }],
  tags: [{ via: "items", theirs: "tag", column: "id" }],
});
const posts = mapOf("forum", {
  people,
  posts: [
    { via: "people", theirs: "id", column: "author", as: "author" },
    { via: "people", theirs: "id", column: "reader", as: "reader" },
    { via: "posts", theirs: "id", column: "answers" },
  ],
  // Of posts that one only reads, the notes are another's.
  notes: [{ via: "posts", of: "author", theirs: "id", column: "post" }],
});
const numbers = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index + 1);

const world: Rows = {
  "shop/people": [
    { id: 1, email: "a@example.kz", phone: "+77010000001" },
    { id: 2, email: "b@example.kz", phone: "+77010000002" },
  ],
  "shop/orders": [
    ...numbers(7).map((id) => ({ id, person: 1, email: id % 2 === 0 ? "a@example.kz" : null })),
    { id: 8, person: null, email: "a@example.kz" },
    { id: 9, person: 2, email: "b@example.kz" },
  ],
  "shop/items": numbers(18).map((id) => ({ id, order: Math.ceil(id / 2), tag: id % 3 })),
  "shop/tags": numbers(3).map((one) => ({ id: one - 1 })),
  "forum/people": [{ id: 1, email: "a@example.kz", phone: null }],
  "forum/posts": [
    ...numbers(6).map((id) => ({ id, author: 1, reader: id % 2, answers: null })),
    ...numbers(6).map((one) => ({ id: one + 6, author: 9, reader: 9, answers: one + 5 })),
    ...numbers(3).map((one) => ({ id: one + 20, author: 9, reader: 1, answers: null })),
  ],
  "forum/notes": [...numbers(6), 21, 22].map((post) => ({ id: post, post })),
};
/** A father and a daughter share a phone: what only the phone finds is nobody's yet. */
const shared: Rows = {
  ...world,
  "shop/people": [
    { id: 1, email: "a@example.kz", phone: "+77010000001" },
    { id: 2, email: "b@example.kz", phone: "+77010000001" },
  ],
};
const undecided: Rows = {
  ...world,
  "shop/people": numbers(2).map((id) => ({ id, email: null, phone: "+77010000001" })),
};

/** Pages of two rows, and a connection that drops after the second one, so many times. */
function paged(systems: Systems, drop: { place?: string; times: number } = { times: 0 }): Systems {
  const read = (system: string, inner: Connector): Connector["read"] =>
    async function* (collection, by) {
      const isHit = placeOf(system, collection.id) === drop.place;
      for await (const all of inner.read(collection, by)) {
        for (let at = 0; at < all.length; at += 2) {
          if (isHit && at > 2 && drop.times > 0) {
            drop.times -= 1;
            throw new SystemFailure("unreachable");
          }
          yield all.slice(at, at + 2);
        }
      }
    };
  const connector = (id: string): Connector => {
    const inner = systems.connector(id);
    return { ...inner, read: read(id, inner) };
  };
  return { maps: systems.maps, connector };
}

type Told = Record<string, { keys: readonly string[]; underReview: number; roles: string }>;

function told(reading: SubjectReading): Told {
  const parts = reading.systems.flatMap(({ system, collections }) =>
    collections.map((part) => ({ place: placeOf(system.id, part.collection.id), part })),
  );
  return Object.fromEntries(
    parts.map(({ place, part: { records, underReview } }) => [
      place,
      {
        keys: records.map(({ key }) => key).toSorted(),
        roles: JSON.stringify(records.map(({ key, as }) => [key, as ?? []]).toSorted()),
        underReview,
      },
    ]),
  );
}

async function walked(systems: Systems, limit: number) {
  const probe = await probeSystems(systems, proven, now, { limit });
  let rows = new Map<string, { key: string; as?: readonly string[] }[]>();
  let walks = 1;
  const outcomes = await walkLarge(systems, proven, probe, {
    sink: async ({ place }, records) => {
      rows.set(place, [...(rows.get(place) ?? []), ...records]);
    },
    again: async () => {
      rows = new Map();
      walks += 1;
    },
  });
  const found = told(probe.reading);
  for (const { walked: one, underReview } of outcomes) {
    const all = rows.get(one.place) ?? [];
    found[one.place] = {
      keys: all.map(({ key }) => key).toSorted(),
      roles: JSON.stringify(all.map(({ key, as }) => [key, as ?? []]).toSorted()),
      underReview,
    };
  }
  return { found, outcomes, walks };
}

const maps: readonly SystemMap[] = [shop, posts];

describe("a walk finds what a reading finds, and no row twice", () => {
  test.each([
    ["rows found by two rules, children, a circle, two roles", world],
    ["a phone shared with somebody who has another e-mail", shared],
    ["two people of whom nobody knows which", undecided],
  ])("%s", async (_, rows) => {
    const systems = paged(memorySystems(maps, rows));
    const expected = told(await readSystems(systems, proven, now));
    for (const limit of [1, 2, 5, 100]) {
      const { found, outcomes } = await walked(systems, limit);
      expect(found, `limit ${limit}`).toEqual(expected);
      expect(outcomes.length > 0).toBe(limit < 100);
    }
  });
});

describe("a system that breaks off in the middle", () => {
  test("once, is walked again from the start", async () => {
    const whole = await walked(paged(memorySystems(maps, world)), 1);
    const dropping = paged(memorySystems(maps, world), { place: "shop/orders", times: 1 });
    const { found, walks } = await walked(dropping, 1);
    expect([whole.walks, walks]).toEqual([1, 2]);
    expect(found).toEqual(whole.found);
  });

  test("for good, is failed with all that hangs on it, and the others are whole", async () => {
    const systems = paged(memorySystems(maps, world), { place: "shop/orders", times: 9 });
    const { outcomes } = await walked(systems, 1);
    const failed = outcomes.filter(({ failure }) => failure !== undefined);
    expect(failed.map(({ walked: { place } }) => place).toSorted()).toEqual([
      "shop/items",
      "shop/orders",
      "shop/tags",
    ]);
    const forum = outcomes.find(({ walked: { place } }) => place === "forum/posts");
    expect(forum).toMatchObject({ count: 15 });
    expect(forum?.failure).toBeUndefined();
  });
});

test("twenty thousand keys are told apart, each known once", () => {
  const keys = new KeySet();
  const names = numbers(20_000).map((one) => `[${one}]`);
  expect(names.every((name) => keys.add(name))).toBe(true);
  expect(names.some((name) => keys.add(name))).toBe(false);
  expect(keys.has("[20001]")).toBe(false);
});
