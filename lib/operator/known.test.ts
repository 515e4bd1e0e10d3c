import { describe, expect, test } from "vitest";
import { lineOf, packCopies, problemsOf, swap } from "#lib/testing/pack-copies.ts";
import type { BuiltControl } from "./core/control.ts";
import type { Known } from "./core/known.ts";
import { loadPack, ours } from "./load.ts";

const { copy, copyWith } = packCopies("documented");

function noted(folder: string, known: Known): readonly string[] {
  const pack = loadPack(folder, known);
  if (pack.outcome !== "loaded") throw new Error(pack.outcome);
  return pack.notBuilt.map(({ code, file, line }) => `${code} ${file}:${line}`);
}

describe("a pack is checked against what the product knows", () => {
  test("a control without a test keeps nothing", () => {
    // A registry that lies: its type asks for a first test.
    const tests: readonly string[] = [];
    const control: Known["control"] = (id) => {
      const found = ours.control(id);
      if (id !== "self-view" || found === undefined || "planned" in found) return found;
      return { ...found, tests: tests as BuiltControl["tests"] };
    };
    expect(problemsOf(loadPack(copy(), { ...ours, control }))).toEqual([
      'control-without-test promises.yaml:5:5 The control "self-view" has no test that proves it.',
    ]);
  });

  test("a regime of which no rule is in use cannot be used", () => {
    const regimes = ours.law.regimes.map((regime) => ({
      ...regime,
      rules: regime.rules.map((rule) => ({ ...rule, enabled: false })),
    }));
    const known = { ...ours, law: { ...ours.law, regimes } };
    expect(problemsOf(loadPack(copy(), known)).join()).toContain(
      "regime-not-enabled operator.yaml:3:1 The regime KZ is not in use yet",
    );
  });

  test("a regime and a calendar that were added yesterday are known at once", () => {
    const kz = ours.law.regimes.find(({ id }) => id === "KZ");
    const calendar = ours.law.calendars.find(({ id }) => id === "KZ");
    if (kz === undefined || calendar === undefined) throw new Error("KZ");
    const regimes = [...ours.law.regimes, { ...kz, id: "QQ", calendar: "QC" }];
    const calendars = [...ours.law.calendars, { ...calendar, id: "QC" }];
    const folder = copyWith("operator.yaml", swap("regime: KZ", "regime: QQ"));
    expect(loadPack(folder, ours).outcome).toBe("invalid");
    expect(loadPack(folder, { ...ours, law: { regimes, calendars } }).outcome).toBe("loaded");
  });

  test("a request type and a kind of system that are not built are named with their line", () => {
    const known = { ...ours, requestTypes: ["information", "copy"], systemKinds: ["ledger"] };
    const line = lineOf(copy(), "operator.yaml", "requests:");
    expect(noted(copy(), known)).toEqual([
      "unknown-kind systems.yaml:5",
      ...["rectification", "erasure", "withdrawal"].map(
        () => `not-built.request operator.yaml:${line}`,
      ),
    ]);
    expect(noted(copy(), ours)).toEqual([]);
  });
});
