import { describe, expect, it } from "vitest";
import { computeDeadline } from "#lib/law/core/deadline.ts";
import { deadlineFor, type Jurisdiction } from "#lib/law/queries.ts";
import { inNowhere, nowhere, ruleOf } from "#lib/testing/law.ts";

function deadline(rule: string, received: string, where: Partial<Jurisdiction> = {}) {
  const at = Temporal.Instant.from(received);
  const found = deadlineFor(inNowhere(where), { rule, received: at }, nowhere);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

describe("a rule in hours", () => {
  it("runs on the instant, to the minute, through nights, weekends and holidays", () => {
    const found = deadline("hours", "2026-05-01T23:47:00+05:00");
    expect(found).toMatchObject({ due: "2026-05-04", dueAt: "2026-05-04T18:47:00Z" });
    expect(found.calendar).toBeUndefined();
    expect(found.trace.map(({ kind, instants }) => [kind, instants?.[1]])).toEqual([
      ["received", "2026-05-01T18:47:00Z"],
      ["hours", "2026-05-04T18:47:00Z"],
      ["last-day", "2026-05-04T18:47:00Z"],
    ]);
  });

  it("lasts 72 hours, not three days of the clock, when the clock changes", () => {
    // Berlin goes from +01:00 to +02:00 in the night to 29 March 2026.
    const found = deadline("hours", "2026-03-27T12:00:00+01:00", { zone: "Europe/Berlin" });
    expect(found).toMatchObject({ due: "2026-03-30", dueAt: "2026-03-30T11:00:00Z" });
  });

  it("needs no calendar, and reaches years that have none", () => {
    expect(deadline("hours", "2031-12-31T22:00:00Z").due).toBe("2032-01-04");
  });

  it("is not counted beside days, and does not roll forward", () => {
    const input = {
      ...{ received: Temporal.Instant.from("2026-05-01T10:00Z"), zone: "UTC", week: 5 as const },
      receivedNote: { why: { kk: "x", ru: "x", en: "x" }, source: { kk: "x", ru: "x", en: "x" } },
      tzVersion: "test",
    };
    const rolling = ruleOf("x", { value: 72, unit: "hour" }, { rollForward: true });
    const halves = ruleOf("x", { value: 0.5, unit: "hour" });
    for (const rule of [rolling, halves]) {
      expect(computeDeadline({ ...input, rule })).toMatchObject({
        error: { code: "law.bad-limit" },
      });
    }
    const days = ruleOf("x", { value: 1, unit: "working-day" });
    expect(computeDeadline({ ...input, rule: days })).toMatchObject({
      error: { code: "law.calendar-unchosen" },
    });
  });
});

describe("what is due at once", () => {
  it("is due at the instant of receipt", () => {
    const found = deadline("now", "2026-05-03T20:30:00Z");
    expect(found).toMatchObject({ due: "2026-05-04", dueAt: "2026-05-03T20:30:00Z" });
    expect(found.limit).toEqual({ kk: "дереу", ru: "сразу", en: "at once" });
  });
});

describe("the end of the last day", () => {
  it("is 24:00 in the operator's zone, also where the clock changes in that night", () => {
    expect(deadline("work", "2026-05-05T10:00:00+05:00")).toMatchObject({
      due: "2026-05-08",
      dueAt: "2026-05-08T19:00:00Z",
    });
    const berlin = deadline("days", "2026-10-15T10:00:00+02:00", { zone: "Europe/Berlin" });
    // The nominal end is Sunday 25 October, a day of 25 hours; it moves to Monday.
    expect(berlin).toMatchObject({ due: "2026-10-26", dueAt: "2026-10-26T23:00:00Z" });
  });

  it("has the operator's closing hour as the earlier warning", () => {
    const found = deadline("work", "2026-05-05T10:00:00+05:00", { closes: "18:30" });
    expect(found.closesAt).toBe("2026-05-08T13:30:00Z");
    expect(found.warnings).toMatchObject([{ code: "closes-earlier", at: found.closesAt }]);
    for (const closes of ["24:00", "9:00", "evening"]) {
      const input = { rule: "work", received: Temporal.Instant.from("2026-05-05T10:00Z") };
      expect(deadlineFor(inNowhere({ closes }), input, nowhere)).toMatchObject({
        error: { code: "law.bad-closing-hour" },
      });
    }
  });
});
