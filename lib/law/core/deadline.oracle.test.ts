import { expect, it } from "vitest";
import { deadlineFor } from "#lib/law/queries.ts";

/*
 * The same question answered another way: weekdays off copied from the table of law.md 1.5 as plain dates, days as
 * numbers of milliseconds, the zone as two fixed offsets. Nothing of lib/law is used but the answer under test.
 */
const weekdaysOff = new Set(
  `2024-01-01 2024-01-02 2024-03-08 2024-03-21 2024-03-22 2024-03-25 2024-05-01 2024-05-07 2024-05-08 2024-05-09
   2024-07-08 2024-08-30 2024-10-25 2024-12-16
   2025-01-01 2025-01-02 2025-01-03 2025-01-07 2025-03-10 2025-03-21 2025-03-24 2025-03-25 2025-05-01 2025-05-07
   2025-05-09 2025-06-06 2025-07-07 2025-09-01 2025-10-27 2025-12-16
   2026-01-01 2026-01-02 2026-01-07 2026-03-09 2026-03-23 2026-03-24 2026-03-25 2026-05-01 2026-05-07 2026-05-11
   2026-05-27 2026-07-06 2026-10-26 2026-12-16
   2027-01-01 2027-01-04 2027-01-07 2027-03-08 2027-03-15 2027-03-22 2027-03-23 2027-03-24 2027-05-03 2027-05-07
   2027-05-10 2027-07-06 2027-10-25 2027-12-16
   2028-01-03 2028-01-04 2028-01-07 2028-03-08 2028-03-15 2028-03-21 2028-03-22 2028-03-23 2028-05-01 2028-05-05
   2028-05-08 2028-05-09 2028-07-06 2028-10-25 2028-12-18`.split(/\s+/),
);
const weekendsWorked = new Set(["2024-05-04", "2025-01-05"]);

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const offsetChange = Date.UTC(2024, 1, 29, 18);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function isOff(ms: number): boolean {
  const day = iso(ms);
  const isWeekend = [0, 6].includes(new Date(ms).getUTCDay());
  return (isWeekend && !weekendsWorked.has(day)) || weekdaysOff.has(day);
}

function expectedDue(momentMs: number, value: number, unit: "wd" | "cd"): string {
  const local = momentMs + (momentMs < offsetChange ? 6 : 5) * hourMs;
  let day = Math.floor(local / dayMs) * dayMs;
  if (unit === "cd") {
    day += value * dayMs;
    while (isOff(day)) day += dayMs;
    return iso(day);
  }
  for (let left = value; left > 0;) {
    day += dayMs;
    if (!isOff(day)) left -= 1;
  }
  return iso(day);
}

/** A fixed sequence (Lehmer), so that a failure can be repeated. */
function* randomNumbers(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

it("agrees with a plain count on 2,000 random moments of 2024 to 2028", () => {
  const random = randomNumbers(20261122);
  const first = Date.UTC(2023, 11, 31, 19);
  const span = Date.UTC(2028, 11, 1) - first;
  const cases = [
    ["rectify", 1, "wd"],
    ["info.answer", 3, "wd"],
    ["transfer.notify", 10, "wd"],
    ["dc41.erase", 15, "wd"],
    ["claim.consumer", 10, "cd"],
  ] as const;
  for (let index = 0; index < 2_000; index += 1) {
    const momentMs = first + Math.floor(random.next().value * span);
    const [rule, value, unit] = cases[index % cases.length]!;
    const result = deadlineFor(
      { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] },
      { rule, received: Temporal.Instant.fromEpochMilliseconds(momentMs) },
    );
    const due = result.ok ? result.value.due : result.error.code;
    expect(`${new Date(momentMs).toISOString()} ${rule} ${due}`).toBe(
      `${new Date(momentMs).toISOString()} ${rule} ${expectedDue(momentMs, value, unit)}`,
    );
  }
});
