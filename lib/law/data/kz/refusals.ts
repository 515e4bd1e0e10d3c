import type { Text } from "#lib/kernel/locale.ts";
import type { RefusalReason } from "#lib/law/core/regime.ts";

const everyType = [
  ...["information", "copy", "rectification", "restriction", "release", "erasure", "withdrawal"],
  ...["objection", "unpublish", "claim", "notice-refusal"],
];

function law(article: Text): Text {
  return {
    kk: `№\u00a094-V Заң, ${article.kk}`,
    ru: `Закон №\u00a094-V, ${article.ru}`,
    en: `Law No.\u00a094-V, ${article.en}`,
  };
}
const article8p2 = law({ kk: "8-бап, 2-тармақ", ru: "статья 8, пункт 2", en: "article 8(2)" });

/** Digital Code article 41(4), one reason for each of its six cases. */
function dc41p4(sub: number, id: string, names: Text): RefusalReason {
  return {
    id: `dc41-4-${id}`,
    names,
    article: {
      kk: `Цифрлық кодекс, 41-бап, 4-тармақ, ${sub}-тармақша`,
      ru: `Цифровой кодекс, статья 41, пункт 4, подпункт ${sub}`,
      en: `Digital Code, article 41(4)(${sub})`,
    },
    reading: "read",
    types: ["erasure", "restriction"],
  };
}

/** Reasons for a refusal, of all or of a part. */
export const kzRefusals: readonly RefusalReason[] = [
  {
    id: "identity-not-shown",
    names: {
      kk: "Жеке басы расталмады",
      ru: "Личность не подтверждена",
      en: "Identity was not shown",
    },
    article: law({ kk: "10-бап, 2-тармақ", ru: "статья 10, пункт 2", en: "article 10(2)" }),
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
    article: law({ kk: "24-бап", ru: "статья 24", en: "article 24" }),
    reading: "interpreted",
    types: everyType,
  },
  {
    id: "obligation-unfulfilled",
    names: {
      kk: "Орындалмаған міндеттеме бар",
      ru: "Есть неисполненное обязательство",
      en: "An obligation is unfulfilled",
    },
    article: article8p2,
    reading: "read",
    types: ["erasure", "withdrawal"],
  },
  {
    id: "law-forbids-withdrawal",
    names: {
      kk: "Келісімді кері қайтарып алуға заң жол бермейді",
      ru: "Закон не допускает отзыва согласия",
      en: "The law forbids the withdrawal",
    },
    article: article8p2,
    reading: "read",
    types: ["withdrawal", "erasure"],
  },
  {
    id: "mandatory-storage",
    names: {
      kk: "Деректерді сақтау міндетті, сондықтан оларға қол жеткізу шектеледі",
      ru: "Хранение обязательно, поэтому доступ к данным ограничивается",
      en: "Storage is mandatory, so access is restricted instead",
    },
    article: {
      kk: "Цифрлық кодекс, 41-бап, 3-тармақ",
      ru: "Цифровой кодекс, статья 41, пункт 3",
      en: "Digital Code, article 41(3)",
    },
    reading: "read",
    types: ["erasure"],
  },
  dc41p4(1, "others-safety", {
    kk: "Бұл үшінші тұлғалардың өміріне, денсаулығына немесе құқықтарына қауіп төндіреді",
    ru: "Это угрожает жизни, здоровью или правам третьих лиц",
    en: "The life, health or rights of others would be at risk",
  }),
  dc41p4(2, "offence", {
    kk: "Деректер құқық бұзушылық ісі үшін қажет",
    ru: "Данные нужны по делу о правонарушении",
    en: "The data are needed in the case of an offence",
  }),
  dc41p4(3, "justice", {
    kk: "Деректер сот төрелігін жүзеге асыру үшін қажет",
    ru: "Данные нужны для осуществления правосудия",
    en: "The data are needed for justice",
  }),
  dc41p4(4, "public-interest", {
    kk: "Заңда көзделген қоғамдық мүдде бар",
    ru: "Есть общественный интерес, предусмотренный законом",
    en: "A law names a public interest",
  }),
  dc41p4(5, "statistics", {
    kk: "Деректер иесіздендірілген түрде статистика немесе ғылым үшін қолданылады",
    ru: "Данные служат статистике или науке в обезличенном виде",
    en: "Anonymised data serve statistics or science",
  }),
  dc41p4(6, "state-functions", {
    kk: "Деректер мемлекеттік функцияларды орындау үшін қажет",
    ru: "Данные нужны для исполнения государственных функций",
    en: "The data are needed for functions of the state",
  }),
  {
    id: "no-documents",
    names: {
      kk: "Өзгерісті растайтын құжаттар жоқ",
      ru: "Нет документов, подтверждающих изменение",
      en: "No documents confirm the change",
    },
    article: law({
      kk: "24-бап, 1-тармақ, 2) тармақша",
      ru: "статья 24, пункт 1, подпункт 2",
      en: "article 24(1)(2)",
    }),
    reading: "read",
    types: ["rectification"],
  },
  {
    id: "breach-not-confirmed",
    names: {
      kk: "Бұзушылық расталмады",
      ru: "Нарушение не подтвердилось",
      en: "The breach was not confirmed",
    },
    article: law({
      kk: "25-бап, 2-тармақ, 8) тармақша",
      ru: "статья 25, пункт 2, подпункт 8",
      en: "article 25(2)(8)",
    }),
    reading: "read",
    types: ["restriction", "erasure", "unpublish"],
  },
  {
    id: "others-rights",
    names: {
      kk: "Жазбада басқа адамдардың деректері бар",
      ru: "В записи есть данные других людей",
      en: "The record also holds other people’s data",
    },
    article: law({ kk: "15-бап, 1-тармақ", ru: "статья 15, пункт 1", en: "article 15(1)" }),
    reading: "interpreted",
    types: everyType,
  },
  {
    id: "not-held",
    names: {
      kk: "Мұндай деректер бізде жоқ",
      ru: "Таких данных у нас нет",
      en: "No such data are held",
    },
    article: law({
      kk: "24-бап, 1-тармақ, 1) тармақша",
      ru: "статья 24, пункт 1, подпункт 1",
      en: "article 24(1)(1)",
    }),
    reading: "interpreted",
    types: everyType,
  },
  {
    id: "claim-unfounded",
    names: {
      kk: "Талап негізсіз",
      ru: "Претензия не обоснована",
      en: "The claim is not founded",
    },
    article: {
      kk: "«Тұтынушылардың құқықтарын қорғау туралы» Заң, 42-4-бап",
      ru: "Закон «О защите прав потребителей», статья 42-4",
      en: "Consumer Protection Law, article 42-4",
    },
    reading: "interpreted",
    types: ["claim"],
  },
];
