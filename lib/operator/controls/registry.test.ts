import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { controlState } from "../core/control.ts";
import { builtControls } from "./data/built.ts";
import { controls, findControl } from "./registry.ts";

describe("the controls", () => {
  it("have ids of their own and words in three languages", () => {
    const ids = controls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const control of controls) {
      expect(control.id).toMatch(/^[a-z][a-z-]*$/);
      const more = "planned" in control ? control.planned : control.about;
      for (const words of [control.names, more]) {
        for (const locale of ["kk", "ru", "en"] as const) expect(words[locale]).toMatch(/\S/);
      }
    }
  });

  it("name test files that exist and hold a test", () => {
    const empty = builtControls.flatMap(({ id, tests }) =>
      tests
        .filter(
          (file) =>
            !existsSync(file) ||
            !/^\s*(?:it|test|testMutations)(?:\.each)?\(/m.test(readFileSync(file, "utf8")),
        )
        .map((file) => `${id}: ${file}`),
    );
    expect(empty).toEqual([]);
  });

  it("name no file twice, and only files that the test run runs", () => {
    for (const { id, tests } of builtControls) {
      expect(new Set(tests).size, id).toBe(tests.length);
      for (const file of tests) expect(file).toMatch(/^(?:lib\/.*\.test|e2e\/.*\.spec)\.ts$/);
    }
  });

  it("are built, planned or not known at all", () => {
    expect(controlState(findControl("erasure"))).toBe("built");
    expect(controlState(findControl("visibility"))).toBe("planned");
    expect(controlState(findControl("goodwill"))).toBe("unknown");
  });
});
