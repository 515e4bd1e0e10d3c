import { parseArgs } from "node:util";
import type { Command, CommandOutcome, Problem } from "#lib/cli/command.ts";
import { linesOf, notesOf, problemOf, wasInForce } from "#lib/cli/deadline-words.ts";
import type { Deadline } from "#lib/law/core/deadline-types.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import { deadlineFor, type Jurisdiction, regimeOf, ruleById } from "#lib/law/queries.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { currentOperator, packFolder } from "#lib/operator/current.ts";
import { loadPack } from "#lib/operator/load.ts";

const usage =
  "deadline --regime KZ --rule info.answer --received 2026-10-23T10:00:00+05:00 [--operator <id or folder>] [--calendar <id>]";

/** `jeke deadline`: the last day of one rule for one moment of receipt, with every day explained. */
export const command: Command = {
  words: ["deadline"],
  usage,
  group: "pack",
  does: "the due date of a rule, and how it was counted",

  run: (args) => Promise.resolve(deadline(args)),
};

type Options = {
  readonly regime: string;
  readonly rule: string;
  readonly received: string;
  readonly operator?: string;
  readonly calendar?: string;
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
  const jurisdiction = jurisdictionOf(operator, options);
  const found = deadlineFor(jurisdiction, { rule: options.rule, received });
  if (!found.ok) return cannotTell(problemOf(found.error, options));
  const rule = ruleById(jurisdiction, options.rule, found.value.received);
  if (!rule.ok) return cannotTell(problemOf(rule.error, options));
  return answer(found.value, rule.value, operator, options);
}

function readOptions(args: readonly string[]): Options | undefined {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { regime: text, rule: text, received: text, operator: text, calendar: text },
    });
    const { regime, rule, received, ...rest } = values;
    if (regime === undefined || rule === undefined || received === undefined) return undefined;
    return { regime, rule, received, ...rest };
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

function answer(found: Deadline, rule: Rule, operator: Operator, options: Options): CommandOutcome {
  const { rule: id, trace, ...rest } = found;
  const isGuessed = isWithoutHolidays(operator, options) && rest.calendar !== undefined;
  const notes = [...notesOf(found, rule), ...(isGuessed ? [withoutHolidays] : [])];
  const json = {
    ...{ regime: options.regime, operator: operator.id, rule: id, ...rest },
    ...{ inForce: wasInForce(found, rule), enabled: rule.enabled, notes, trace },
  };
  return { exit: 0, text: linesOf(found, notes).join("\n"), json };
}

const withoutHolidays =
  "Only Saturdays and Sundays are counted as off, so the date is the earliest possible: holidays are those of the place, choose it with --calendar.";

/** Where the law leaves the calendar to the place and none was chosen, holidays are not counted: never later than the truth. */
function isWithoutHolidays(operator: Operator, { regime, calendar }: Options): boolean {
  const found = regimeOf(regime);
  const own = regime === operator.regime ? operator.calendar : undefined;
  return found.ok && (found.value.calendar ?? own ?? calendar) === undefined;
}

/** Another regime than the operator's own is counted by its own calendar, not by the operator's. */
function jurisdictionOf(operator: Operator, options: Options): Jurisdiction {
  const { regime, calendar = isWithoutHolidays(operator, options) ? "weekends" : undefined } =
    options;
  const { zone, week, terms } = operator;
  const own: Jurisdiction = regime === operator.regime ? operator : { regime, zone, week, terms };
  return calendar === undefined ? own : { ...own, calendar };
}

function cannotTell(problem: Problem): CommandOutcome {
  return { exit: 2, text: problem.message, problems: [problem] };
}
