import type { Text } from "#lib/kernel/locale.ts";
import type { Ground } from "#lib/law/core/regime.ts";
import { type Article, articleOf } from "./article.ts";

/** Of a decision that only a machine made. The United Kingdom has its own articles on it. */
function automatedDecision(article: Text): Ground {
  return {
    id: "automated-decision",
    names: {
      kk: "Маңызды шешім тек автоматты түрде қабылданған: оны адам қайта қарайды",
      ru: "Значимое решение принято только автоматически: его пересмотрит человек",
      en: "A significant decision was made by automation alone: a person looks at it again",
    },
    article,
    reading: "read",
    types: ["objection"],
  };
}

/** Grounds of articles 7 and 15 to 22, which the GDPR and the law of the United Kingdom number alike. All but 7 were read. */
export function gdprGrounds(article: Article, automated: Text): readonly Ground[] {
  return [
    ...accessGrounds(article),
    ...erasureGrounds(article),
    ...restrictionGrounds(article),
    ...objectionGrounds(article),
    automatedDecision(automated),
  ];
}

function accessGrounds(article: Article): readonly Ground[] {
  return [
    {
      id: "access-right",
      names: {
        kk: "Адам деректерінің өңделетінін, мақсаты мен көзін, алушылары мен сақтау мерзімін білуге құқылы",
        ru: "Человек вправе знать, обрабатываются ли его данные, зачем, откуда они, кому переданы и сколько хранятся",
        en: "The person may know whether data are processed, why, from where, to whom and how long",
      },
      article: article(15, "1"),
      reading: "read",
      types: ["information", "copy"],
    },
    {
      id: "copy-right",
      names: {
        kk: "Адам өңделетін деректерінің көшірмесін алуға құқылы",
        ru: "Человек вправе получить копию обрабатываемых данных",
        en: "The person may have a copy of the data that are processed",
      },
      article: article(15, "3"),
      reading: "read",
      types: ["copy"],
    },
    {
      id: "portability",
      names: {
        kk: "Келісім немесе шарт бойынша автоматты өңделетін деректер машина оқитын пішімде беріледі",
        ru: "Данные, обрабатываемые автоматически по согласию или договору, выдаются в машиночитаемом виде",
        en: "Data processed by machine on consent or contract are handed over in a machine-readable form",
      },
      article: article(20, "1"),
      reading: "read",
      types: ["copy"],
    },
    {
      id: "inaccurate-data",
      names: { kk: "Деректер дұрыс емес", ru: "Данные неверны", en: "The data are inaccurate" },
      article: article(16),
      reading: "read",
      types: ["rectification"],
    },
    {
      id: "incomplete-data",
      names: {
        kk: "Деректер өңдеу мақсаты үшін толық емес",
        ru: "Данные неполны для цели обработки",
        en: "The data are incomplete for the purpose of the processing",
      },
      article: article(16),
      reading: "read",
      types: ["rectification"],
    },
  ];
}

/** Article 17(1), one ground for each of its six points. What was made public goes by the same grounds, article 17(2). */
function erasureGrounds(article: Article): readonly Ground[] {
  const point = (
    letter: string,
    id: string,
    names: Text,
    more: readonly string[] = [],
  ): Ground => ({
    ...{ id, names, article: article(17, "1", letter), reading: "read" },
    types: ["erasure", "unpublish", ...more],
  });
  return [
    point("a", "no-longer-needed", {
      kk: "Деректер жинау мақсаты үшін енді қажет емес",
      ru: "Данные больше не нужны для целей, ради которых их собрали",
      en: "The data are no longer needed for the purpose they were collected for",
    }),
    point(
      "b",
      "consent-withdrawn",
      {
        kk: "Келісім кері қайтарып алынды, өңдеудің басқа негізі жоқ",
        ru: "Согласие отозвано, и другого основания обработки нет",
        en: "Consent is withdrawn and no other legal ground remains",
      },
      ["withdrawal"],
    ),
    point("c", "objection-upheld", {
      kk: "Адам өңдеуге қарсы, басым заңды негіз жоқ",
      ru: "Человек возражает против обработки, преобладающих законных оснований нет",
      en: "The person objects and no overriding legitimate ground exists",
    }),
    point("d", "unlawful-processing", {
      kk: "Деректер заңсыз өңделген",
      ru: "Данные обрабатывались незаконно",
      en: "The data were processed unlawfully",
    }),
    point("e", "law-requires-erasure", {
      kk: "Жоюды оператор бағынатын заң талап етеді",
      ru: "Удаления требует закон, которому подчинён оператор",
      en: "A law that binds the operator requires erasure",
    }),
    point("f", "child-service", {
      kk: "Деректер балаға онлайн қызмет ұсынғанда жиналған",
      ru: "Данные собраны, когда услугу в интернете предлагали ребёнку",
      en: "The data were collected when an online service was offered to a child",
    }),
    {
      id: "withdrawal-right",
      names: {
        kk: "Келісімді кез келген уақытта кері қайтарып алуға болады",
        ru: "Согласие можно отозвать в любое время",
        en: "Consent may be withdrawn at any time",
      },
      article: article(7, "3"),
      reading: "read",
      types: ["withdrawal", "notice-refusal"],
      note: {
        kk: "Кері қайтару түскен сәттен бастап күшінде; мерзім тек жауапқа қатысты",
        ru: "Отзыв действует с момента поступления; срок относится только к ответу",
        en: "The withdrawal works from the moment it arrives; the term is for the answer only",
      },
    },
  ];
}

/** Article 18(1), one ground for each of its four points, and the end of a restriction. */
function restrictionGrounds(article: Article): readonly Ground[] {
  const point = (letter: string, id: string, names: Text): Ground => ({
    ...{ id, names, article: article(18, "1", letter), reading: "read" },
    types: ["restriction"],
  });
  return [
    point("a", "accuracy-contested", {
      kk: "Адам деректердің дұрыстығына күмән келтірді; тексеру аяқталғанға дейін",
      ru: "Человек оспаривает точность данных; на время проверки",
      en: "The person contests the accuracy; while it is verified",
    }),
    point("b", "unlawful-kept", {
      kk: "Өңдеу заңсыз, бірақ адам жоюдың орнына шектеуді сұрайды",
      ru: "Обработка незаконна, но человек просит не удалять, а ограничить",
      en: "Processing is unlawful and the person asks for restriction instead of erasure",
    }),
    point("c", "needed-for-claims", {
      kk: "Деректер операторға енді керек емес, бірақ адамға құқықтық талап үшін қажет",
      ru: "Оператору данные больше не нужны, но они нужны человеку для правовых требований",
      en: "The operator no longer needs the data, the person needs them for legal claims",
    }),
    point("d", "objection-pending", {
      kk: "Қарсылық берілді; кімнің негізі басым екені тексерілгенге дейін",
      ru: "Заявлено возражение; пока проверяется, чьи основания преобладают",
      en: "The person objected; while it is checked whose grounds prevail",
    }),
    {
      id: "restriction-ended",
      names: {
        kk: "Шектеудің себебі жойылды",
        ru: "Причина ограничения отпала",
        en: "The reason for the restriction is gone",
      },
      article: article(18, "3"),
      reading: "read",
      types: ["release"],
      note: {
        kk: "Шектеу алынбай тұрып адамға хабарланады",
        ru: "До снятия ограничения человека об этом уведомляют",
        en: "The person is told before the restriction is lifted",
      },
    },
  ];
}

function objectionGrounds(article: Article): readonly Ground[] {
  return [
    {
      id: "particular-situation",
      names: {
        kk: "Адам өз жағдайына байланысты қарсы, басым заңды негіз көрсетілмеді",
        ru: "Человек возражает по причинам, связанным с его ситуацией, убедительных оснований не показано",
        en: "The person objects for reasons of their situation and no compelling ground is shown",
      },
      article: article(21, "1"),
      reading: "read",
      types: ["objection", "notice-refusal"],
    },
    {
      id: "direct-marketing",
      names: {
        kk: "Қарсылық тікелей маркетингке қатысты",
        ru: "Возражение касается прямого маркетинга",
        en: "The objection is to direct marketing",
      },
      article: article(21, "3"),
      reading: "read",
      types: ["objection"],
      adds: "marketing.object",
    },
    {
      id: "research-objection",
      names: {
        kk: "Адам ғылым, тарих немесе статистика мақсатындағы өңдеуге қарсы",
        ru: "Человек возражает против обработки для науки, истории или статистики",
        en: "The person objects to processing for research or statistics",
      },
      article: article(21, "6"),
      reading: "read",
      types: ["objection"],
    },
  ];
}

const gdpr = articleOf("GDPR");

/** Lawful grounds on which a request is granted. */
export const euGrounds: readonly Ground[] = gdprGrounds(gdpr, gdpr(22, "1"));
