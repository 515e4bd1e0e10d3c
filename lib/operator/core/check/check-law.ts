import type { Regime } from "#lib/law/core/regime.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import type { Finding } from "../finding.ts";
import type { Known } from "../known.ts";
import type { OperatorFile } from "../pack.ts";
import type { PackFiles } from "../pack-files.ts";
import { offerableRequests } from "../request-types.ts";
import { inOperator } from "./walk.ts";

/** The law of the pack is one we know and use: regime, calendar, a rule for every request offered, bases, cooling-off. */
export function checkLaw({ operator }: PackFiles, { law }: Known): readonly Finding[] {
  const regime = law.regimes.find(({ id }) => id === operator.regime);
  if (regime === undefined) {
    const known = law.regimes.map(({ id }) => id).join(", ");
    const message = `No regime "${operator.regime}" is known; there are ${known}.`;
    return [inOperator("unknown-regime", ["regime"], message)];
  }
  const calendars = law.calendars.map(({ id }) => id);
  return [
    ...checkCalendar(operator, regime, calendars),
    ...checkOffered(operator, regime),
    ...checkBases(operator, regime),
    ...checkCoolingOff(operator, regime),
  ];
}

function checkCalendar(
  operator: OperatorFile,
  regime: Regime,
  calendars: readonly string[],
): readonly Finding[] {
  const { calendar = regime.calendar } = operator;
  if (calendar === undefined) {
    const message = `The law of ${regime.id} leaves days off to the place: say in calendar which country's count.`;
    return [inOperator("calendar-unchosen", ["regime"], message)];
  }
  if (calendars.includes(calendar)) return [];
  const message = `No calendar "${calendar}" is known; there are ${calendars.join(", ")}.`;
  return [inOperator("unknown-calendar", ["calendar"], message)];
}

function checkOffered(operator: OperatorFile, regime: Regime): readonly Finding[] {
  if (!regime.rules.some(({ enabled }) => enabled)) {
    const message = `The regime ${regime.id} is not in use yet: none of its rules was read in its source.`;
    return [inOperator("regime-not-enabled", ["regime"], message)];
  }
  return operator.requests.flatMap((type, index) => {
    const isKnown = offerableRequests.includes(type);
    if (!isKnown || runningRules(regime, type).length > 0) return [];
    const message = `The regime ${regime.id} has no rule in use for the request type "${type}".`;
    return [inOperator("request-without-rule", ["requests", index], message)];
  });
}

function checkBases(operator: OperatorFile, regime: Regime): readonly Finding[] {
  const { bases: known } = regime;
  if (known === undefined) return [];
  return operator.bases.flatMap((basis, index) => {
    const kind = basis.kind ?? basis.id;
    if (known.includes(kind)) return [];
    const path = ["bases", index, basis.kind === undefined ? "id" : "kind"];
    const message = `The regime ${regime.id} knows no basis "${kind}"; it knows ${known.join(", ")}.`;
    return [inOperator("basis-unknown-to-regime", path, message)];
  });
}

function checkCoolingOff(operator: OperatorFile, regime: Regime): readonly Finding[] {
  const days = operator.coolingOffDays;
  const terms = runningRules(regime, "erasure").map(shortestDays);
  const shortest = Math.min(...terms);
  if (days === 0 || days < shortest) return [];
  const message = `coolingOffDays must be shorter than the shortest term of an erasure, which is ${shortest} in days.`;
  return [inOperator("cooling-off-too-long", ["coolingOffDays"], message)];
}

/** Rules in use that a request of this type may start, now or by an event, except those that have run out. */
function runningRules(regime: Regime, type: string): readonly Rule[] {
  const ids = Object.hasOwn(regime.requestTypes, type) ? regime.requestTypes[type] : undefined;
  if (ids === undefined) return [];
  const wanted = [...ids.atReceipt, ...ids.onEvent, ...(ids.otherwise ?? [])];
  return regime.rules.filter(
    (rule) => wanted.includes(rule.id) && rule.enabled && rule.validTo === undefined,
  );
}

/** The fewest days that a term can take; hours and what is due at once leave none. */
function shortestDays({ limit: { value, unit } }: Rule): number {
  if (unit === "month") return value * 28;
  return unit === "working-day" || unit === "calendar-day" ? value : 0;
}
