import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Pause, Rule } from "./rule.ts";

/** What may happen to a running clock after receipt, in the order in which it happened. */
export type ClockEvent =
  | { readonly kind: "paused"; readonly at: Temporal.Instant; readonly reason: string }
  | { readonly kind: "resumed"; readonly at: Temporal.Instant }
  | { readonly kind: "extended"; readonly at: Temporal.Instant };

/** A time in which the clock stood still (milliseconds since 1970). No `to`: it still does. */
export type Rest = { readonly from: number; readonly to?: number; readonly pause: Pause };

/** What events mean for one rule. */
export type Timeline = { readonly rests: readonly Rest[]; readonly extendedAt?: number };

/**
 * `law.events-order`: an event before receipt or before the one named earlier. `law.not-pausable`, `law.unknown-pause`:
 * the rule knows no pause, or not this one. `law.already-paused`, `law.not-paused`: what is still cannot be stopped, what
 * runs cannot be resumed. `law.not-extendable`, `law.extended-twice`: the rule knows no extension, or no second one.
 */
export type EventRefusal = Refusal<
  | "law.events-order"
  | "law.not-pausable"
  | "law.unknown-pause"
  | "law.already-paused"
  | "law.not-paused"
  | "law.not-extendable"
  | "law.extended-twice"
>;

const nothing: Timeline = { rests: [] };

/** Reads events for a rule; one that the rule or the order does not allow is refused, never passed over. */
export function timelineOf(
  rule: Rule,
  received: number,
  events: readonly ClockEvent[],
): Result<Timeline, EventRefusal> {
  if (events.length === 0) return ok(nothing);
  let timeline = nothing;
  let before = received;
  for (const event of events) {
    const at = event.at.epochMilliseconds;
    if (at < before) return refuse("law.events-order", { at: event.at.toString() });
    const next = readers[event.kind](rule, timeline, { at, reason: reasonOf(event) });
    if (!next.ok) return next;
    timeline = next.value;
    before = at;
  }
  return ok(timeline);
}

type Read = (
  rule: Rule,
  timeline: Timeline,
  event: { readonly at: number; readonly reason: string },
) => Result<Timeline, EventRefusal>;

const readers: Readonly<Record<ClockEvent["kind"], Read>> = {
  paused: (rule, timeline, { at, reason }) => {
    if (rule.pauses.length === 0) return refuse("law.not-pausable", { rule: rule.id });
    const pause = rule.pauses.find(({ id }) => id === reason);
    if (pause === undefined) return refuse("law.unknown-pause", { rule: rule.id, pause: reason });
    if (isPaused(timeline)) return refuse("law.already-paused", { rule: rule.id });
    return ok({ ...timeline, rests: [...timeline.rests, { from: at, pause }] });
  },
  resumed: (rule, timeline, { at }) => {
    const open = timeline.rests.at(-1);
    if (open === undefined || !isPaused(timeline)) {
      return refuse("law.not-paused", { rule: rule.id });
    }
    return ok({ ...timeline, rests: [...timeline.rests.slice(0, -1), { ...open, to: at }] });
  },
  extended: (rule, timeline, { at }) => {
    if (rule.extension === undefined) return refuse("law.not-extendable", { rule: rule.id });
    if (timeline.extendedAt !== undefined) return refuse("law.extended-twice", { rule: rule.id });
    return ok({ ...timeline, extendedAt: at });
  },
};

function isPaused({ rests }: Timeline): boolean {
  const last = rests.at(-1);
  return last !== undefined && last.to === undefined;
}

function reasonOf(event: ClockEvent): string {
  return event.kind === "paused" ? event.reason : "";
}
