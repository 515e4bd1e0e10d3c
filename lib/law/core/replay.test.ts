import { describe, expect, it } from "vitest";
import type { TraceStep } from "#lib/law/core/deadline-types.ts";
import { replay } from "#lib/law/core/replay.ts";
import { deadlineFor } from "#lib/law/queries.ts";

function traceOf(rule: string, received: string): readonly TraceStep[] {
  const found = deadlineFor(
    { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] },
    { rule, received: Temporal.Instant.from(received) },
  );
  if (!found.ok) throw new Error(found.error.code);
  return found.value.trace;
}

describe("a trace by itself", () => {
  const trace = traceOf("info.answer", "2026-10-23T10:00:00+05:00");
  const result = (steps: readonly TraceStep[]): string => {
    const found = replay(steps);
    return found.ok ? found.value : found.error.code;
  };

  it("gives the due date again", () => {
    expect(result(trace)).toBe("2026-10-29");
    expect(result(traceOf("claim.consumer", "2026-10-15T12:00:00+05:00"))).toBe("2026-10-27");
  });

  it("is no proof any more when a day is taken out, doubled, or called something else", () => {
    expect(trace).toHaveLength(6);
    for (const index of trace.keys()) {
      expect(result(trace.filter((_, other) => other !== index))).toBe("law.broken-trace");
      const step = trace[index];
      if (step === undefined || step.kind === "received" || step.kind === "last-day") continue;
      expect(result(trace.toSpliced(index, 0, step))).toBe("law.broken-trace");
      const kind = step.kind === "day-off" ? "working-days" : "day-off";
      expect(result(trace.with(index, { ...step, kind }))).toBe("law.broken-trace");
    }
    expect(result([])).toBe("law.broken-trace");
  });

  it("is no proof for another term", () => {
    const [first, ...rest] = trace;
    if (first?.count === undefined) throw new Error("The first step says what is counted.");
    const limits = [{ value: 4, unit: "working-day" as const }];
    expect(result([{ ...first, count: { ...first.count, limits } }, ...rest])).toBe(
      "law.broken-trace",
    );
  });
});
