import type { Rule } from "#lib/law/core/rule.ts";
import { atOnce, calendarDays, rule } from "../row.ts";
import { lgpd } from "./article.ts";

/*
 * Deadline rules of Brazil. Articles 18 and 19 of the LGPD were read in copies of the Portuguese text. Article 19 says "15
 * days from the request" and nothing of days off, so they do not roll forward here: the earlier date is the safe one. Public
 * bodies have rules of their own.
 */

/** The rows of law.md 2 for Brazil. */
export const brRules: readonly Rule[] = [
  rule({
    id: "access.answer",
    trigger: {
      kk: "Деректердің өңделетінін растау немесе оларға қол жеткізу туралы өтініш алынды",
      ru: "Получено обращение о подтверждении обработки или о доступе",
      en: "A request for confirmation or access is received",
    },
    what: {
      kk: "көзі, өлшемдері мен мақсаты көрсетілген толық мәлімдеме беру",
      ru: "дать полную справку: источник, критерии, цель",
      en: "give a full statement: origin, criteria, purpose",
    },
    limit: calendarDays(15),
    rollForward: false,
    source: lgpd(19, "II"),
    confidence: "P",
  }),
  rule({
    id: "access.simplified",
    trigger: {
      kk: "Адам қысқаша нысандағы жауапты таңдады",
      ru: "Человек выбрал ответ в упрощённом виде",
      en: "The person chose an answer in simplified form",
    },
    what: {
      kk: "деректердің бар-жоғын қысқаша растау",
      ru: "кратко подтвердить, есть ли данные",
      en: "confirm in short whether data are held",
    },
    limit: atOnce,
    source: lgpd(19, "I"),
    confidence: "P",
  }),
  rule({
    id: "access.answer.small",
    trigger: {
      kk: "Шағын оператор өңдеуді растау немесе қол жеткізу туралы өтініш алды",
      ru: "Малый оператор получил обращение о подтверждении или доступе",
      en: "A small operator receives a request for confirmation or access",
    },
    what: {
      kk: "толық мәлімдеме беру (екі еселенген мерзім)",
      ru: "дать полную справку (двойной срок)",
      en: "give a full statement (doubled term)",
    },
    limit: calendarDays(30),
    rollForward: false,
    source: {
      kk: "ANPD-нің шағын операторлар туралы қаулысы",
      ru: "Резолюция ANPD о малых операторах",
      en: "ANPD resolution on small operators",
    },
    confidence: "M",
    enabled: false,
  }),
  rule({
    id: "rights.act",
    trigger: {
      kk: "Түзету, жою, бұғаттау, келісімді кері қайтарып алу немесе қарсылық туралы өтініш алынды",
      ru: "Получено обращение об исправлении, удалении, блокировании, отзыве согласия или возражении",
      en: "A request to correct, erase, block, withdraw consent or an objection is received",
    },
    what: {
      kk: "бірден орындау, әйтпесе неге мүмкін еместігін түсіндіру",
      ru: "исполнить сразу, иначе объяснить, почему это невозможно",
      en: "act at once, or else explain why that is impossible",
    },
    limit: atOnce,
    source: lgpd(18, "§§ 3–4"),
    confidence: "P",
  }),
];
