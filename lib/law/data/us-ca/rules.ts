import type { Text } from "#lib/kernel/locale.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import { calendarDays, rule, workingDays } from "../row.ts";

/*
 * Deadline rules of California. 11 CCR 7021(a) and (b) were read in a copy of the regulations; 7026 and 7027 are quoted by
 * secondary sources. The 45 days run whether or not the person is verified yet. Nothing read says that a last day on a
 * weekend moves, so calendar days do not roll forward here: the earlier date is the safe one.
 */

/** A place in title 11 of the California Code of Regulations. */
const ccr = (place: string): Text => ({
  kk: `Калифорния реттеу ережелерінің кодексі (11 CCR), § ${place}`,
  ru: `Кодекс правил Калифорнии (11 CCR), § ${place}`,
  en: `California Code of Regulations (11 CCR), § ${place}`,
});

/** The rows of law.md 2 for California. */
export const usCaRules: readonly Rule[] = [
  rule({
    id: "rights.answer",
    trigger: {
      kk: "Деректер туралы білу, оларды жою немесе түзету туралы өтініш алынды",
      ru: "Получено обращение о сведениях, удалении или исправлении",
      en: "A request to know, delete or correct is received",
    },
    what: {
      kk: "өтінішке жауап беру; жеке басы осы мерзімде расталмаса, бас тартуға болады",
      ru: "ответить на обращение; если личность за это время не подтверждена, можно отказать",
      en: "respond; may deny if the person cannot be verified by then",
    },
    limit: calendarDays(45),
    rollForward: false,
    acknowledge: { limit: workingDays(10), source: ccr("7021(a)"), confidence: "P" },
    extension: {
      limit: calendarDays(45),
      noticeBy: calendarDays(45),
      source: ccr("7021(b)"),
      confidence: "P",
    },
    source: ccr("7021(b)"),
    confidence: "P",
  }),
  rule({
    id: "optout",
    trigger: {
      kk: "Деректерді сатудан немесе жарнама үшін беруден бас тарту не сезімтал деректерді пайдалануды шектеу туралы өтініш алынды",
      ru: "Получен отказ от продажи данных или передачи их для рекламы либо просьба ограничить использование чувствительных данных",
      en: "A request to opt out of sale, or of sharing for advertising, or to limit the use of sensitive data is received",
    },
    what: {
      kk: "мүмкіндігінше тез тоқтату; 12 ай бойы қайта келісім сұралмайды",
      ru: "прекратить как можно скорее; 12 месяцев не просить согласия снова",
      en: "stop as soon as feasible; do not ask the person back in for 12 months",
    },
    limit: workingDays(15),
    source: ccr("7026(f), 7027(g)"),
    confidence: "2",
  }),
];
