import type { Text } from "#lib/kernel/locale.ts";
import type { RefusalReason } from "#lib/law/core/regime.ts";
import { type Article, articleOf } from "./article.ts";

const everyType = [
  ...["information", "copy", "rectification", "restriction", "release", "erasure", "withdrawal"],
  ...["objection", "unpublish", "notice-refusal"],
];

/** Refusals of articles 12 to 23, which the GDPR and the law of the United Kingdom number alike. */
export function gdprRefusals(article: Article, automated: Text): readonly RefusalReason[] {
  return [
    ...generalRefusals(article),
    ...erasureRefusals(article),
    ...refusalsOfOneRight(article),
    {
      id: "decision-allowed",
      names: {
        kk: "Автоматты шешімге шарт, заң немесе айқын келісім жол береді, кепілдіктер сақталған",
        ru: "Автоматическое решение допускают договор, закон или явное согласие, гарантии соблюдены",
        en: "A contract, a law or explicit consent allows the automated decision, with its safeguards",
      },
      article: automated,
      reading: "read",
      types: ["objection"],
    },
  ];
}

function generalRefusals(article: Article): readonly RefusalReason[] {
  return [
    {
      id: "identity-not-shown",
      names: {
        kk: "Жеке басы расталмады: негізді күмән бар, сұралған мәлімет берілмеді",
        ru: "Личность не подтверждена: есть обоснованные сомнения, запрошенные сведения не даны",
        en: "Identity was not shown: doubts are reasonable and what was asked for did not come",
      },
      article: article(12, "6"),
      reading: "interpreted",
      types: everyType,
    },
    {
      id: "not-the-subject",
      names: {
        kk: "Өтініш беруші бұл деректердің субъектісі де, өкілі де емес",
        ru: "Заявитель не субъект этих данных и не его представитель",
        en: "Not the subject of these data, nor an authorised representative",
      },
      article: article(15, "1"),
      reading: "interpreted",
      types: everyType,
    },
    {
      id: "unfounded-or-excessive",
      names: {
        kk: "Өтініш анық негізсіз немесе шектен тыс, атап айтқанда қайталанған; мұны оператор дәлелдейді",
        ru: "Обращение явно необоснованно или чрезмерно, например повторяется; доказывает это оператор",
        en: "Manifestly unfounded or excessive, for instance repetitive; the operator has to prove it",
      },
      article: article(12, "5", "b"),
      reading: "read",
      types: everyType,
    },
    {
      id: "not-held",
      names: {
        kk: "Мұндай деректер бізде жоқ",
        ru: "Таких данных у нас нет",
        en: "No such data are held",
      },
      article: article(15, "1"),
      reading: "interpreted",
      types: everyType,
    },
    {
      id: "others-rights",
      names: {
        kk: "Көшірме басқа адамдардың құқықтары мен бостандықтарына нұқсан келтіреді",
        ru: "Копия ущемила бы права и свободы других людей",
        en: "A copy would harm the rights and freedoms of others",
      },
      article: {
        kk: `${article(15, "4").kk}; 20-бап, 4-тармақ`,
        ru: `${article(15, "4").ru}; статья 20, пункт 4`,
        en: `${article(15, "4").en}; article 20(4)`,
      },
      reading: "read",
      types: ["information", "copy"],
    },
    {
      id: "law-restricts-right",
      names: {
        kk: "Бұл құқықты заң шектейді (қорғаныс, тергеу, сот, бақылау және соған ұқсас)",
        ru: "Это право ограничено законом (оборона, расследование, суд, надзор и подобное)",
        en: "A law restricts this right (defence, investigation, courts, supervision and the like)",
      },
      article: article(23, "1"),
      reading: "interpreted",
      types: everyType,
    },
  ];
}

/** Article 17(3), one reason for each of its five points, and the absence of any ground. */
function erasureRefusals(article: Article): readonly RefusalReason[] {
  const point = (letter: string, id: string, names: Text): RefusalReason => ({
    ...{ id, names, article: article(17, "3", letter), reading: "read" },
    types: ["erasure", "unpublish"],
  });
  return [
    point("a", "free-expression", {
      kk: "Деректер сөз және ақпарат бостандығын жүзеге асыру үшін қажет",
      ru: "Данные нужны для свободы выражения мнений и информации",
      en: "The data are needed for freedom of expression and information",
    }),
    point("b", "mandatory-storage", {
      kk: "Өңдеуді заң немесе қоғам мүддесіндегі міндет талап етеді",
      ru: "Обработки требует закон или задача в общественных интересах",
      en: "A law or a public task requires the processing",
    }),
    point("c", "public-health", {
      kk: "Деректер қоғамдық денсаулық сақтау үшін қажет",
      ru: "Данные нужны для общественного здравоохранения",
      en: "The data are needed for public health",
    }),
    point("d", "archive-research", {
      kk: "Деректер мұрағат, ғылым немесе статистика үшін қажет, жою оның мақсатын бұзады",
      ru: "Данные нужны для архива, науки или статистики, удаление сорвало бы их цель",
      en: "Archiving, research or statistics need the data and erasure would defeat them",
    }),
    point("e", "legal-claims", {
      kk: "Деректер құқықтық талап қою немесе одан қорғану үшін қажет",
      ru: "Данные нужны, чтобы заявить правовые требования или защититься от них",
      en: "The data are needed to bring legal claims or to defend against them",
    }),
    {
      id: "no-erasure-ground",
      names: {
        kk: "Жоюдың алты негізінің ешқайсысы жоқ: деректер әлі қажет, өңдеудің заңды негізі бар",
        ru: "Нет ни одного из шести оснований удаления: данные нужны, законное основание есть",
        en: "None of the six grounds of erasure applies: the data are needed and there is a basis",
      },
      article: article(17, "1"),
      reading: "read",
      types: ["erasure", "unpublish"],
    },
  ];
}

function refusalsOfOneRight(article: Article): readonly RefusalReason[] {
  return [
    {
      id: "data-accurate",
      names: {
        kk: "Деректер дұрыс және мақсат үшін толық",
        ru: "Данные верны и полны для цели обработки",
        en: "The data are accurate and complete for the purpose",
      },
      article: article(16),
      reading: "interpreted",
      types: ["rectification"],
    },
    {
      id: "no-restriction-case",
      names: {
        kk: "Шектеудің төрт жағдайының ешқайсысы жоқ",
        ru: "Нет ни одного из четырёх случаев ограничения",
        en: "None of the four cases of restriction applies",
      },
      article: article(18, "1"),
      reading: "read",
      types: ["restriction"],
    },
    {
      id: "restriction-goes-on",
      names: {
        kk: "Шектеудің себебі әлі бар",
        ru: "Причина ограничения сохраняется",
        en: "The reason for the restriction is still there",
      },
      article: article(18, "1"),
      reading: "interpreted",
      types: ["release"],
    },
    {
      id: "not-portable",
      names: {
        kk: "Өңдеу келісімге де, шартқа да негізделмеген немесе автоматты емес",
        ru: "Обработка не основана ни на согласии, ни на договоре либо ведётся не автоматически",
        en: "Processing rests on neither consent nor contract, or is not done by machine",
      },
      article: article(20, "1"),
      reading: "read",
      types: ["copy"],
    },
    {
      id: "basis-not-consent",
      names: {
        kk: "Өңдеу келісімге негізделмеген немесе басқа заңды негізі бар",
        ru: "Обработка основана не на согласии, либо остаётся другое законное основание",
        en: "Processing does not rest on consent, or another legal ground remains",
      },
      article: article(17, "1", "b"),
      reading: "interpreted",
      types: ["withdrawal", "notice-refusal"],
    },
    {
      id: "compelling-grounds",
      names: {
        kk: "Басым түсетін елеулі заңды негіздер немесе құқықтық талаптар бар (маркетингке қатысты емес)",
        ru: "Есть убедительные преобладающие основания или правовые требования (к маркетингу не относится)",
        en: "Compelling grounds or legal claims override (never where the purpose is marketing)",
      },
      article: article(21, "1"),
      reading: "read",
      types: ["objection"],
    },
  ];
}

const gdpr = articleOf("GDPR");

/** Reasons for a refusal, of all or of a part. */
export const euRefusals: readonly RefusalReason[] = gdprRefusals(gdpr, gdpr(22, "2"));
