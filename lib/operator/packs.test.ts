import { describe, expect, test } from "vitest";
import { builtControls } from "./controls/data/built.ts";
import { controls } from "./controls/registry.ts";
import { packFolder } from "./current.ts";
import { loadPack } from "./load.ts";

const span = (prefix: string, from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${prefix}${from + index}`);

/**
 * Every numbered clause of the five published policies, as they print them; `intro` and `preamble` have no number. A line
 * that only leads in to its items is left to them.
 */
const clauses: Readonly<Record<string, readonly string[]>> = {
  citypass: [
    ...span("1.", 1, 9),
    ...span("2.1.", 1, 8),
    ...[...span("3.", 1, 4), "4.1", "5.1", "5.2", "6.1", "6.2"],
  ],
  "visit-almaty": [
    ...["intro", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2", "5", "6", "7.1", "7.2", "8", "9"],
  ],
  "site-002": [
    ...["preamble", ...span("1.1.", 1, 3), "1.2", "1.3", "2.1", ...span("2.2.", 1, 6)],
    ...["3.1", "3.2", ...span("3.3.", 1, 5), "4.1", "4.2", "5.1", "6.1"],
  ],
  citicom: [
    ...[...span("1.", 1, 3), "2.1", "2.1.1", "2.1.2", ...span("2.", 2, 6)],
    ...[...span("3.1.", 1, 5), "3.2", ...span("3.", 4, 7), ...span("4.", 1, 7)],
    ...["5.1", "5.2", "6.1", ...span("7.", 1, 3), ...span("8.", 1, 3)],
  ],
  iticket: [
    ...["preamble", "1", ...span("2.", 1, 3), "3.1", "3.2", ...span("3.2.", 1, 4)],
    ...["3.3", ...span("3.3.", 1, 4), "3.4", "3.5", "3.6", "4.1", "4.2", ...span("4.2.", 1, 5)],
    ...["4.3", ...span("5.", 1, 3), "5.3.1", "5.3.2", "5.4", "5.4.1", "5.4.2", "6.1"],
    ...span("7.", 1, 6),
  ],
};

function operatorOf(id: string) {
  const pack = loadPack(packFolder(id));
  if (pack.outcome !== "loaded") throw new Error(`The pack ${id} is ${pack.outcome}.`);
  return pack.operator;
}

describe.each(Object.keys(clauses))("the pack %s", (id) => {
  test("has a promise for every clause of its policy", () => {
    // `2.1.1` has its promise by itself or by its items `2.1.1(a)`; a clause above it is not enough.
    const { promises } = operatorOf(id);
    const without = (clauses[id] ?? []).filter(
      (clause) =>
        !promises.some((one) => one.clause === clause || one.clause.startsWith(`${clause}(`)),
    );
    expect(without).toEqual([]);
  });

  test("keeps promises by controls that stand, and leaves open only what a planned one is to keep", () => {
    const { promises } = operatorOf(id);
    const built = new Set(builtControls.map((control) => control.id));
    const known = new Set(controls.map((control) => control.id));
    for (const promise of promises) {
      if (promise.status === "kept") expect(built.has(promise.control), promise.id).toBe(true);
      if (promise.status === "open") {
        expect(known.has(promise.control) && !built.has(promise.control), promise.id).toBe(true);
      }
    }
  });
});

test("every control is used by a promise of some pack", () => {
  const used = new Set(
    Object.keys(clauses).flatMap((id) =>
      operatorOf(id).promises.map((one) => ("control" in one ? one.control : undefined)),
    ),
  );
  expect(controls.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([]);
});
