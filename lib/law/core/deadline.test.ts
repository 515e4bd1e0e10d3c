import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kzCalendar } from "#lib/law/data/kz/calendars.ts";
import { deadlineFor, type Jurisdiction, type Term } from "#lib/law/queries.ts";
import { dayIn } from "./calendar.ts";
import type { Deadline } from "./deadline-types.ts";
import { replay } from "./replay.ts";

const words = { kk: "мерзім", ru: "срок", en: "term" };
const term = (id: string, value: number, unit: Term["unit"]): Term => ({
  ...{ id, value, unit, names: words, source: words },
});
const almaty: Jurisdiction = {
  ...{ regime: "KZ", zone: "Asia/Almaty", week: 5 },
  terms: [
    term("claim.days", 30, "working-day"),
    term("claim.month", 1, "month"),
    term("claim.months", 6, "month"),
    term("claim.zero", 0, "working-day"),
  ],
};

function deadline(
  rule: string,
  received: string | Temporal.Instant,
  where: Partial<Jurisdiction> = {},
): Deadline {
  const result = deadlineFor(
    { ...almaty, ...where },
    { rule, received: Temporal.Instant.from(received) },
  );
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe("vectors of law.md 1.5", () => {
  it.each([
    ["2024-12-31", "2025-01-05", "2025-01-08", "2025-01-24"],
    ["2026-03-19", "2026-03-20", "2026-03-27", "2026-04-14"],
    ["2026-05-08", "2026-05-12", "2026-05-14", "2026-06-02"],
    ["2026-05-26", "2026-05-28", "2026-06-01", "2026-06-17"],
    ["2026-08-28", "2026-08-31", "2026-09-02", "2026-09-18"],
    ["2026-10-23", "2026-10-27", "2026-10-29", "2026-11-16"],
    ["2026-12-31", "2027-01-05", "2027-01-08", "2027-01-26"],
    ["2027-03-12", "2027-03-16", "2027-03-18", "2027-04-08"],
    ["2027-05-14", "2027-05-17", "2027-05-19", "2027-06-04"],
  ])("received %s: 1 wd %s, 3 wd %s, 15 wd %s", (received, one, three, fifteen) => {
    const at = `${received}T10:00:00+05:00`;
    const dues = ["rectify", "info.answer", "dc41.erase"].map((rule) => deadline(rule, at).due);
    expect(dues).toEqual([one, three, fifteen]);
  });
});

describe("a deadline", () => {
  it("takes the date from the operator's zone, whatever the offset of the moment", () => {
    expect(deadline("rectify", "2026-11-02T18:59:59Z").received).toBe("2026-11-02");
    expect(deadline("rectify", "2026-11-02T19:00:00Z").received).toBe("2026-11-03");
    expect(deadline("rectify", "2026-11-02T23:30:00-11:00").received).toBe("2026-11-03");
    // Until 1 March 2024 Almaty was six hours ahead.
    expect(deadline("rectify", "2024-02-28T18:00:00Z").received).toBe("2024-02-29");
  });

  it("counts calendar days through and moves only the last one", () => {
    // The tenth day is Sunday 25 October, Republic Day, moved to Monday.
    const moved = deadline("claim.consumer", "2026-10-15T12:00:00+05:00");
    expect(moved.due).toBe("2026-10-27");
    expect(moved.trace.map(({ kind, numbers }) => [kind, numbers])).toEqual([
      ["received", undefined],
      ["calendar-days", [1, 9]],
      ["day-off", [10, 10]],
      ["day-off", undefined],
      ["last-day", undefined],
    ]);
    expect(deadline("claim.consumer", "2026-10-19T12:00:00+05:00").due).toBe("2026-10-29");
  });

  it("ends a month on the same date or the last day of a shorter month", () => {
    expect(deadline("claim.month", "2026-10-15T12:00:00+05:00").due).toBe("2026-11-16");
    expect(deadline("claim.month", "2026-03-31T12:00:00+05:00").due).toBe("2026-04-30");
    expect(deadline("claim.month", "2028-01-31T12:00:00+05:00").due).toBe("2028-02-29");
  });

  it("is earlier where Saturday is worked, and holidays on it then move nothing", () => {
    const received = "2025-03-07T12:00:00+05:00";
    expect(deadline("rectify", received).due).toBe("2025-03-11");
    expect(deadline("rectify", received, { week: 6 }).due).toBe("2025-03-10");
    // Saturdays 24 and 31 October and 7 November count.
    expect(deadline("dc41.erase", "2026-10-23T12:00:00+05:00", { week: 6 }).due).toBe("2026-11-11");
  });

  it("names in three languages why each day off is off, with its source", () => {
    const { trace } = deadline("erasure.ground", "2026-10-23T10:00:00+05:00");
    expect(trace.map(({ from, to, kind }) => [from, to, kind])).toEqual([
      ["2026-10-23", "2026-10-23", "received"],
      ["2026-10-24", "2026-10-24", "day-off"],
      ["2026-10-25", "2026-10-25", "day-off"],
      ["2026-10-26", "2026-10-26", "day-off"],
      ["2026-10-27", "2026-10-27", "last-day"],
    ]);
    for (const step of trace.filter(({ kind }) => kind === "day-off" || kind === "received")) {
      expect(Object.values(step.why ?? {}).filter((text) => text !== "")).toHaveLength(3);
      expect(Object.values(step.source ?? {}).filter((text) => text !== "")).toHaveLength(3);
    }
  });

  it("refuses to guess: a year without a calendar, a term that is none, an unknown zone", () => {
    const code = (rule: string, received: string, where: Partial<Jurisdiction> = {}) => {
      const at = Temporal.Instant.from(received);
      const result = deadlineFor({ ...almaty, ...where }, { rule, received: at });
      return result.ok ? result.value.due : result.error.code;
    };
    expect(code("dc41.erase", "2028-12-20T12:00:00+05:00")).toBe("law.calendar-missing");
    expect(code("rectify", "2023-11-20T12:00:00+05:00")).toBe("law.calendar-missing");
    expect(code("claim.zero", "2026-11-20T12:00:00+05:00")).toBe("law.bad-limit");
    expect(code("rectify", "2026-11-20T12:00:00Z", { zone: "Asia/Alamty" })).toBe(
      "law.unknown-zone",
    );
    expect(code("nothing", "2026-11-20T12:00:00Z")).toBe("law.unknown-rule");
    expect(code("rectify", "2026-11-20T12:00:00Z", { regime: "XX" })).toBe("law.unknown-regime");
  });

  it("says when it rests on a calendar that is not published yet", () => {
    expect(deadline("rectify", "2026-12-30T12:00:00+05:00").estimated).toBe(false);
    expect(deadline("rectify", "2026-12-31T12:00:00+05:00").estimated).toBe(true);
    const { trace } = deadline("rectify", "2027-05-15T12:00:00+05:00");
    expect(trace.find(({ from }) => from === "2027-05-16")?.estimate).toBe(true);
  });
});

const rules = [
  "rectify",
  "info.answer",
  "dc41.erase",
  "claim.consumer",
  "claim.days",
  "claim.month",
];
const moments = fc.record({
  rule: fc.constantFrom(...rules),
  week: fc.constantFrom(5 as const, 6 as const),
  minutes: fc.integer({ min: 0, max: Math.floor(4.7 * 365 * 24 * 60) }),
});
const start = Temporal.Instant.from("2024-01-01T00:00:00Z");
const after = (minutes: number): Temporal.Instant => start.add({ minutes });

const hourly = fc.record({
  zone: fc.constantFrom("Asia/Almaty", "Europe/Berlin", "America/Los_Angeles", "UTC"),
  minutes: fc.integer({ min: 0, max: Math.floor(4.7 * 365 * 24 * 60) }),
  hours: fc.integer({ min: 1, max: 1_000 }),
});

describe("properties of every deadline", () => {
  it("never falls on a day off", () => {
    fc.assert(
      fc.property(moments, ({ rule, week, minutes }) => {
        const { due } = deadline(rule, after(minutes), { week });
        expect(dayIn(kzCalendar, week, due)?.kind).toBe("working");
      }),
      { numRuns: 500 },
    );
  });

  it("has a trace that covers each day from receipt to due once, and numbers without a gap", () => {
    fc.assert(
      fc.property(moments, ({ rule, week, minutes }) => {
        const { received, due, trace } = deadline(rule, after(minutes), { week });
        expect(trace[0]?.from).toBe(received);
        expect(trace.at(-1)?.to).toBe(due);
        trace.slice(1).forEach((step, index) => {
          const before = Temporal.PlainDate.from(trace[index]?.to ?? "");
          expect(step.from).toBe(before.add({ days: 1 }).toString());
          expect(step.from <= step.to).toBe(true);
        });
        const numbers = trace.flatMap((step) => (step.numbers === undefined ? [] : [step.numbers]));
        numbers.forEach(([from], index) => expect(from).toBe((numbers[index - 1]?.[1] ?? 0) + 1));
      }),
      { numRuns: 500 },
    );
  });

  it("is never earlier for what came later", () => {
    fc.assert(
      fc.property(moments, fc.nat(60 * 24 * 20), ({ rule, week, minutes }, later) => {
        const first = deadline(rule, after(minutes), { week }).due;
        expect(deadline(rule, after(minutes + later), { week }).due >= first).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is the same for any hour of the local day of receipt", () => {
    fc.assert(
      fc.property(moments, fc.nat(1_439), ({ rule, week, minutes }, minute) => {
        const { due, received } = deadline(rule, after(minutes), { week });
        const day = Temporal.PlainDate.from(received).toZonedDateTime(almaty.zone);
        const other = deadline(rule, day.add({ minutes: minute }).toInstant(), { week });
        expect([other.due, other.received]).toEqual([due, received]);
      }),
      { numRuns: 500 },
    );
  });

  it("ends at 24:00 of the last day, after receipt, and its trace replays to the same date", () => {
    fc.assert(
      fc.property(moments, ({ rule, week, minutes }) => {
        const { due, dueAt, receivedAt, trace } = deadline(rule, after(minutes), { week });
        const over = Temporal.PlainDate.from(due).add({ days: 1 }).toZonedDateTime(almaty.zone);
        expect(dueAt).toBe(over.toInstant().toString());
        expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(receivedAt));
        expect(replay(trace)).toEqual({ ok: true, value: due });
      }),
      { numRuns: 500 },
    );
  });

  it("in hours lies that many hours after receipt, to the minute, in every zone", () => {
    fc.assert(
      fc.property(hourly, ({ zone, minutes, hours }) => {
        const terms = [term("claim.hours", hours, "hour")];
        const found = deadline("claim.hours", after(minutes), { zone, terms });
        const expected = after(minutes).add({ hours });
        expect(found.dueAt).toBe(expected.toString());
        expect(found.due).toBe(expected.toZonedDateTimeISO(zone).toPlainDate().toString());
        expect(replay(found.trace)).toEqual({ ok: true, value: found.due });
      }),
      { numRuns: 500 },
    );
  });
});
