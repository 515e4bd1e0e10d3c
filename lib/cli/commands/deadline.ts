import { parseArgs } from "node:util";
import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import type { Deadline, TraceStep } from "#lib/law/core/deadline-types.ts";
import { isInForce, type Rule } from "#lib/law/core/rule.ts";
import { deadlineFor, type LawRefusal, regimeOf, ruleById } from "#lib/law/queries.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { currentOperator, packFolder } from "#lib/operator/current.ts";
import { loadPack } from "#lib/operator/load.ts";

const usage =
  "deadline --regime KZ --rule info.answer --received 2026-10-23T10:00:00+05:00 [--operator <id or folder>]";

/** `jeke deadline`: the last day of one rule for one moment of receipt, with every day explained. */
export const command: Command = {
  words: ["deadline"],
  usage,
  run: (args) => Promise.resolve(deadline(args)),
};

type Options = {
  readonly regime: string;
  readonly rule: string;
  readonly received: string;
  readonly operator?: string;
};

function deadline(args: readonly string[]): CommandOutcome {
  const options = readOptions(args);
  if (options === undefined) {
    return cannotTell({ code: "usage", where: args.join(" "), message: `Usage: jeke ${usage}` });
  }
  const received = readMoment(options.received);
  if (!(received instanceof Temporal.Instant)) return cannotTell(received);
  const operator = findOperator(options.operator);
  if ("code" in operator) return cannotTell(operator);
  const jurisdiction = { ...operator, regime: options.regime };
  const rule = ruleById(jurisdiction, options.rule);
  if (!rule.ok) return cannotTell(problemOf(rule.error, options));
  const found = deadlineFor(jurisdiction, { rule: options.rule, received });
  if (!found.ok) return cannotTell(problemOf(found.error, options));
  return answer(found.value, rule.value, operator, options.regime);
}

function readOptions(args: readonly string[]): Options | undefined {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { regime: text, rule: text, received: text, operator: text },
    });
    const { regime, rule, received, operator } = values;
    if (regime === undefined || rule === undefined || received === undefined) return undefined;
    return { regime, rule, received, ...(operator === undefined ? {} : { operator }) };
  } catch {
    return undefined;
  }
}

/** A moment needs its offset: the same clock time is another day elsewhere. */
function readMoment(text: string): Temporal.Instant | Problem {
  const where = `--received ${text}`;
  try {
    return Temporal.Instant.from(text);
  } catch {
    const code = isDateWithoutOffset(text) ? "no-offset" : "bad-date";
    const message =
      code === "no-offset"
        ? "The moment of receipt needs a time with its offset, as in 2026-10-23T10:00:00+05:00."
        : "The moment of receipt is not a date and time, as in 2026-10-23T10:00:00+05:00.";
    return { code, where, message };
  }
}

function isDateWithoutOffset(text: string): boolean {
  try {
    Temporal.PlainDateTime.from(text);
    return true;
  } catch {
    return false;
  }
}

function findOperator(name: string | undefined): Operator | Problem {
  if (name === undefined) return currentOperator();
  const pack = loadPack(packFolder(name));
  if (pack.outcome === "loaded") return pack.operator;
  const message =
    pack.outcome === "unreadable"
      ? `There is no operator pack "${name}".`
      : `The operator pack "${name}" does not hold. See: jeke operator check.`;
  return { code: "unknown-operator", where: `--operator ${name}`, message };
}

function answer(found: Deadline, rule: Rule, operator: Operator, regime: string): CommandOutcome {
  const { rule: id, trace, ...rest } = found;
  const inForce = isInForce(rule, Temporal.PlainDate.from(found.received));
  const notes = [
    inForce ? [] : [`In force only from ${rule.validFrom ?? "?"}; counted as if it had been.`],
    found.estimated ? ["Reaches a year whose calendar is a forecast."] : [],
    rule.enabled ? [] : ["Not a rule for a private operator."],
  ].flat();
  const lines = [
    `Due ${found.due}: ${found.what.en} (${id}, ${found.limit.en}, confidence ${found.confidence}).`,
    `Source: ${found.source.en}`,
    ...notes,
    ...trace.map(lineOf),
  ];
  const json = {
    ...{ regime, operator: operator.id, rule: id, ...rest, week: operator.week },
    ...{ inForce, enabled: rule.enabled, notes, trace },
  };
  return { exit: 0, text: lines.join("\n"), json };
}

function lineOf({ from, to, kind, numbers, why }: TraceStep): string {
  const day = from === to ? from : `${from} to ${to}`;
  const range = numbers === undefined ? "" : ` ${[...new Set(numbers)].join("-")}`;
  return `  ${day}: ${kind}${range}${why === undefined ? "" : `, ${why.en}`}`;
}

function problemOf({ code, params }: LawRefusal, { regime, rule }: Options): Problem {
  const problems: Readonly<Record<LawRefusal["code"], readonly [string, string]>> = {
    "law.unknown-regime": [`--regime ${regime}`, `There is no regime "${regime}".`],
    "law.unknown-rule": [`--rule ${rule}`, `There is no rule "${rule}". ${ruleList(regime)}`],
    "law.calendar-unchosen": [
      `--regime ${regime}`,
      `${regime} leaves days off to the place: the operator pack must choose a calendar.`,
    ],
    "law.unknown-calendar": [
      "calendar",
      `There is no calendar "${params?.["calendar"] ?? ""}", which the pack names.`,
    ],
    "law.unknown-type": [rule, "There is no such type of request."],
    "law.unknown-zone": [
      "zone",
      `There is no time zone "${params?.["zone"] ?? ""}", which the pack names.`,
    ],
    "law.bad-limit": [`--rule ${rule}`, `The term of "${rule}" is not a whole number from 1.`],
    "law.calendar-missing": [
      "--received",
      `There is no calendar of ${regime} for ${params?.["year"] ?? ""}, so the date cannot be told.`,
    ],
  };
  const [where, message] = problems[code];
  return { code, where, message };
}

function ruleList(regime: string): string {
  const found = regimeOf(regime);
  return found.ok ? `Known: ${found.value.rules.map((one) => one.id).join(", ")}.` : "";
}

function cannotTell(problem: Problem): CommandOutcome {
  return { exit: 2, text: problem.message, problems: [problem] };
}
