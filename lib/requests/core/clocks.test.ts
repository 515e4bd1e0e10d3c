import { describe, expect, it } from "vitest";
import { clockView, dueGroup, inOrder } from "./clocks.ts";

const text = { kk: "x", ru: "x", en: "x" };
const clock = (due: string, metAt?: string) => ({
  startedAt: "2026-10-23T05:00:00Z",
  deadline: {
    ...{ rule: "info.answer", kind: "last-day" as const, due, received: "2026-10-23" },
    ...{ zone: "Asia/Almaty", tzVersion: "2026a", confidence: "P" as const, estimated: false },
    ...{ what: text, limit: text, source: text, trace: [], warnings: [], week: 5 as const },
    ...{ dueAt: `${due}T19:00:00Z`, receivedAt: "2026-10-23T05:00:00Z" },
  },
  ...(metAt === undefined ? {} : { metAt }),
});
const day = { today: "2026-10-27", workingDaysTo: () => 2 };

describe("clocks", () => {
  it.each([
    ["2026-10-26", { isOverdue: true, isDueToday: false, workingDaysLeft: 0, workingDaysLate: 2 }],
    ["2026-10-27", { isOverdue: false, isDueToday: true, workingDaysLeft: 0, workingDaysLate: 0 }],
    ["2026-10-29", { isOverdue: false, isDueToday: false, workingDaysLeft: 2, workingDaysLate: 0 }],
  ])("due %s stands right on 27 October", (due, expected) => {
    expect(clockView(clock(due), day)).toMatchObject(expected);
  });

  it("a met clock is never late, and follows the open ones", () => {
    const met = clockView(clock("2026-10-26", "2026-10-27T06:00:00Z"), day);
    expect(met.isOverdue).toBe(false);
    const open = clockView(clock("2026-11-16"), day);
    expect(inOrder([met, open]).map(({ due }) => due)).toEqual(["2026-11-16", "2026-10-26"]);
  });

  it.each([
    ["2026-10-26", "overdue"],
    ["2026-10-27", "today"],
    ["2026-11-01", "this-week"],
    ["2026-11-02", "later"],
    [undefined, "later"],
  ])("due %s is %s on a Tuesday", (due, group) => {
    expect(dueGroup(due, day.today)).toBe(group);
  });
});
