import type { Text } from "#lib/kernel/locale.ts";
import type { Extension, Rule } from "#lib/law/core/rule.ts";
import { calendarDays, hours, months, rule, workingDays } from "../row.ts";
import { law152 } from "./article.ts";

/*
 * Deadline rules of Russia. No article of Law No. 152-FZ was read: every row but the two of a breach rests on memory and
 * waits, disabled, until somebody has read the source. The terms of a breach are named by a secondary source.
 */

/** Five working days more, told with reasons before the ten are over. */
const fiveMore = (source: Text): Extension => ({
  limit: workingDays(5),
  noticeBy: workingDays(10),
  source,
  confidence: "M",
});
/** Where destruction is impossible in time, the data are blocked and destroyed within six months: article 21(6). */
const halfYear = (within: Rule["limit"]): Extension => ({
  limit: months(6),
  noticeBy: within,
  source: law152("21", "6"),
  confidence: "M",
});

const fromMemory = { confidence: "M", enabled: false } as const;

/** The rows of law.md 2 for Russia, in its order. */
export const ruRules: readonly Rule[] = [
  rule({
    id: "info.answer",
    trigger: {
      kk: "Субъектінің немесе өкілінің өтініші алынды",
      ru: "Получено обращение субъекта или его представителя",
      en: "A request of the subject or a representative is received",
    },
    what: {
      kk: "деректермен таныстыру немесе дәлелді бас тарту",
      ru: "предоставить сведения или дать мотивированный отказ",
      en: "give information or refuse with reasons",
    },
    limit: workingDays(10),
    extension: fiveMore(law152("20", "1")),
    source: {
      kk: `${law152("14", "3").kk}; 20-бап, 1–2-бөліктер`,
      ru: `${law152("14", "3").ru}; статья 20, части 1–2`,
      en: `${law152("14", "3").en}; article 20(1)-(2)`,
    },
    ...fromMemory,
  }),
  rule({
    id: "rectify",
    trigger: {
      kk: "деректердің қате екенін немесе заңсыз алынғанын растайтын мәлімет берілді",
      ru: "представлены сведения о неточности данных или о том, что они получены незаконно",
      en: "proof is given that the data are wrong or were obtained unlawfully",
    },
    what: {
      kk: "түзету немесе заңсыз алынғанын жою",
      ru: "исправить либо уничтожить полученное незаконно",
      en: "correct, or destroy what was obtained unlawfully",
    },
    limit: workingDays(7),
    source: law152("20", "3"),
    ...fromMemory,
  }),
  rule({
    id: "unlawful.stop",
    trigger: {
      kk: "заңсыз өңдеу анықталды",
      ru: "выявлена неправомерная обработка",
      en: "unlawful processing is detected",
    },
    what: {
      kk: "заңсыз өңдеуді тоқтату",
      ru: "прекратить неправомерную обработку",
      en: "stop the unlawful processing",
    },
    limit: workingDays(3),
    source: law152("21", "3"),
    ...fromMemory,
  }),
  rule({
    id: "destroy.unlawful",
    trigger: {
      kk: "заңсыз өңдеу анықталды, оны заңды ету мүмкін емес",
      ru: "выявлена неправомерная обработка, и обеспечить её правомерность нельзя",
      en: "unlawful processing is detected and cannot be made lawful",
    },
    what: { kk: "деректерді жою", ru: "уничтожить данные", en: "destroy the data" },
    limit: workingDays(10),
    extension: halfYear(workingDays(10)),
    source: law152("21", "3"),
    ...fromMemory,
  }),
  rule({
    id: "consent.withdraw",
    trigger: {
      kk: "келісім кері қайтарып алынды немесе өңдеу мақсатына қол жеткізілді",
      ru: "отозвано согласие или достигнута цель обработки",
      en: "consent is withdrawn or the purpose is reached",
    },
    what: {
      kk: "өңдеуді тоқтатып, деректерді жою",
      ru: "прекратить обработку и уничтожить данные",
      en: "stop processing and destroy the data",
    },
    limit: calendarDays(30),
    rollForward: false,
    extension: halfYear(calendarDays(30)),
    source: {
      kk: `${law152("21", "4").kk} және 5-бөлік`,
      ru: `${law152("21", "4").ru} и часть 5`,
      en: `${law152("21", "4").en} and (5)`,
    },
    ...fromMemory,
  }),
  rule({
    id: "processing.stop",
    trigger: {
      kk: "өңдеуді тоқтату талабы алынды",
      ru: "получено требование прекратить обработку",
      en: "a demand to stop processing is received",
    },
    what: { kk: "өңдеуді тоқтату", ru: "прекратить обработку", en: "stop processing" },
    limit: workingDays(10),
    extension: fiveMore(law152("21", "5.1")),
    source: law152("21", "5.1"),
    ...fromMemory,
  }),
  rule({
    id: "breach.authority",
    trigger: {
      kk: "дербес деректердің таралып кеткені анықталды",
      ru: "выявлена утечка персональных данных",
      en: "a leak of personal data is detected",
    },
    what: {
      kk: "уәкілетті органға хабарлау",
      ru: "уведомить уполномоченный орган",
      en: "notify the authority",
    },
    limit: hours(24),
    source: law152("21", "3.1"),
    confidence: "2",
  }),
  rule({
    id: "breach.report",
    trigger: {
      kk: "дербес деректердің таралып кеткені анықталды",
      ru: "выявлена утечка персональных данных",
      en: "a leak of personal data is detected",
    },
    what: {
      kk: "ішкі тексерудің нәтижесін хабарлау",
      ru: "сообщить результаты внутреннего расследования",
      en: "report the result of the internal inquiry",
    },
    limit: hours(72),
    source: law152("21", "3.1"),
    confidence: "2",
  }),
];
