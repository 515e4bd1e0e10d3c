import { describe, expect, it } from "vitest";
import { taskDue, type WorkingTime } from "./task-due.ts";

const off = ["2026-12-16", "2026-12-17"];
const work: WorkingTime = {
  zone: "Asia/Almaty",
  closes: "18:00",
  isWorking: (day) => day.dayOfWeek <= 5 && !off.includes(day.toString()),
};
const at = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(work.zone).toInstant();
const due = (opened: string, requestDue: string): string =>
  taskDue({ opened: at(opened), requestDue, work })
    .toZonedDateTimeISO(work.zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });

describe("until when a task has to be answered", () => {
  it.each([
    // Two thirds of three weeks are a Monday afternoon: the end of the working day before it.
    ["2026-11-23T09:00", "2026-12-14", "2026-12-04T18:00"],
    // Two thirds fall into a weekend: the Friday before it.
    ["2026-11-23T09:00", "2026-12-11", "2026-12-04T18:00"],
    // Two thirds would be the eve of the due date; days off stand before it.
    ["2026-12-14T09:00", "2026-12-18", "2026-12-15T18:00"],
    // A rule of one working day gives hours.
    ["2026-11-23T09:00", "2026-11-24", "2026-11-23T18:00"],
    ["2026-11-23T17:00", "2026-11-24", "2026-11-24T09:40"],
    // A request that is late already leaves two hours.
    ["2026-11-23T09:00", "2026-11-20", "2026-11-23T11:00"],
  ])("opened %s for a request due on %s: %s", (opened, requestDue, wanted) => {
    expect(due(opened, requestDue)).toBe(wanted);
  });

  it("is always after the opening, and before the request's last day wherever a working day lies between", () => {
    for (let start = 0; start < 40; start += 1) {
      for (let length = 0; length < 30; length += 1) {
        const opened = at("2026-11-20T10:30").add({ hours: start * 24 });
        const last = opened.toZonedDateTimeISO(work.zone).toPlainDate().add({ days: length });
        const found = taskDue({ opened, requestDue: last.toString(), work });
        expect(Temporal.Instant.compare(opened, found)).toBe(-1);
        const day = found.toZonedDateTimeISO(work.zone).toPlainDate();
        if (length > 8) {
          expect(Temporal.PlainDate.compare(day, last)).toBe(-1);
          expect(work.isWorking(day)).toBe(true);
        }
      }
    }
  });
});
