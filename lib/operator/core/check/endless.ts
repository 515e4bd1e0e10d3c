import type { Text } from "#lib/kernel/locale.ts";

/** Longest term that is still a term: 75 years, as for staff files in archives. */
export const longestYears = 75;

const inEnglish =
  /\b(forever|for ever|indefinite|unlimited|perpetual|eternal|never (ends|expires|deleted|erased))|\bno (time )?(limit|end|term)\b|not limited|without (a |any )?(time )?(limit|term|end)\b|(kept|held|stored) permanently|permanent (storage|retention)/i;
const inRussian =
  /бессрочн|без (ограничени|срок|конца|предел)|не ?ограничен|навсегда|навечно|(?<!\p{L})вечно|пожизненно|хран\p{L}* постоянно|постоянное хранение|никогда не удал/iu;
const inKazakh =
  /мерзімсіз|мерзім(і|) (жоқ|шектелме)|шексіз|шектеусіз|шектелме|мәңгі|ешқашан жойылм|тұрақты сақтал/iu;

/** "For ever", in the words of any language: article 12(2) of Law 94-V knows no storage without end. */
export function isEndless(words: Text): boolean {
  return Object.values(words).some((one) =>
    [inEnglish, inRussian, inKazakh].some((pattern) => pattern.test(one)),
  );
}

/** A term so long that it is none. */
export function isTooLong(term: {
  readonly years?: number | undefined;
  readonly months?: number | undefined;
  readonly days?: number | undefined;
}): boolean {
  const months = (term.years ?? 0) * 12 + (term.months ?? 0) + (term.days ?? 0) / 30;
  return months > longestYears * 12;
}
