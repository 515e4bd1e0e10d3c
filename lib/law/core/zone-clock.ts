import { isoDateOf } from "./epoch-day.ts";

/*
 * Wall clocks of named zones over instants in milliseconds. The changes of a zone's offset are read from the time-zone
 * data once; asking Temporal anew for each deadline would cost more than the deadline.
 */

const dayMs = 86_400_000;
const minuteMs = 60_000;
const from = Temporal.Instant.from("2020-01-01T00:00:00Z");
const until = Temporal.Instant.from("2040-01-01T00:00:00Z");
const knownFrom = from.epochMilliseconds + dayMs;
const knownUntil = until.epochMilliseconds - dayMs;

/** From `starts` on (milliseconds since 1970) the wall clock is `offset` milliseconds ahead of UTC. */
type Offset = { readonly starts: number; readonly offset: number };

/** A wall clock. Days are numbers as in epoch-day.ts, moments milliseconds since 1970. */
export type ZoneClock = {
  /** The day on which a moment falls. */
  readonly dayOf: (moment: number) => number;
  /** The moment at which a day shows this minute (0 to 1440) first; in a gap, the moment after the gap. */
  readonly momentOf: (day: number, minute: number) => number;
};

const clocks = new Map<string, ZoneClock>();

/** The clock of an IANA zone; nothing for a name that is none. */
export function zoneClock(zone: string): ZoneClock | undefined {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const offsets = offsetsOf(zone);
  if (offsets === undefined) return undefined;
  const clock = clockOf(zone, offsets);
  clocks.set(zone, clock);
  return clock;
}

function clockOf(zone: string, offsets: readonly Offset[]): ZoneClock {
  const indexAt = (moment: number): number => {
    let low = 0;
    let high = offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (moment < (offsets[middle]?.starts ?? 0)) high = middle - 1;
      else low = middle;
    }
    return low;
  };
  const offsetAt = (moment: number): number =>
    isKnown(moment) ? (offsets[indexAt(moment)]?.offset ?? 0) : zonedAt(moment, zone).offset;
  return {
    dayOf: (moment) => Math.floor((moment + offsetAt(moment)) / dayMs),
    momentOf: (day, minute) => {
      const wall = day * dayMs + minute * minuteMs;
      if (!isKnown(wall)) return zonedAt(wall, zone).wall;
      // No zone is a whole day from UTC, so a day before and after stand on both sides of any change nearby.
      const late = indexAt(wall + dayMs);
      for (let index = indexAt(wall - dayMs); index <= late; index += 1) {
        const { starts, offset } = offsets[index] ?? { starts: 0, offset: 0 };
        const moment = Math.max(wall - offset, starts);
        const ends = offsets[index + 1]?.starts ?? Number.POSITIVE_INFINITY;
        if (moment < ends) return moment;
      }
      return wall;
    },
  };
}

/** Whether the changes read beforehand reach a moment, a day to either side included. */
function isKnown(moment: number): boolean {
  return knownFrom < moment && moment < knownUntil;
}

/** The slow way: the offset of a moment, and the moment at which the wall clock shows what this one shows in UTC. */
function zonedAt(moment: number, zone: string): { readonly offset: number; readonly wall: number } {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment);
  const wall = instant.toZonedDateTimeISO("UTC").toPlainDateTime().toZonedDateTime(zone);
  return {
    offset: instant.toZonedDateTimeISO(zone).offsetNanoseconds / 1e6,
    wall: wall.epochMilliseconds,
  };
}

/** Offsets from 2020 to 2040. */
function offsetsOf(zone: string): readonly Offset[] | undefined {
  try {
    let at = from.toZonedDateTimeISO(zone);
    const offsets = [{ starts: Number.NEGATIVE_INFINITY, offset: at.offsetNanoseconds / 1e6 }];
    for (;;) {
      const next = at.getTimeZoneTransition("next");
      if (next === null || next.epochMilliseconds >= until.epochMilliseconds) return offsets;
      offsets.push({ starts: next.epochMilliseconds, offset: next.offsetNanoseconds / 1e6 });
      at = next;
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** A moment as the ISO text of an instant, spelt as Temporal does: without fractions where there are none. */
export function isoInstantOf(moment: number): string {
  const day = Math.floor(moment / dayMs);
  const inDay = moment - day * dayMs;
  const fraction = inDay % 1000;
  const seconds = (inDay - fraction) / 1000;
  const minutes = Math.floor(seconds / 60);
  const time = `${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}`;
  const rest = fraction === 0 ? "" : `.${String(fraction).padStart(3, "0").replace(/0+$/, "")}`;
  return `${isoDateOf(day)}T${time}${rest}Z`;
}

const two = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, "0"));
