import type { Text } from "#lib/kernel/locale.ts";
import type { RefusalReason } from "#lib/law/core/regime.ts";

const civilCode = (section: string): Text => ({
  kk: `Калифорния Азаматтық кодексі, § ${section}`,
  ru: `Гражданский кодекс Калифорнии, § ${section}`,
  en: `California Civil Code, § ${section}`,
});
const ccr = (place: string): Text => ({
  kk: `11 CCR § ${place}`,
  ru: `11 CCR § ${place}`,
  en: `11 CCR § ${place}`,
});
/** Requests that need the person verified; an opt-out and a limit do not. */
const verified = ["information", "copy", "rectification", "erasure"];
const optOuts = ["objection", "withdrawal", "restriction"];

/** Reasons for a refusal, of all or of a part. */
export const usCaRefusals: readonly RefusalReason[] = [
  {
    id: "identity-not-shown",
    names: {
      kk: "Адамның жеке басын 45 күн ішінде растау мүмкін болмады",
      ru: "Личность не удалось подтвердить за 45 дней",
      en: "The person could not be verified within the 45 days",
    },
    article: ccr("7021(b)"),
    reading: "read",
    types: verified,
  },
  {
    id: "not-the-subject",
    names: {
      kk: "Өкілдің адам қол қойған рұқсаты жоқ",
      ru: "У представителя нет подписанного разрешения человека",
      en: "The agent has no permission signed by the person",
    },
    article: ccr("7026(j)"),
    reading: "interpreted",
    types: [...verified, ...optOuts],
  },
  {
    id: "deletion-exception",
    names: {
      kk: "Деректер мәміле, қауіпсіздік, заң талабы немесе өзге ерекше жағдай үшін қажет",
      ru: "Данные нужны для сделки, безопасности, требования закона или другого исключения",
      en: "The data are needed for a transaction, security, a legal duty or another exception",
    },
    article: civilCode("1798.105(d)"),
    reading: "interpreted",
    types: ["erasure"],
  },
  {
    id: "data-accurate",
    names: {
      kk: "Барлық мән-жайды ескергенде деректердің дұрыс болуы ықтималырақ",
      ru: "По совокупности обстоятельств данные, вероятнее всего, верны",
      en: "On the whole of the circumstances the data are more likely accurate",
    },
    article: ccr("7023(b)"),
    reading: "interpreted",
    types: ["rectification"],
  },
  {
    id: "fraudulent",
    names: {
      kk: "Өтінішті алаяқтық деп есептеуге адал әрі құжатталған негіз бар",
      ru: "Есть добросовестное и документированное основание считать обращение мошенническим",
      en: "There is a documented good-faith belief that the request is fraudulent",
    },
    article: ccr("7026(e)"),
    reading: "interpreted",
    types: optOuts,
  },
  {
    id: "unfounded-or-excessive",
    names: {
      kk: "Өтініш анық негізсіз немесе шектен тыс",
      ru: "Обращение явно необоснованно или чрезмерно",
      en: "The request is manifestly unfounded or excessive",
    },
    article: civilCode("1798.145(h)(3)"),
    reading: "interpreted",
    types: verified,
  },
  {
    id: "others-rights",
    names: {
      kk: "Бұл басқа адамдардың құқықтары мен бостандықтарына нұқсан келтіреді",
      ru: "Это ущемило бы права и свободы других людей",
      en: "It would harm the rights and freedoms of others",
    },
    article: civilCode("1798.145(k)"),
    reading: "interpreted",
    types: verified,
  },
  {
    id: "not-held",
    names: {
      kk: "Мұндай деректер бізде жоқ",
      ru: "Таких данных у нас нет",
      en: "No such data are held",
    },
    article: civilCode("1798.130"),
    reading: "interpreted",
    types: verified,
  },
];
