import { expect, test } from "vitest";
import { currentOperator } from "#lib/operator/current.ts";
import { mapOf, memorySystems } from "#lib/testing/memory-systems.ts";
import { email, now } from "#lib/testing/memory-world.ts";
import { field } from "#lib/testing/postgres-system.ts";
import { LiveData } from "./live-data.ts";
import type { Systems } from "./ports.ts";

const named = (more: object, ofName: object) => ({
  find: [{ by: "email", column: "email" }],
  fields: { name: { ...field("name"), type: "name", ...ofName } },
  ...more,
});

const maps = [
  mapOf("fast", { guests: named({}, { others: true }) }),
  mapOf("slow", { people: named({ person: true }, {}) }),
];
const rows = {
  "fast/guests": [{ id: 1, email: email.value, name: "Әйгерім Сәтбай" }],
  "slow/people": [{ id: 1, email: email.value, name: "Сәтбай Әйгерім" }],
};

/** Systems of which `slow` answers when it is let go. */
function halfSilent() {
  const systems = memorySystems(maps, rows);
  let letGo = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const waiting: Systems = {
    maps,
    connector: (id) => {
      const connector = systems.connector(id);
      return {
        ...connector,
        find: async (...args) => {
          if (id === "slow") await gate;
          return connector.find(...args);
        },
      };
    },
  };
  const live = new LiveData(
    waiting,
    { identifiers: [email] },
    { now, operator: currentOperator() },
  );
  return { live, letGo };
}

const valuesIn = (view: Awaited<ReturnType<LiveData["whole"]>>) =>
  view.categories.flatMap(({ groups }) =>
    groups.flatMap(({ records }) => records.flatMap(({ values }) => values)),
  );

test("what has answered is shown while another system is silent, and nothing is said of that one", async () => {
  const { live, letGo } = halfSilent();
  expect(live.outline.systems.map(({ id }) => id)).toEqual(["fast", "slow"]);
  expect(live.outline.categories).toMatchObject([
    { id: "c", systems: [{ id: "fast" }, { id: "slow" }] },
  ]);
  await live.view(["fast"]);
  expect([live.hasAnswered("fast"), live.hasAnswered("slow")]).toEqual([true, false]);
  expect(await live.within(5)).toBe(false);
  expect(live.soFar().systems.map(({ id }) => id)).toEqual(["fast"]);
  letGo();
  expect(await live.within(1_000)).toBe(true);
  expect((await live.whole()).systems.map(({ outcome }) => outcome)).toEqual(["data", "data"]);
});

test("a name is masked for good only when every system has answered that may know it as the person's own", async () => {
  const { live, letGo } = halfSilent();
  expect(valuesIn(await live.view(["fast"]))).toMatchObject([{ value: "Ә•••••", masked: true }]);
  const final = live.view(["fast"], { masks: "final" });
  letGo();
  expect(valuesIn(await final)).toMatchObject([{ value: "Әйгерім Сәтбай", masked: false }]);
});

test("every part of a page goes by what had answered when it began to be sent, whenever it is drawn", async () => {
  const { live, letGo } = halfSilent();
  await live.view(["fast"]);
  expect(await live.within(1)).toBe(false);
  letGo();
  const late = await live.view(["slow"]);
  expect(valuesIn(late)).toMatchObject([{ value: "Сәтбай Әйгерім" }]);
  expect([live.hasAnswered("fast"), live.hasAnswered("slow")]).toEqual([true, false]);
  expect(live.soFar().systems.map(({ id }) => id)).toEqual(["fast"]);
});
