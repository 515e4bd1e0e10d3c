import { expect, test } from "vitest";
import { mapOf } from "#lib/testing/memory-systems.ts";
import { linksOf, unsoundSystems, upstreamOf } from "./graph.ts";
import { Pursuit } from "./pursuit.ts";

const byEmail = [{ by: "email", column: "email" }];

test("links are told with both ends, within a system and between systems", () => {
  const maps = [
    mapOf("a", { people: byEmail, notes: [{ via: "people", theirs: "id", column: "person" }] }),
    mapOf("b", {
      visits: [{ via: "a/people", theirs: ["x", "y"], column: ["p", "q"], as: "guest" }],
    }),
  ];
  expect(linksOf(maps)).toEqual([
    { from: "a/people", to: "a/notes", theirs: ["id"], columns: ["person"] },
    { from: "a/people", to: "b/visits", theirs: ["x", "y"], columns: ["p", "q"], as: "guest" },
  ]);
  expect([...upstreamOf("b", maps)]).toEqual(["a"]);
  expect([...unsoundSystems(maps)]).toEqual([]);
});

test("a circle into which an identifier leads is sound, one without is not", () => {
  const circle = {
    x: [{ via: "y", theirs: "id", column: "y" }],
    y: [{ via: "x", theirs: "id", column: "x" }],
  };
  expect([...unsoundSystems([mapOf("a", circle)])]).toEqual(["a"]);
  const entered = { ...circle, y: [...circle.y, ...byEmail] };
  expect([...unsoundSystems([mapOf("a", entered)])]).toEqual([]);
});

test.each([
  ["a collection that nobody has", [{ via: "gone", theirs: "id", column: "x" }], {}],
  ["a system that is not there", [{ via: "z/people", theirs: "id", column: "x" }], {}],
  [
    "a system of another service",
    [{ via: "a/people", theirs: "id", column: "x" }],
    { service: "w" },
  ],
  ["columns that do not pair", [{ via: "a/people", theirs: ["id", "k"], column: "x" }], {}],
])("a link that leads from %s is never followed", (_, ways, more) => {
  const maps = [mapOf("a", { people: byEmail }), mapOf("b", { x: [...byEmail, ...ways] }, more)];
  expect([...unsoundSystems(maps)]).toEqual(["b"]);
});

test("systems may lead into each other", () => {
  const maps = [
    mapOf("a", { p: [...byEmail, { via: "b/q", theirs: "id", column: "x" }] }),
    mapOf("b", { q: [{ via: "a/p", theirs: "id", column: "x" }] }),
  ];
  expect(upstreamOf("a", maps)).toEqual(new Set(["a", "b"]));
  expect([...unsoundSystems(maps)]).toEqual([]);
});

test("what is empty leads nowhere: guests who all hold the same nothing are nobody's", () => {
  const maps = [
    mapOf("a", {
      people: byEmail,
      orders: [{ via: "people", theirs: "card", column: "card" }],
      visits: [{ via: "people", theirs: ["city", "card"], column: ["city", "card"] }],
    }),
  ];
  const pursuit = new Pursuit(linksOf(maps));
  pursuit.add("a/people", [{ key: "[1]", values: { card: " ", city: "" } }]);
  expect(pursuit.next()).toEqual([]);
  pursuit.add("a/people", [{ key: "[2]", values: { card: "", city: "X" } }]);
  expect(pursuit.next()).toMatchObject([{ to: "a/visits" }]);
});
