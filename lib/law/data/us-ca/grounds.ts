import type { Text } from "#lib/kernel/locale.ts";
import type { Ground } from "#lib/law/core/regime.ts";

const civilCode = (section: string): Text => ({
  kk: `Калифорния Азаматтық кодексі, § ${section}`,
  ru: `Гражданский кодекс Калифорнии, § ${section}`,
  en: `California Civil Code, § ${section}`,
});

/** Lawful grounds on which a request is granted. */
export const usCaGrounds: readonly Ground[] = [
  {
    id: "right-to-know",
    names: {
      kk: "Адам қандай санаттағы деректер жиналатынын, олардың көзі мен мақсатын білуге құқылы",
      ru: "Человек вправе знать категории, источники и цели собираемых данных",
      en: "The person may know the categories, sources and purposes of the data",
    },
    article: civilCode("1798.110"),
    reading: "read",
    types: ["information", "copy"],
  },
  {
    id: "right-to-pieces",
    names: {
      kk: "Адам жиналған деректерінің өзін алуға құқылы",
      ru: "Человек вправе получить сами собранные о нём данные",
      en: "The person may have the specific pieces of data collected",
    },
    article: civilCode("1798.110(a)(5)"),
    reading: "interpreted",
    types: ["copy"],
  },
  {
    id: "right-to-correct",
    names: { kk: "Деректер дұрыс емес", ru: "Данные неверны", en: "The data are inaccurate" },
    article: civilCode("1798.106"),
    reading: "read",
    types: ["rectification"],
  },
  {
    id: "right-to-delete",
    names: {
      kk: "Деректер адамның өзінен жиналған, ал ол жоюды сұрайды",
      ru: "Данные собраны у самого человека, и он просит их удалить",
      en: "The data were collected from the person, who asks for deletion",
    },
    article: civilCode("1798.105"),
    reading: "read",
    types: ["erasure"],
  },
  {
    id: "opt-out",
    names: {
      kk: "Адам деректерінің сатылуынан немесе жарнама үшін берілуінен бас тартады",
      ru: "Человек отказывается от продажи своих данных или передачи их для рекламы",
      en: "The person opts out of sale, or of sharing for advertising",
    },
    article: civilCode("1798.120"),
    reading: "read",
    types: ["objection", "withdrawal"],
  },
  {
    id: "limit-sensitive",
    names: {
      kk: "Адам сезімтал деректерін пайдалануды шектейді",
      ru: "Человек ограничивает использование чувствительных данных",
      en: "The person limits the use of sensitive data",
    },
    article: civilCode("1798.121"),
    reading: "interpreted",
    types: ["restriction"],
  },
];
