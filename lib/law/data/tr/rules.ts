import type { Rule } from "#lib/law/core/rule.ts";
import { calendarDays, rule } from "../row.ts";
import { kvkk } from "./article.ts";

/*
 * Deadline rules of Turkey. Articles 13 and 14 were read in copies of the Turkish text. "Thirty days at the latest", free of
 * charge; nothing read says that a last day off moves, so the days do not roll forward here.
 */

/** The row of law.md 2 for Turkey. */
export const trRules: readonly Rule[] = [
  rule({
    id: "rights.answer",
    trigger: {
      kk: "11-бап бойынша өтініш алынды",
      ru: "Получено обращение по статье 11",
      en: "An application under article 11 is received",
    },
    what: {
      kk: "тегін орындау немесе дәлелді бас тарту; бас тартқанда Кеңеске шағым мерзімі көрсетіледі (жауаптан кейін 30 күн, өтініштен кейін 60 күн)",
      ru: "исполнить бесплатно или отказать с обоснованием; в отказе указать срок жалобы в Совет (30 дней с ответа, 60 дней с обращения)",
      en: "act free of charge or refuse with reasons; a refusal shows the terms for a complaint to the Board (30 days from the answer, 60 from the application)",
    },
    limit: calendarDays(30),
    rollForward: false,
    source: kvkk(13, "2"),
    confidence: "P",
  }),
];
