import type { Ground } from "#lib/law/core/regime.ts";
import { law152 } from "./article.ts";

/** Lawful grounds on which a request is granted. They start no rule: those they would start are not read yet. */
export const ruGrounds: readonly Ground[] = [
  {
    id: "access-right",
    names: {
      kk: "Субъектінің өз деректері туралы мәлімет алу құқығы",
      ru: "Право субъекта на сведения о своих данных",
      en: "The subject may have information on the data",
    },
    article: law152("14", "1"),
    reading: "interpreted",
    types: ["information", "copy"],
  },
  {
    id: "inaccurate-data",
    names: {
      kk: "Деректер толық емес, ескірген немесе қате екені расталды",
      ru: "Подтверждено, что данные неполны, устарели или неточны",
      en: "The data are shown to be incomplete, out of date or wrong",
    },
    article: law152("20", "3"),
    reading: "interpreted",
    types: ["rectification"],
  },
  {
    id: "unlawful-processing",
    names: {
      kk: "Деректер заңсыз өңделген немесе заңсыз алынған",
      ru: "Данные обрабатываются неправомерно или получены незаконно",
      en: "The data are processed or were obtained unlawfully",
    },
    article: law152("21", "3"),
    reading: "interpreted",
    types: ["erasure", "restriction", "unpublish"],
  },
  {
    id: "purpose-reached",
    names: {
      kk: "Өңдеу мақсатына қол жеткізілді",
      ru: "Цель обработки достигнута",
      en: "The purpose of the processing is reached",
    },
    article: law152("21", "4"),
    reading: "interpreted",
    types: ["erasure"],
  },
  {
    id: "consent-withdrawn",
    names: {
      kk: "Субъект келісімін кері қайтарып алды",
      ru: "Субъект отозвал согласие",
      en: "The subject withdrew consent",
    },
    article: law152("21", "5"),
    reading: "interpreted",
    types: ["erasure", "withdrawal", "notice-refusal"],
  },
  {
    id: "stop-demanded",
    names: {
      kk: "Субъект өңдеуді тоқтатуды талап етеді",
      ru: "Субъект требует прекратить обработку",
      en: "The subject demands that processing stops",
    },
    article: law152("21", "5.1"),
    reading: "interpreted",
    types: ["objection", "restriction", "unpublish", "erasure"],
  },
  {
    id: "breach-not-found",
    names: {
      kk: "Бұзушылық расталмады",
      ru: "Нарушение не подтвердилось",
      en: "The breach was not confirmed",
    },
    article: law152("21", "2"),
    reading: "interpreted",
    types: ["release"],
  },
];
