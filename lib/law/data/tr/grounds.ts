import type { Ground } from "#lib/law/core/regime.ts";
import { kvkk } from "./article.ts";

/** Lawful grounds on which an application is granted: the rights of article 11. */
export const trGrounds: readonly Ground[] = [
  {
    id: "access-right",
    names: {
      kk: "Адам деректерінің өңделетінін, мақсатын және кімге берілгенін білуге құқылы",
      ru: "Человек вправе знать, обрабатываются ли данные, зачем и кому переданы",
      en: "The person may know whether data are processed, why and to whom they went",
    },
    article: kvkk(11, "1"),
    reading: "read",
    types: ["information", "copy"],
  },
  {
    id: "inaccurate-data",
    names: {
      kk: "Деректер толық емес немесе қате",
      ru: "Данные неполны или ошибочны",
      en: "The data are incomplete or wrong",
    },
    article: kvkk(11, "1-d"),
    reading: "interpreted",
    types: ["rectification"],
  },
  {
    id: "reason-gone",
    names: {
      kk: "Өңдеу себебі жойылды",
      ru: "Причины для обработки больше нет",
      en: "The reason for the processing is gone",
    },
    article: {
      kk: `${kvkk(7, "1").kk}; 11(1-e)-бап`,
      ru: `${kvkk(7, "1").ru}; статья 11(1-e)`,
      en: `${kvkk(7, "1").en}; article 11(1-e)`,
    },
    reading: "interpreted",
    types: ["erasure", "unpublish"],
  },
  {
    id: "consent-withdrawn",
    names: {
      kk: "Субъект айқын келісімін кері қайтарып алды",
      ru: "Субъект отозвал явное согласие",
      en: "The subject withdrew explicit consent",
    },
    article: kvkk(5, "1"),
    reading: "interpreted",
    types: ["withdrawal", "notice-refusal", "erasure"],
  },
  {
    id: "automated-decision",
    names: {
      kk: "Тек автоматты жүйемен жасалған талдау адам үшін қолайсыз нәтиже берді",
      ru: "Анализ исключительно автоматическими средствами дал невыгодный для человека результат",
      en: "Analysis by machine alone led to a result against the person",
    },
    article: kvkk(11, "1-g"),
    reading: "interpreted",
    types: ["objection"],
  },
];
