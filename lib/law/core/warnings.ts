import type { Text } from "#lib/kernel/locale.ts";
import type { Confidence, Warning, WarningCode } from "./deadline-types.ts";
import type { Timeline } from "./events.ts";
import { isInForce, type Rule } from "./rule.ts";
import { isoInstantOf } from "./zone-clock.ts";

/** A warning in words. */
export function warning(code: WarningCode, at?: string): Warning {
  return at === undefined ? { code, text: texts[code] } : { code, text: texts[code], at };
}

/** Whether somebody read the source, or several sources agree; the rest is said to be unverified wherever it is shown. */
export function isUnverified(confidence: Confidence): boolean {
  return confidence === "2" || confidence === "M";
}

/** Everything that a reader of a computed date must know beside it. */
export function warningsOf(one: {
  readonly rule: Rule;
  /** ISO date of receipt. */
  readonly received: string;
  readonly confidence: Confidence;
  readonly estimated: boolean;
  readonly timeline: Timeline;
  readonly closesAt: string | undefined;
}): readonly Warning[] {
  const { rule, timeline, closesAt } = one;
  const warnings: Warning[] = [];
  if (isUnverified(one.confidence)) warnings.push(warning("unverified"));
  if (!isInForce(rule, one.received)) warnings.push(warning("not-in-force"));
  if (!rule.enabled) warnings.push(warning("not-enabled"));
  if (one.estimated) warnings.push(warning("calendar-forecast"));
  if (closesAt !== undefined) warnings.push(warning("closes-earlier", closesAt));
  const rest = timeline.rests.at(-1);
  if (rest !== undefined && rest.to === undefined) {
    warnings.push(warning("paused", isoInstantOf(rest.from)));
  }
  if (timeline.extendedAt !== undefined) {
    warnings.push(warning("extended", isoInstantOf(timeline.extendedAt)));
  }
  return warnings;
}

const ranks: readonly Confidence[] = ["P", "2+", "contract", "own", "2", "M"];

/** The less sure of two marks. */
export function weaker(one: Confidence, other: Confidence): Confidence {
  return ranks.indexOf(one) >= ranks.indexOf(other) ? one : other;
}

const texts: Readonly<Record<WarningCode, Text>> = {
  unverified: {
    kk: "Тексерілмеген: бұл мерзімді құқық мәтінінен әлі ешкім оқып растаған жоқ",
    ru: "Не проверено: этот срок ещё никто не сверил с текстом закона",
    en: "Unverified: nobody has checked this term against the text of the law yet",
  },
  "not-in-force": {
    kk: "Алынған күні бұл ереже күшінде болмаған; мерзім ол күшінде болғандай есептелді",
    ru: "В день получения это правило не действовало; срок посчитан так, как если бы оно действовало",
    en: "The rule was not in force on the day of receipt; counted as if it had been",
  },
  "not-enabled": {
    kk: "Бұл ереже қолданылмайды: ол мұндай операторға арналмаған немесе дереккөзі әлі оқылмаған",
    ru: "Это правило не применяется: оно не для такого оператора или его источник ещё не прочитан",
    en: "The rule is not applied: it is not for such an operator, or its source has not been read yet",
  },
  "calendar-forecast": {
    kk: "Күнтізбесі әлі бекітілмеген жылды қамтиды; күн өзгеруі мүмкін",
    ru: "Захватывает год, календарь которого ещё не утверждён; дата может измениться",
    en: "Reaches a year whose calendar is a forecast; the date may change",
  },
  "closes-earlier": {
    kk: "Соңғы күні ұйым 24:00-ден бұрын жабылады",
    ru: "В последний день организация закрывается раньше 24:00",
    en: "On the last day the organisation closes before 24:00",
  },
  paused: {
    kk: "Мерзім тоқтап тұр; көрсетілген күн мүмкін болатын ең ерте күн",
    ru: "Срок приостановлен; указана самая ранняя из возможных дат",
    en: "The clock stands still; the date shown is the earliest possible",
  },
  extended: {
    kk: "Мерзім ұзартылды",
    ru: "Срок продлён",
    en: "The term was extended",
  },
  "does-not-lengthen": {
    kk: "Шарттағы мерзім заңдағы мерзімді ұзартпайды: заңдағы күн ертерек",
    ru: "Срок договора не удлиняет срок закона: дата по закону наступает раньше",
    en: "The term of the contract does not lengthen the law’s: the law’s date comes first",
  },
};
