import type { Text } from "#lib/kernel/locale.ts";
import type { Pause, Rule } from "#lib/law/core/rule.ts";
import { articleOf } from "../eu/article.ts";
import { atOnce, hours, months, rule } from "../row.ts";

/*
 * Deadline rules of the United Kingdom. Articles 12 and 12A of the UK GDPR were read in section 76 of the Data (Use and
 * Access) Act 2025, in force since 5 February 2026 (SI 2026/82). How a month ends is the guidance of the ICO. Before that day
 * the same month ran from receipt, and the pauses were guidance only. By article 12A(2) the month even begins anew when proof
 * or fee arrives; our clock only stands still until then, which never gives a later date.
 */

const ukGdpr = articleOf("UK GDPR");
const inForce12A = "2026-02-05";
const dayBefore = "2026-02-04";

const guidance: Text = {
  kk: `${ukGdpr(12, "3").kk} (2026 жылғы 5 ақпанға дейінгі редакция) және ICO нұсқаулығы`,
  ru: `${ukGdpr(12, "3").ru} (редакция до 5 февраля 2026 года) и руководство ICO`,
  en: `${ukGdpr(12, "3").en} (as it stood before 5 February 2026) and ICO guidance`,
};

/** A pause by its article since 2026, and by the guidance of the ICO before. */
function pause(id: string, why: Text, article: Text | undefined): Pause {
  return article === undefined
    ? { id, why, source: guidance, confidence: "2" }
    : { id, why, source: article, confidence: "P" };
}

const identity = (article?: Text): Pause =>
  pause(
    "identity",
    {
      kk: "Жеке басын растайтын мәлімет сұралды",
      ru: "Запрошено подтверждение личности",
      en: "Proof of identity was asked for",
    },
    article,
  );
const fee = (article?: Text): Pause =>
  pause(
    "fee",
    {
      kk: "Анық негізсіз немесе шектен тыс өтініш үшін төлем сұралды",
      ru: "Запрошена плата за явно необоснованное или чрезмерное обращение",
      en: "A fee was asked for, as the request is manifestly unfounded or excessive",
    },
    article,
  );
const clarification = (article?: Text): Pause =>
  pause(
    "clarification",
    {
      kk: "Қандай деректер керек екенін нақтылау сұралды, онсыз іздеу мүмкін емес",
      ru: "Запрошено уточнение, о каких данных идёт речь: без него их не найти",
      en: "The person was asked which data are meant, without which they cannot be found",
    },
    article,
  );

const access = {
  id: "access.answer",
  trigger: {
    kk: "Деректерге қол жеткізу туралы өтініш алынды",
    ru: "Получено обращение о доступе к данным",
    en: "A request for access is received",
  },
  what: {
    kk: "деректерді беру немесе дәлелді бас тарту",
    ru: "предоставить данные или отказать с обоснованием",
    en: "give access or refuse with reasons",
  },
  limit: months(1),
};
const rights = {
  id: "rights.answer",
  trigger: {
    kk: "Субъектінің басқа құқықтары туралы өтініші алынды",
    ru: "Получено обращение субъекта о другом праве",
    en: "A request about another right of the subject is received",
  },
  what: {
    kk: "өтінішті орындау немесе дәлелді бас тарту",
    ru: "исполнить обращение или отказать с обоснованием",
    en: "act on the request or refuse with reasons",
  },
  limit: months(1),
};
const before = {
  extension: { limit: months(2), noticeBy: months(1), source: guidance, confidence: "2+" },
  source: guidance,
  confidence: "2+",
  validTo: dayBefore,
} as const satisfies Partial<Rule>;
const since = {
  extension: {
    limit: months(2),
    noticeBy: months(1),
    source: ukGdpr("12A", "3"),
    confidence: "P",
  },
  source: {
    kk: `${ukGdpr(12, "3").kk} және 12A-бап; айдың аяқталуы: ICO нұсқаулығы`,
    ru: `${ukGdpr(12, "3").ru} и статья 12A; конец месяца: руководство ICO`,
    en: `${ukGdpr(12, "3").en} and article 12A; how the month ends: ICO guidance`,
  },
  confidence: "P",
  validFrom: inForce12A,
} as const satisfies Partial<Rule>;

/** The rows of law.md 2 for the United Kingdom, before and since article 12A. */
export const ukRules: readonly Rule[] = [
  rule({ ...access, ...before, pauses: [identity(), fee(), clarification()] }),
  rule({
    ...access,
    ...since,
    pauses: [
      identity(ukGdpr("12A", "2", "b")),
      fee(ukGdpr("12A", "2", "c")),
      clarification(ukGdpr("12A", "5")),
    ],
  }),
  rule({ ...rights, ...before, pauses: [identity(), fee()] }),
  rule({
    ...rights,
    ...since,
    pauses: [identity(ukGdpr("12A", "2", "b")), fee(ukGdpr("12A", "2", "c"))],
  }),
  rule({
    id: "marketing.object",
    trigger: {
      kk: "Тікелей маркетингке қарсылық алынды",
      ru: "Получено возражение против прямого маркетинга",
      en: "An objection to direct marketing is received",
    },
    what: {
      kk: "бұл мақсаттағы өңдеуді тоқтату",
      ru: "прекратить обработку в этих целях",
      en: "stop processing for that purpose",
    },
    limit: atOnce,
    source: ukGdpr(21, "3"),
    confidence: "2+",
  }),
  rule({
    id: "breach.authority",
    trigger: {
      kk: "Оператор дербес деректер қауіпсіздігінің бұзылғаны туралы білді",
      ru: "Оператору стало известно о нарушении безопасности персональных данных",
      en: "The operator becomes aware of a personal data breach",
    },
    what: { kk: "ICO органына хабарлау", ru: "уведомить ICO", en: "notify the ICO" },
    limit: hours(72),
    source: ukGdpr(33, "1"),
    confidence: "2+",
  }),
];
