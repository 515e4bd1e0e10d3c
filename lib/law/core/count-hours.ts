import type { Count, TraceStep } from "./deadline-types.ts";
import type { Rest } from "./events.ts";
import { isoInstantOf } from "./zone-clock.ts";
import type { Text } from "#lib/kernel/locale.ts";

const hourMs = 3_600_000;

type Term = {
  /** Milliseconds since 1970. */
  readonly received: number;
  readonly count: Count;
  readonly rests: readonly Rest[];
  /** The ISO date on which a moment falls for the operator. */
  readonly dateOf: (moment: number) => string;
};

/**
 * Counts a term in hours, or what is due at once, on instants: no day, night or holiday matters. The time in which the
 * clock stood is added; a stop after the term was over adds nothing. Returns the moment at which it is over, and its trace.
 */
export function countHours(term: Term): {
  readonly last: number;
  readonly steps: () => readonly TraceStep[];
} {
  const { received, count, rests } = term;
  const hours = count.limits.reduce((sum, { value }) => sum + value, 0);
  const last = rests.reduce(
    (end, { from, to = from }) => (from <= end ? end + to - from : end),
    received + hours * hourMs,
  );
  return { last, steps: () => stepsOf(term, last) };
}

function stepsOf({ received, rests, dateOf }: Term, last: number): TraceStep[] {
  const step = (
    kind: TraceStep["kind"],
    from: number,
    to: number,
    note: Pick<TraceStep, "why" | "source"> = {},
  ): TraceStep => ({
    ...{ from: dateOf(from), to: dateOf(to), kind, ...note },
    instants: [isoInstantOf(from), isoInstantOf(to)],
  });
  const steps = [step("received", received, received, receivedNow)];
  let at = received;
  for (const { from, to = from, pause } of rests) {
    if (from > at) steps.push(step("hours", at, from));
    if (to > from) steps.push(step("paused", from, to, { why: pause.why, source: pause.source }));
    at = to;
  }
  if (last > at) steps.push(step("hours", at, last));
  steps.push(step("last-day", last, last));
  return steps;
}

const receivedNow: { readonly why: Text } = {
  why: {
    kk: "Қабылданды. Мерзім осы сәттен басталады",
    ru: "Получено. Срок идёт с этого момента",
    en: "Received. The term runs from this moment",
  },
};
