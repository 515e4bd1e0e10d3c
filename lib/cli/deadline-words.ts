import type { Deadline, TraceStep } from "#lib/law/core/deadline-types.ts";
import { isInForce, type Rule } from "#lib/law/core/rule.ts";
import { type LawRefusal, regimeOf } from "#lib/law/queries.ts";
import type { Problem } from "./command.ts";

/** A computed deadline as lines for a terminal; `notes` are the warnings in English. */
export function linesOf(found: Deadline, notes: readonly string[]): readonly string[] {
  const { rule, due, dueAt, what, limit, confidence, source, trace } = found;
  const beside = [
    ["Closing hour", found.closesAt],
    ["Confirm receipt by", found.acknowledgeBy],
    ["An extension may be announced until", found.extendableUntil],
    ["Extended, it would be due", found.extendedDue],
  ].flatMap(([label, value]) => (value === undefined ? [] : [`${label ?? ""}: ${value}`]));
  return [
    `Due ${due}: ${what.en} (${rule}, ${limit.en}, confidence ${confidence}). Over at ${dueAt}.`,
    `Source: ${source.en}`,
    ...beside,
    ...notes,
    ...trace.map(lineOf),
  ];
}

/** Warnings in words; with the day from which a rule holds that did not hold yet. */
export function notesOf({ warnings, received }: Deadline, rule: Rule): readonly string[] {
  return warnings.map(({ code, text, at }) => {
    const isEarly = code === "not-in-force" && received < (rule.validFrom ?? "");
    const since = isEarly ? ` (in force from ${rule.validFrom ?? ""})` : "";
    return `${text.en}${at === undefined ? "" : ` (${at})`}${since}.`;
  });
}

/** Whether the rule was in force on the day of receipt. */
export function wasInForce({ received }: Deadline, rule: Rule): boolean {
  return isInForce(rule, received);
}

function lineOf({ from, to, kind, numbers, why, instants }: TraceStep): string {
  const [start, end] = instants ?? [from, to];
  const days = start === end ? start : `${start} to ${end}`;
  const range = numbers === undefined ? "" : ` ${[...new Set(numbers)].join("-")}`;
  return `  ${days}: ${kind}${range}${why === undefined ? "" : `, ${why.en}`}`;
}

type Asked = { readonly regime: string; readonly rule: string };

/** A refusal of the law in a sentence. */
export function problemOf({ code, params = {} }: LawRefusal, { regime, rule }: Asked): Problem {
  const problems: Readonly<Partial<Record<LawRefusal["code"], readonly [string, string]>>> = {
    "law.unknown-regime": [`--regime ${regime}`, `There is no regime "${regime}".`],
    "law.unknown-rule": [`--rule ${rule}`, `There is no rule "${rule}". ${ruleList(regime)}`],
    "law.calendar-unchosen": [
      `--regime ${regime}`,
      `${regime} leaves days off to the place: choose a calendar with --calendar.`,
    ],
    "law.unknown-calendar": ["--calendar", `There is no calendar "${params["calendar"] ?? ""}".`],
    "law.unknown-zone": ["zone", `There is no time zone "${params["zone"] ?? ""}".`],
    "law.bad-closing-hour": ["closes", `"${params["closes"] ?? ""}" is no closing hour.`],
    "law.bad-limit": [`--rule ${rule}`, `The term of "${rule}" cannot be counted.`],
    "law.calendar-missing": [
      "--received",
      `There is no calendar of ${regime} for ${params["year"] ?? ""}, so the date cannot be told.`,
    ],
  };
  const [where, message] = problems[code] ?? [rule, `The date cannot be told: ${code}.`];
  return { code, where, message };
}

function ruleList(regime: string): string {
  const found = regimeOf(regime);
  return found.ok
    ? `Known: ${[...new Set(found.value.rules.map((one) => one.id))].join(", ")}.`
    : "";
}
