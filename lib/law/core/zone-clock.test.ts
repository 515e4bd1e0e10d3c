import fc from "fast-check";
import { expect, it } from "vitest";
import { epochDayOf, isoDateOf } from "./epoch-day.ts";
import { isoInstantOf, zoneClock } from "./zone-clock.ts";

const zones = [
  ...["Asia/Almaty", "Europe/Berlin", "America/Los_Angeles", "America/Sao_Paulo", "Asia/Tehran"],
  ...["Africa/Cairo", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "UTC", "+05:30"],
];
const moments = fc.integer({
  min: Date.parse("2017-01-01T00:00:00Z"),
  max: Date.parse("2042-12-31T00:00:00Z"),
});

it("tells day and midnight of every zone as the time-zone data does", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, fc.nat(1439), (zone, moment, minute) => {
      const clock = zoneClock(zone);
      if (clock === undefined) throw new Error(zone);
      const zoned = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
      const date = zoned.toPlainDate();
      const day = clock.dayOf(moment);
      expect(isoDateOf(day)).toBe(date.toString());
      const midnight = date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
      expect(clock.momentOf(day, 1440)).toBe(midnight);
      const time = Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 });
      const wall = date.toPlainDateTime(time);
      const told = clock.momentOf(day, minute);
      const candidates = ["earlier", "later", "compatible"] as const;
      const known = candidates.map(
        (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
      );
      const isGap = !wall.toZonedDateTime(zone).toPlainDateTime().equals(wall);
      // Beyond the years read beforehand Temporal answers, and steps over a gap.
      if (isGap) expect(told > (known[0] ?? 0) && told <= (known[1] ?? 0)).toBe(true);
      else expect(told).toBe(known[0]);
    }),
    { numRuns: 2_000 },
  );
});

it("ends a day at the jump where the clock skips midnight, and after the hour that it shows twice", () => {
  // Santiago goes from 24:00 on 5 September 2026 to 01:00; Beirut from 24:00 on 24 October back to 23:00.
  const end = (zone: string, date: string) =>
    isoInstantOf(zoneClock(zone)?.momentOf(epochDayOf(date), 1440) ?? 0);
  expect(end("America/Santiago", "2026-09-05")).toBe("2026-09-06T04:00:00Z");
  expect(end("Asia/Beirut", "2026-10-24")).toBe("2026-10-24T22:00:00Z");
});

it("writes instants as Temporal does", () => {
  fc.assert(
    fc.property(moments, (moment) => {
      const instant = Temporal.Instant.fromEpochMilliseconds(moment);
      expect(isoInstantOf(moment)).toBe(instant.toString());
      const minute = instant.round("minute");
      expect(isoInstantOf(minute.epochMilliseconds)).toBe(minute.toString());
    }),
  );
});

it("knows no zone that is none", () => {
  expect(zoneClock("Asia/Alamty")).toBeUndefined();
  expect(isoDateOf(epochDayOf("1999-12-31"))).toBe("1999-12-31");
});
