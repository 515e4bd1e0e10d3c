import type { Ground } from "#lib/law/core/regime.ts";
import { lgpd } from "./article.ts";

/** Lawful grounds on which a request is granted: the items of article 18. */
export const brGrounds: readonly Ground[] = [
  {
    id: "access-right",
    names: {
      kk: "Адам деректерінің өңделетінін білуге және оларға қол жеткізуге құқылы",
      ru: "Человек вправе знать об обработке и получить доступ к данным",
      en: "The person may have confirmation of the processing and access",
    },
    article: lgpd(18, "I–II"),
    reading: "read",
    types: ["information", "copy"],
  },
  {
    id: "portability",
    names: {
      kk: "Келісім немесе шарт бойынша өңделетін деректердің толық электрондық көшірмесі беріледі",
      ru: "По согласию или договору выдаётся полная электронная копия данных",
      en: "On consent or contract a full electronic copy is handed over",
    },
    article: lgpd(19, "§ 3"),
    reading: "read",
    types: ["copy"],
  },
  {
    id: "inaccurate-data",
    names: {
      kk: "Деректер толық емес, дұрыс емес немесе ескірген",
      ru: "Данные неполны, неточны или устарели",
      en: "The data are incomplete, inaccurate or out of date",
    },
    article: lgpd(18, "III"),
    reading: "read",
    types: ["rectification"],
  },
  {
    id: "unneeded-or-unlawful",
    names: {
      kk: "Деректер қажетсіз, артық немесе заңға қайшы өңделген",
      ru: "Данные не нужны, избыточны или обрабатываются вопреки закону",
      en: "The data are unneeded, excessive or processed against the law",
    },
    article: lgpd(18, "IV"),
    reading: "read",
    types: ["erasure", "restriction", "unpublish"],
  },
  {
    id: "consent-data",
    names: {
      kk: "Деректер келісіммен өңделген, адам оларды жоюды сұрайды",
      ru: "Данные обрабатываются по согласию, и человек просит их удалить",
      en: "The data are processed on consent and the person asks for erasure",
    },
    article: lgpd(18, "VI"),
    reading: "read",
    types: ["erasure"],
  },
  {
    id: "consent-withdrawn",
    names: {
      kk: "Субъект келісімін кері қайтарып алды",
      ru: "Субъект отозвал согласие",
      en: "The subject withdrew consent",
    },
    article: lgpd(18, "IX"),
    reading: "read",
    types: ["withdrawal", "notice-refusal"],
  },
  {
    id: "objection-right",
    names: {
      kk: "Адам келісімсіз және заң бұзылып жүргізілетін өңдеуге қарсы",
      ru: "Человек возражает против обработки без согласия с нарушением закона",
      en: "The person objects to processing without consent that breaks the law",
    },
    article: lgpd(18, "§ 2"),
    reading: "read",
    types: ["objection"],
  },
];
