import { describe, expect, it } from "vitest";
import { deadlineFor, type Jurisdiction } from "../queries.ts";

const almaty: Jurisdiction = { regime: "KZ", zone: "Asia/Almaty", week: 5, terms: [] };

function due(rule: string, received: string, where: Partial<Jurisdiction> = {}): string {
  const result = deadlineFor(
    { ...almaty, ...where },
    { rule, received: Temporal.Instant.from(received) },
  );
  return result.ok ? result.value.due : result.error.code;
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
    expect([due("rectify", at), due("info.answer", at), due("dc41.erase", at)]).toEqual([
      one,
      three,
      fifteen,
    ]);
  });
});
