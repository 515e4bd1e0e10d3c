import fc from "fast-check";
import { expect, test } from "vitest";
import { identifiers, now } from "#lib/testing/memory-world.ts";
import { memorySystems } from "#lib/testing/memory-systems.ts";
import { expected, graphs, nameOf } from "#lib/testing/random-graphs.ts";
import { readSystems } from "../reading.ts";

test("in every graph: exactly the rows that ways lead to, each on its side and in its roles", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, identifiers, async (graph, proven) => {
      const { systems } = await readSystems(memorySystems(graph.maps, graph.rows), proven, now);
      const collections = systems.flatMap(({ system, collections: all }) =>
        all.map((one) => ({ place: `${system.id}/${one.collection.id}`, one })),
      );
      const shown = collections.flatMap(({ place, one }) =>
        one.records.map((record) => nameOf(place, record)),
      );
      const underReview = collections.reduce((sum, { one }) => sum + one.underReview, 0);
      expect({ shown: shown.sort(), underReview }).toEqual(expected(graph, proven));
    }),
    { numRuns: 400 },
  );
});

test("in every graph: a glance of one row shows nothing else, and counts what the whole reading finds", async () => {
  await fc.assert(
    fc.asyncProperty(graphs, identifiers, async (graph, proven) => {
      const systems = memorySystems(graph.maps, graph.rows);
      const whole = await readSystems(systems, proven, now);
      const glance = await readSystems(systems, proven, now, { glance: () => 1 });
      const counts = ({ systems: all }: typeof whole) =>
        all.flatMap(({ collections }) =>
          collections.map(({ count, records, underReview, isLeast, outcome }) => {
            return { count: count ?? records.length, underReview, isLeast, outcome };
          }),
        );
      expect(counts(glance)).toEqual(counts(whole));
      const keys = ({ systems: all }: typeof whole) =>
        all.map(({ collections }) =>
          collections.map(({ records }) => records.map(({ key }) => key)),
        );
      for (const [system, collections] of keys(glance).entries()) {
        for (const [index, found] of collections.entries()) {
          expect(keys(whole)[system]?.[index]).toEqual(expect.arrayContaining(found));
        }
      }
    }),
    { numRuns: 200 },
  );
});
