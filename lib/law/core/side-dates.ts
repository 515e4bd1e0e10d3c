import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Deadline } from "./deadline-types.ts";
import type { Timeline } from "./events.ts";
import type { Limit, Rule } from "./rule.ts";
import { type Ended, endOf, isAfter, isTimed, type Setting, type TermRefusal } from "./term.ts";

/** `law.paused-too-late`, `law.extended-too-late`: when the term, or the time for announcing an extension, was over. */
export type LateRefusal = Refusal<"law.paused-too-late" | "law.extended-too-late">;

/** What is counted: the term, and the extension in the same unit as one longer term, in another unit after it. */
export function limitsOf({ limit, extension }: Rule, { extendedAt }: Timeline): readonly Limit[] {
  return extendedAt === undefined || extension === undefined
    ? [limit]
    : longer(limit, extension.limit);
}

function longer(limit: Limit, by: Limit): readonly Limit[] {
  if (limit.unit !== by.unit) return [limit, by];
  return [{ value: limit.value + by.value, unit: limit.unit }];
}

/** Refuses what happened to the clock when it was over already. */
export function refuseLate(
  rule: Rule,
  setting: Setting,
  { rests, extendedAt }: Timeline,
  ended: Ended,
): Result<undefined, LateRefusal | TermRefusal> {
  if (rests.some(({ from }) => isAfter(ended, from))) {
    return refuse("law.paused-too-late", { rule: rule.id, due: ended.date });
  }
  if (extendedAt === undefined || rule.extension === undefined) return ok(undefined);
  const notice = endOfNext(setting, rule, [rule.extension.noticeBy]);
  if (!notice.ok) return notice;
  if (!isAfter(notice.value, extendedAt)) return ok(undefined);
  return refuse("law.extended-too-late", { rule: rule.id, by: notice.value.date });
}

type SideDates = Pick<Deadline, "acknowledgeBy" | "extendableUntil" | "extendedDue">;

/** The dates beside the due date, nothing where the rule has none. What an extension would give is left out where the calendar does not reach it. */
export function sideDates(
  rule: Rule,
  setting: Setting,
  { extendedAt }: Timeline,
): Result<SideDates | undefined, TermRefusal> {
  const receipt = acknowledgeBy(rule, setting);
  if (!receipt.ok || rule.extension === undefined || extendedAt !== undefined) return receipt;
  const { limit, noticeBy } = rule.extension;
  const until = endOfNext(setting, rule, [noticeBy]);
  if (!until.ok) return until;
  const due = endOfNext(setting, rule, longer(rule.limit, limit));
  const extendedDue = due.ok ? { extendedDue: due.value.date } : {};
  return ok({ ...receipt.value, extendableUntil: until.value.date, ...extendedDue });
}

/** No pause delays the word that a request has arrived. */
function acknowledgeBy(rule: Rule, setting: Setting): Result<SideDates | undefined, TermRefusal> {
  if (rule.acknowledge === undefined) return ok(undefined);
  const by = endOfNext({ ...setting, rests: [] }, rule, [rule.acknowledge.limit]);
  return by.ok ? ok({ acknowledgeBy: by.value.date }) : by;
}

/** A further term of a rule; what is counted in days rolls forward as the rule does. */
function endOfNext(
  setting: Setting,
  { rollForward }: Rule,
  limits: readonly Limit[],
): Result<Ended, TermRefusal> {
  const rolls = rollForward && !limits.every(({ unit }) => isTimed(unit));
  return endOf({ ...setting, isUntold: true }, limits, rolls);
}
