import { describe, expect, it } from "vitest";
import type { ClockEvent } from "#lib/law/core/events.ts";
import { replay } from "#lib/law/core/replay.ts";
import { deadlineFor } from "#lib/law/queries.ts";
import { inKazakhstan, inNowhere, nowhere } from "#lib/testing/law.ts";

const at = (text: string): Temporal.Instant => Temporal.Instant.from(`${text}:00+05:00`);
const paused = (text: string, reason = "identity"): ClockEvent => ({
  ...{ kind: "paused", at: at(text), reason },
});
const resumed = (text: string): ClockEvent => ({ kind: "resumed", at: at(text) });
const extended = (text: string): ClockEvent => ({ kind: "extended", at: at(text) });

/** Received on Friday 1 May 2026 at 10:00; 4 May is off, Saturday 9 May is worked. */
function answer(rule: string, events: readonly ClockEvent[], received = "2026-05-01T10:00") {
  return deadlineFor(inNowhere(), { rule, received: at(received), events }, nowhere);
}
function due(rule: string, events: readonly ClockEvent[], received?: string): string {
  const found = answer(rule, events, received);
  return found.ok ? found.value.due : found.error.code;
}

describe("a paused clock", () => {
  it("moves the last day on by the days from the stop to the day it goes on", () => {
    expect(due("days", [])).toBe("2026-05-11");
    expect(due("days", [paused("2026-05-02T09:00"), resumed("2026-05-04T23:00")])).toBe(
      "2026-05-13",
    );
    expect(due("month", [paused("2026-05-02T09:00"), resumed("2026-05-05T00:00")])).toBe(
      "2026-06-04",
    );
  });

  it("moves nothing when it goes on the same day", () => {
    expect(due("work", [paused("2026-05-05T09:00"), resumed("2026-05-05T18:00")])).toBe(
      due("work", []),
    );
  });

  it("begins anew when it was stopped at receipt: the day it goes on is day 0", () => {
    const events = [paused("2026-05-01T10:00"), resumed("2026-05-08T10:00")];
    expect(due("work", events)).toBe(due("work", [], "2026-05-08T10:00"));
    expect(due("days", events)).toBe(due("days", [], "2026-05-08T10:00"));
  });

  it("cannot end on a day at whose end it stands", () => {
    expect(due("work", [])).toBe("2026-05-07");
    expect(due("work", [paused("2026-05-07T17:00"), resumed("2026-05-12T09:00")])).toBe(
      "2026-05-12",
    );
  });

  it("says so while it stands, and gives the earliest possible date", () => {
    const found = answer("work", [paused("2026-05-05T09:00")]);
    expect(found.ok && found.value).toMatchObject({
      due: "2026-05-07",
      warnings: [{ code: "paused", at: "2026-05-05T04:00:00Z" }],
    });
  });

  it("shows in the trace why it stood, each day once", () => {
    const found = answer("work", [paused("2026-05-05T09:00"), resumed("2026-05-06T09:00")]);
    expect(found.ok && found.value.trace.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ["2026-05-01", "2026-05-01", "received"],
      ["2026-05-02", "2026-05-03", "day-off"],
      ["2026-05-04", "2026-05-04", "day-off"],
      ["2026-05-05", "2026-05-05", "working-days"],
      ["2026-05-06", "2026-05-06", "paused"],
      ["2026-05-07", "2026-05-07", "working-days"],
      ["2026-05-08", "2026-05-08", "last-day"],
    ]);
  });

  it("adds to hours exactly the time it stood", () => {
    const found = answer("hours", [paused("2026-05-02T09:10"), resumed("2026-05-02T11:25")]);
    expect(found.ok && found.value.dueAt).toBe("2026-05-04T07:15:00Z");
  });
});

describe("an extension", () => {
  it("makes one longer term from receipt, and is as sure as its own source", () => {
    const found = answer("month", [extended("2026-05-20T10:00")], "2026-01-31T10:00");
    expect(found.ok && found.value.due).not.toBe("2026-03-31");
    const inTime = answer("month", [extended("2026-02-20T10:00")], "2026-01-31T10:00");
    expect(inTime.ok && inTime.value).toMatchObject({
      due: "2026-03-31",
      confidence: "M",
      limit: { en: "2 months" },
      warnings: [{ code: "unverified" }, { code: "extended", at: "2026-02-20T05:00:00Z" }],
    });
  });

  it("is told beforehand: until when it may be announced, and what it would give", () => {
    const found = answer("days", []);
    expect(found.ok && found.value).toMatchObject({
      extendableUntil: "2026-05-11",
      extendedDue: "2026-05-21",
    });
  });

  it("may be announced until 24:00 of the last day for it, and not a minute later", () => {
    expect(due("days", [extended("2026-05-11T23:59")])).toBe("2026-05-21");
    expect(due("days", [extended("2026-05-12T00:00")])).toBe("law.extended-too-late");
    expect(due("hours", [extended("2026-05-04T10:00")])).toBe("2026-05-07");
    expect(due("hours", [extended("2026-05-04T10:01")])).toBe("law.extended-too-late");
  });

  it("in another unit follows the last day of the term", () => {
    // 15 working days end on 16 November; two months later is Saturday 16 January 2027.
    const found = deadlineFor(inKazakhstan, {
      ...{ rule: "appeal.state", received: at("2026-10-23T10:00") },
      events: [extended("2026-11-16T23:59")],
    });
    if (!found.ok) throw new Error(found.error.code);
    expect(found.value).toMatchObject({
      due: "2027-01-18",
      limit: { en: "15 working days + 2 months" },
    });
    expect(replay(found.value.trace)).toEqual({ ok: true, value: "2027-01-18" });
  });

  it("and a pause add up", () => {
    const events = [
      paused("2026-05-02T09:00"),
      resumed("2026-05-04T09:00"),
      extended("2026-05-13T09:00"),
    ];
    expect(due("days", events)).toBe("2026-05-25");
  });
});

describe("events out of order", () => {
  it.each([
    ["law.not-paused", "days", [resumed("2026-05-02T10:00")]],
    [
      "law.not-paused",
      "days",
      [paused("2026-05-02T10:00"), resumed("2026-05-03T10:00"), resumed("2026-05-04T10:00")],
    ],
    ["law.already-paused", "days", [paused("2026-05-02T10:00"), paused("2026-05-03T10:00")]],
    ["law.events-order", "days", [paused("2026-04-30T10:00")]],
    ["law.events-order", "days", [extended("2026-05-01T09:59")]],
    ["law.events-order", "days", [paused("2026-05-03T10:00"), resumed("2026-05-02T10:00")]],
    ["law.unknown-pause", "days", [paused("2026-05-02T10:00", "holiday")]],
    ["law.not-pausable", "firm", [paused("2026-05-02T10:00")]],
    ["law.not-extendable", "now", [extended("2026-05-01T10:00")]],
    ["law.extended-twice", "days", [extended("2026-05-02T10:00"), extended("2026-05-03T10:00")]],
    ["law.paused-too-late", "days", [paused("2026-05-12T00:00")]],
    ["law.paused-too-late", "days", [paused("2026-05-12T00:00"), resumed("2026-05-20T10:00")]],
    ["law.paused-too-late", "hours", [paused("2026-05-04T10:01")]],
    ["law.paused-too-late", "hours", [paused("2026-05-04T10:01"), resumed("2026-05-10T10:00")]],
  ])("are refused, never guessed: %s for %s", (code, rule, events) => {
    expect(due(rule, events)).toBe(code);
  });
});
