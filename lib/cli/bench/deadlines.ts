import { deadlineFor, type Jurisdiction, regimeOf } from "#lib/law/queries.ts";
import type { Bench, Measured } from "./measure.ts";

const deadlines = 1_000_000;
const limitSeconds = 10;

/** One million deadlines with their full traces on one core. */
export const bench: Bench = {
  name: "deadlines",
  run: () => [
    measure("the rules of KZ", ["KZ"]),
    measure("the rules of all regimes", ["KZ", "EU", "UK", "US-CA", "BR", "RU", "TR"]),
  ],
};

type Asked = { readonly jurisdiction: Jurisdiction; readonly rule: string };

function measure(what: string, regimes: readonly string[]): Measured {
  const asked = regimes.flatMap(rulesIn);
  const moments = receipts();
  let steps = 0;
  const start = performance.now();
  const before = process.cpuUsage();
  for (const [index, received] of moments.entries()) {
    const one = asked[index % asked.length];
    const found = one && deadlineFor(one.jurisdiction, { rule: one.rule, received: at(received) });
    if (found?.ok !== true) throw new Error(`No deadline: ${one?.rule ?? ""}.`);
    steps += found.value.trace.length;
  }
  const clockSeconds = (performance.now() - start) / 1000;
  // On a machine that does other things the clock on the wall measures them too.
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const rate = Math.round(deadlines / seconds).toLocaleString("en");
  return {
    target: `1,000,000 deadlines with traces, ${what}, ≤ ${limitSeconds} s`,
    measured: `${seconds.toFixed(2)} s of one core (${clockSeconds.toFixed(2)} s by the clock), ${rate} per second, ${steps.toLocaleString("en")} steps`,
    met: seconds <= limitSeconds,
  };
}

const at = (moment: number) => Temporal.Instant.fromEpochMilliseconds(moment);

function rulesIn(regime: string): readonly Asked[] {
  const found = regimeOf(regime);
  if (!found.ok) throw new Error(`No regime ${regime}.`);
  // The EU leaves days off to the place.
  const calendar = found.value.calendar ?? "DE";
  const jurisdiction: Jurisdiction = {
    ...{ regime, calendar, zone: "Asia/Almaty", week: 5, closes: "18:00", terms: [] },
  };
  return [...new Set(found.value.rules.map(({ id }) => id))].map((rule) => ({
    jurisdiction,
    rule,
  }));
}

/** Moments of 2024 to the middle of 2028, the same each time (Lehmer's sequence). */
function receipts(): readonly number[] {
  const first = Date.UTC(2024, 0, 1);
  const span = Date.UTC(2028, 5, 1) - first;
  let state = 20_261_122;
  return Array.from({ length: deadlines }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return first + Math.floor((state / 2_147_483_647) * span);
  });
}
