import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { lengthInDays, restOn } from "./count-days.ts";
import type { Count, TraceStep } from "./deadline-types.ts";
import { epochDayOf, isoDateOf } from "./epoch-day.ts";
import { isoInstantOf } from "./zone-clock.ts";

type Broken = Refusal<"law.broken-trace">;
const broken = refuse("law.broken-trace");

/**
 * Counts a trace again by itself, without rule, calendar or zone: the due date that it proves. `law.broken-trace` where
 * a day is lost or doubled, the count does not end with the last step, or nothing says what is counted.
 */
export function replay(trace: readonly TraceStep[]): Result<string, Broken> {
  const count = trace[0]?.count;
  if (trace[0]?.kind !== "received" || trace.at(-1)?.kind !== "last-day" || count === undefined) {
    return broken;
  }
  return trace[0].instants === undefined ? replayDays(trace, count) : replayHours(trace, count);
}

function replayDays(trace: readonly TraceStep[], count: Count): Result<string, Broken> {
  const kinds = kindsOf(trace);
  const received = epochDayOf(trace[0]?.from ?? "");
  if (kinds === undefined) return broken;
  const rests = (count.rests ?? []).map(([from, to]) => ({
    from: epochDayOf(from),
    to: epochDayOf(to),
  }));
  let day = received;
  for (const limit of count.limits) {
    const goal = lengthInDays(day, limit);
    for (let number = 0, isOver = false; !isOver;) {
      day += 1;
      const kind = kinds[day - received];
      if (kind === undefined) return broken;
      const stand = restOn(rests, day);
      const isOff = kind === "day-off" && limit.unit === "working-day";
      if (number < goal && stand?.isSpent !== true && !isOff) number += 1;
      const isHeld = stand?.isOpen === true || kind === "paused" || kind === "day-off";
      isOver = number >= goal && !isHeld;
    }
  }
  return day === received + kinds.length - 1 ? ok(isoDateOf(day)) : broken;
}

/** What each day is, from receipt on; nothing when a step does not begin on the day after the one before. */
function kindsOf(trace: readonly TraceStep[]): readonly TraceStep["kind"][] | undefined {
  const kinds: TraceStep["kind"][] = [];
  const first = epochDayOf(trace[0]?.from ?? "");
  for (const { from, to, kind } of trace) {
    const start = epochDayOf(from);
    const end = epochDayOf(to);
    if (start !== first + kinds.length || !(end >= start)) return undefined;
    for (let day = start; day <= end; day += 1) kinds.push(kind);
  }
  return kinds;
}

function replayHours(trace: readonly TraceStep[], count: Count): Result<string, Broken> {
  const hours = count.limits.reduce((sum, { value }) => sum + value, 0);
  let spent = 0;
  let at = trace[0]?.instants?.[0];
  for (const { kind, instants } of trace) {
    if (instants === undefined || instants[0] !== at) return broken;
    at = instants[1];
    if (kind === "paused") spent += Date.parse(instants[1]) - Date.parse(instants[0]);
  }
  const received = Date.parse(trace[0]?.instants?.[0] ?? "");
  const due = isoInstantOf(received + hours * 3_600_000 + spent);
  const last = trace.at(-1);
  return last === undefined || at !== due ? broken : ok(last.to);
}
