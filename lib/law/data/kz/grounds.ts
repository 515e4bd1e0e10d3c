import type { Text } from "#lib/kernel/locale.ts";
import type { Ground } from "#lib/law/core/regime.ts";

const article18: Text = {
  kk: "№\u00a094-V Заң, 18-бап және 25-бап, 2-тармақ, 8) тармақша",
  ru: "Закон №\u00a094-V, статья 18 и статья 25, пункт 2, подпункт 8",
  en: "Law No.\u00a094-V, article 18 and 25(2)(8)",
};
const article24: Text = {
  kk: "№\u00a094-V Заң, 24-бап, 1-тармақ, 1) тармақша",
  ru: "Закон №\u00a094-V, статья 24, пункт 1, подпункт 1",
  en: "Law No.\u00a094-V, article 24(1)(1)",
};

/** Lawful grounds on which a request is granted. A ground that `adds` a rule starts its clock on the day it is named. */
export const kzGrounds: readonly Ground[] = [
  {
    id: "dc41",
    names: {
      kk: "Субъектінің деректерді жою туралы талабы",
      ru: "Требование субъекта удалить данные",
      en: "The subject demands deletion",
    },
    article: {
      kk: "Цифрлық кодекс, 41-бап",
      ru: "Цифровой кодекс, статья 41",
      en: "Digital Code, article 41",
    },
    reading: "interpreted",
    types: ["erasure"],
    note: {
      kk: "Нақты мерзім жоқ; 15 жұмыс күні: заңды біз осылай түсінеміз",
      ru: "Своего срока нет; 15 рабочих дней – так мы читаем закон",
      en: "No term of its own; 15 working days is our reading",
    },
  },
  {
    id: "relations-ended",
    names: {
      kk: "Құқықтық қатынастар тоқтатылды",
      ru: "Правоотношения прекращены",
      en: "Legal relations have ended",
    },
    article: article18,
    reading: "read",
    types: ["erasure"],
    adds: "destroy.other",
  },
  {
    id: "purpose-reached",
    names: {
      kk: "Сақтау мерзімі аяқталды, мақсатқа қол жеткізілді",
      ru: "Срок хранения истёк, цель достигнута",
      en: "The storage term is over, the purpose is reached",
    },
    article: article18,
    reading: "read",
    types: ["erasure"],
    adds: "destroy.other",
  },
  {
    id: "no-consent",
    names: {
      kk: "Келісімсіз өңделгені расталды",
      ru: "Обработка без согласия подтверждена",
      en: "Processed without consent, confirmed",
    },
    article: article18,
    reading: "read",
    types: ["erasure"],
    adds: "destroy.unlawful",
  },
  {
    id: "court-act",
    names: {
      kk: "Сот актісі күшіне енді",
      ru: "Вступил в силу судебный акт",
      en: "A court act is in force",
    },
    article: article18,
    reading: "read",
    types: ["erasure"],
    adds: "destroy.other",
  },
  {
    id: "access-right",
    names: {
      kk: "Субъектінің өз деректері туралы білу құқығы",
      ru: "Право субъекта знать о своих данных",
      en: "The subject may know what is held",
    },
    article: article24,
    reading: "read",
    types: ["information", "copy"],
  },
  {
    id: "documents-confirm",
    names: {
      kk: "Құжаттар дұрыс деректерді растайды",
      ru: "Документы подтверждают верные данные",
      en: "Documents confirm the correct data",
    },
    article: {
      kk: "№\u00a094-V Заң, 24-бап, 1-тармақ, 2) тармақша",
      ru: "Закон №\u00a094-V, статья 24, пункт 1, подпункт 2",
      en: "Law No.\u00a094-V, article 24(1)(2)",
    },
    reading: "read",
    types: ["rectification"],
    adds: "rectify",
  },
  {
    id: "breach-reported",
    names: {
      kk: "Өңдеу шарттары бұзылғаны туралы ақпарат бар",
      ru: "Есть информация о нарушении условий обработки",
      en: "There is information about a breach of conditions",
    },
    article: {
      kk: "№\u00a094-V Заң, 24-бап, 1-тармақ, 3) тармақша",
      ru: "Закон №\u00a094-V, статья 24, пункт 1, подпункт 3",
      en: "Law No.\u00a094-V, article 24(1)(3)",
    },
    reading: "read",
    types: ["restriction"],
    adds: "block",
  },
  {
    id: "dc41-restrict",
    names: {
      kk: "Субъектінің өңдеуді шектеу туралы талабы",
      ru: "Требование субъекта ограничить обработку",
      en: "The subject demands restriction",
    },
    article: {
      kk: "Цифрлық кодекс, 41-бап",
      ru: "Цифровой кодекс, статья 41",
      en: "Digital Code, article 41",
    },
    reading: "interpreted",
    types: ["restriction"],
  },
  {
    id: "breach-not-found",
    names: {
      kk: "Бұзушылық расталмады",
      ru: "Нарушение не подтвердилось",
      en: "The breach was not confirmed",
    },
    article: {
      kk: "№\u00a094-V Заң, 25-бап, 2-тармақ, 8) тармақша",
      ru: "Закон №\u00a094-V, статья 25, пункт 2, подпункт 8",
      en: "Law No.\u00a094-V, article 25(2)(8)",
    },
    reading: "read",
    types: ["release"],
    adds: "unblock",
  },
  {
    id: "consent-withdrawn",
    names: {
      kk: "Субъект келісімін кері қайтарып алды",
      ru: "Субъект отозвал согласие",
      en: "The subject withdrew consent",
    },
    article: {
      kk: "№\u00a094-V Заң, 8-бап, 7-тармақ",
      ru: "Закон №\u00a094-V, статья 8, пункт 7",
      en: "Law No.\u00a094-V, article 8(7)",
    },
    reading: "read",
    types: ["withdrawal", "objection", "notice-refusal"],
  },
  {
    id: "automated-decision",
    names: {
      kk: "Шешім тек автоматты түрде қабылданған",
      ru: "Решение принято только автоматически",
      en: "The decision was made by automation alone",
    },
    article: {
      kk: "№\u00a094-V Заң, 19-1-бап",
      ru: "Закон №\u00a094-V, статья 19-1",
      en: "Law No.\u00a094-V, article 19-1",
    },
    reading: "read",
    types: ["objection"],
  },
  {
    id: "published-unlawfully",
    names: {
      kk: "Деректер жалпыға қолжетімді көзде заңсыз жарияланған",
      ru: "Данные опубликованы незаконно",
      en: "The data were published unlawfully",
    },
    article: {
      kk: "№\u00a094-V Заң, 6-бап",
      ru: "Закон №\u00a094-V, статья 6",
      en: "Law No.\u00a094-V, article 6",
    },
    reading: "read",
    types: ["unpublish"],
  },
  {
    id: "claim-founded",
    names: { kk: "Талап негізді", ru: "Претензия обоснована", en: "The claim is founded" },
    article: {
      kk: "«Тұтынушылардың құқықтарын қорғау туралы» Заң, 42-4-бап",
      ru: "Закон «О защите прав потребителей», статья 42-4",
      en: "Consumer Protection Law, article 42-4",
    },
    reading: "interpreted",
    types: ["claim"],
  },
];
