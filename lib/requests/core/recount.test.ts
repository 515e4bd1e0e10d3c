import fc from "fast-check";
import { expect, it } from "vitest";
import { deadlineFor, type Jurisdiction } from "#lib/law/queries.ts";
import type { CalendarEntry } from "#lib/law/core/calendar.ts";
import { crosses, recounted, type Promised } from "./recount.ts";

const why = { kk: "к", ru: "р", en: "e" };
const base: Jurisdiction = { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] };

function deadlineWith(days: readonly CalendarEntry[], received: Temporal.Instant) {
  const found = deadlineFor({ ...base, days }, { rule: "dc41.erase", received });
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
}

/** Any days of two months around receipt, off or worked, one after the other. */
const change = fc.record({
  day: fc.integer({ min: -10, max: 60 }),
  kind: fc.constantFrom("off" as const, "worked" as const, "ordinary" as const),
});

it("never moves a date later by itself, whatever is changed in whatever order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 600 }),
      fc.array(change, { maxLength: 12 }),
      (offset, changes) => {
        const start = Temporal.PlainDate.from("2026-01-05").add({ days: offset });
        const received = start.toZonedDateTime("Asia/Almaty").toInstant();
        const days = new Map<string, CalendarEntry>();
        let clock: Promised = { deadline: deadlineWith([], received) };
        for (const { day, kind } of changes) {
          const date = start.add({ days: day }).toString();
          if (kind === "ordinary") days.delete(date);
          else days.set(date, { date, kind, why, source: why });
          const now = deadlineWith([...days.values()], received);
          const before = clock;
          const touches = crosses({ day: date }, clock);
          // What does not cross the clock must not change its date: nothing is missed by not counting it.
          const shown = before.byCalendar?.due ?? before.deadline.due;
          if (!touches) expect(now.due).toBe(shown);
          const { row, ...next } = recounted(clock, now);
          expect(next.deadline.due <= before.deadline.due).toBe(true);
          expect(next.byCalendar?.due ?? next.deadline.due).toBe(now.due);
          expect(row?.kind === "earlier").toBe(next.deadline.due < before.deadline.due);
          if (next.byCalendar !== undefined) {
            expect(next.byCalendar.due > next.deadline.due).toBe(true);
          }
          clock = next;
        }
      },
    ),
    { numRuns: 100 },
  );
});

it("tells each later date once, and that it is gone again", () => {
  const received = Temporal.Instant.from("2026-10-23T05:00:00Z");
  const promised = { deadline: deadlineWith([], received) };
  expect(promised.deadline.due).toBe("2026-11-16");
  const later = deadlineWith([{ date: "2026-11-13", kind: "off", why, source: why }], received);
  const kept = recounted(promised, later);
  expect(kept).toMatchObject({
    deadline: { due: "2026-11-16" },
    byCalendar: { due: "2026-11-17" },
    row: { kind: "kept", oldDue: "2026-11-16", newDue: "2026-11-17" },
  });
  expect(recounted(kept, later).row).toBeUndefined();
  const back = recounted(kept, promised.deadline);
  expect(back.byCalendar).toBeUndefined();
  expect(back.row).toEqual({ kind: "matches", oldDue: "2026-11-17", newDue: "2026-11-16" });
});

it("looks at a year where the clock runs in it", () => {
  const clock = { deadline: deadlineWith([], Temporal.Instant.from("2026-12-25T05:00:00Z")) };
  expect([2025, 2026, 2027, 2028].map((year) => crosses({ year }, clock))).toEqual([
    ...[false, true, true, false],
  ]);
});
