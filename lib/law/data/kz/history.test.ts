import { describe, expect, it } from "vitest";
import { type Jurisdiction, rulesFor } from "#lib/law/queries.ts";

const operator: Jurisdiction = { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] };

function at(type: string, received: string): readonly string[] {
  const found = rulesFor(operator, { type, received: Temporal.Instant.from(received) });
  return found.ok ? found.value.atReceipt.map(({ id }) => id) : [found.error.code];
}
function sourceOf(type: string, received: string): string | undefined {
  const found = rulesFor(operator, { type, received: Temporal.Instant.from(received) });
  return found.ok ? found.value.atReceipt[0]?.source.en : undefined;
}

describe("a request in Kazakhstan is judged by the law of its day", () => {
  it.each([
    ["withdrawal", "2024-03-05T10:00:00+05:00", ["info.refuse"]],
    ["withdrawal", "2026-01-17T23:59:59+05:00", ["info.refuse"]],
    ["withdrawal", "2026-01-18T00:00:00+05:00", ["consent.withdraw"]],
    ["withdrawal", "2026-11-22T10:00:00+05:00", ["consent.withdraw"]],
    ["objection", "2025-06-02T10:00:00+05:00", ["info.refuse"]],
    ["objection", "2026-01-20T10:00:00+05:00", ["consent.withdraw"]],
    ["notice-refusal", "2024-03-05T10:00:00+05:00", ["info.refuse"]],
    ["erasure", "2024-03-05T10:00:00+05:00", ["erasure.ground", "info.refuse"]],
    ["erasure", "2026-01-20T10:00:00+05:00", ["erasure.ground", "info.refuse"]],
    ["erasure", "2026-07-11T23:59:59+05:00", ["erasure.ground", "info.refuse"]],
    ["erasure", "2026-07-12T00:00:00+05:00", ["dc41.erase", "erasure.ground"]],
    ["restriction", "2026-07-11T10:00:00+05:00", ["info.refuse"]],
    ["restriction", "2026-07-12T10:00:00+05:00", ["dc41.restrict"]],
    ["information", "2024-03-05T10:00:00+05:00", ["info.answer"]],
    ["rectification", "2024-03-05T10:00:00+05:00", ["info.refuse"]],
    ["unpublish", "2024-03-05T10:00:00+05:00", ["public.remove"]],
    ["claim", "2024-03-05T10:00:00+05:00", ["claim.consumer"]],
  ])("%s received %s: %j", (type, received, expected) => {
    expect(at(type, received).toSorted()).toEqual(expected.toSorted());
  });

  it("starts the clock of an automated decision only since article 19-1", () => {
    const events = (received: string): readonly string[] => {
      const found = rulesFor(operator, {
        type: "objection",
        received: Temporal.Instant.from(received),
      });
      return found.ok ? found.value.onEvent.map(({ id }) => id) : [];
    };
    expect(events("2026-01-17T12:00:00+05:00")).toEqual([]);
    expect(events("2026-01-18T12:00:00+05:00")).toEqual(["autodecision.object"]);
  });

  it("says since 2 October 2026 that the new rules are not read yet, with the same three days", () => {
    expect(sourceOf("information", "2026-10-01T23:59:00+05:00")).toContain("Rules 395/NQ, item 16");
    expect(sourceOf("information", "2026-10-02T00:00:00+05:00")).toContain("not read yet");
    expect(sourceOf("rectification", "2026-11-22T10:00:00+05:00")).toContain("not read yet");
  });
});
