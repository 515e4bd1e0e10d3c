import type { Text } from "#lib/kernel/locale.ts";
import type { Rule } from "#lib/law/core/rule.ts";
import { atOnce, hours, months, rule } from "../row.ts";
import { articleOf } from "./article.ts";

/*
 * Deadline rules of the European Union. Articles 12(3) to 12(6), 15 to 22 and 33(1) of the GDPR and article 3 of Regulation
 * 1182/71 were read in copies of the official English text. A month ends on the same-numbered day (or the last of a shorter
 * month), a last day that is a Saturday, Sunday or holiday moves on: Regulation 1182/71, article 3(2)(c) and 3(4).
 */

const gdpr = articleOf("GDPR");

/** Where the month is set, and how it is counted. */
const answerWithinMonth: Text = {
  kk: `${gdpr(12, "3").kk} және 4-тармақ; санау тәртібі: 1182/71 регламенті, 3-бап`,
  ru: `${gdpr(12, "3").ru} и пункт 4; порядок счёта: Регламент 1182/71, статья 3`,
  en: `${gdpr(12, "3").en} and (4); counted by Regulation 1182/71, article 3`,
};

/** The rows of law.md 2 for the EU. */
export const euRules: readonly Rule[] = [
  rule({
    id: "rights.answer",
    trigger: {
      kk: "Субъектінің 15–22-баптар бойынша өтініші алынды",
      ru: "Получено обращение субъекта по статьям 15–22",
      en: "A request under articles 15 to 22 is received",
    },
    what: {
      kk: "өтінішті орындау немесе дәлелді бас тарту",
      ru: "исполнить обращение или отказать с обоснованием",
      en: "act on the request or refuse with reasons",
    },
    limit: months(1),
    pauses: [
      {
        id: "identity",
        why: {
          kk: "Жеке басына қатысты негізді күмән бар, растайтын қосымша мәлімет сұралды",
          ru: "Есть обоснованные сомнения в личности, запрошены дополнительные сведения",
          en: "There is reasonable doubt about identity and more information was asked for",
        },
        source: {
          kk: `${gdpr(12, "6").kk}; бапта мерзімнің тоқтауы жазылмаған, мұны Берлин қадағалау органы қабылдаған`,
          ru: `${gdpr(12, "6").ru}; о приостановке статья молчит, её принял надзорный орган Берлина`,
          en: `${gdpr(12, "6").en}; the article is silent on a pause, the Berlin authority accepted one`,
        },
        confidence: "2",
      },
    ],
    extension: {
      limit: months(2),
      noticeBy: months(1),
      source: gdpr(12, "3"),
      confidence: "P",
    },
    source: answerWithinMonth,
    confidence: "P",
  }),
  rule({
    id: "marketing.object",
    trigger: {
      kk: "Тікелей маркетингке қарсылық алынды",
      ru: "Получено возражение против прямого маркетинга",
      en: "An objection to direct marketing is received",
    },
    what: {
      kk: "бұл мақсаттағы өңдеуді тоқтату (қарсылықтың себебі сұралмайды)",
      ru: "прекратить обработку в этих целях (причина возражения не нужна)",
      en: "stop processing for that purpose (no grounds are needed)",
    },
    limit: atOnce,
    source: {
      kk: `${gdpr(21, "2").kk} және 3-тармақ`,
      ru: `${gdpr(21, "2").ru} и пункт 3`,
      en: `${gdpr(21, "2").en} and (3)`,
    },
    confidence: "P",
  }),
  rule({
    id: "breach.authority",
    trigger: {
      kk: "Оператор дербес деректер қауіпсіздігінің бұзылғаны туралы білді",
      ru: "Оператору стало известно о нарушении безопасности персональных данных",
      en: "The operator becomes aware of a personal data breach",
    },
    what: {
      kk: "қадағалау органына хабарлау (мәліметті кезең-кезеңімен беруге болады)",
      ru: "уведомить надзорный орган (сведения можно передать по частям)",
      en: "notify the supervisory authority (information may follow in phases)",
    },
    limit: hours(72),
    source: gdpr(33, "1"),
    confidence: "P",
  }),
];
