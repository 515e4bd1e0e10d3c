import type { RefusalReason } from "#lib/law/core/regime.ts";
import { law152 } from "./article.ts";

const everyType = [
  ...["information", "copy", "rectification", "restriction", "release", "erasure", "withdrawal"],
  ...["objection", "unpublish", "notice-refusal"],
];

/** Reasons for a refusal, of all or of a part. */
export const ruRefusals: readonly RefusalReason[] = [
  {
    id: "identity-not-shown",
    names: {
      kk: "Өтініште жеке басын және оператормен қатынасты растайтын мәлімет жоқ",
      ru: "В обращении нет сведений, подтверждающих личность и отношения с оператором",
      en: "The request shows neither identity nor the relation with the operator",
    },
    article: law152("14", "3"),
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
    article: law152("14", "3"),
    reading: "interpreted",
    types: everyType,
  },
  {
    id: "repeated-early",
    names: {
      kk: "Қайталама өтініш рұқсат етілген мерзімнен бұрын берілді",
      ru: "Повторное обращение подано раньше допустимого срока",
      en: "A repeated request came before the time allowed",
    },
    article: law152("14", "6"),
    reading: "interpreted",
    types: ["information", "copy"],
  },
  {
    id: "law-restricts-right",
    names: {
      kk: "Қол жеткізу құқығын федералдық заң шектейді",
      ru: "Право доступа ограничено федеральным законом",
      en: "A federal law restricts the right of access",
    },
    article: law152("14", "8"),
    reading: "interpreted",
    types: ["information", "copy"],
  },
  {
    id: "other-basis",
    names: {
      kk: "Өңдеуді келісімсіз жалғастыруға заңды негіз бар",
      ru: "Есть законное основание продолжать обработку без согласия",
      en: "A lawful basis allows processing to go on without consent",
    },
    article: law152("9", "2"),
    reading: "interpreted",
    types: ["erasure", "withdrawal", "objection", "restriction", "unpublish", "notice-refusal"],
  },
  {
    id: "no-documents",
    names: {
      kk: "Деректердің қате екенін растайтын мәлімет берілмеді",
      ru: "Не представлены сведения, подтверждающие неточность",
      en: "Nothing was given to show that the data are wrong",
    },
    article: law152("20", "3"),
    reading: "interpreted",
    types: ["rectification"],
  },
  {
    id: "not-held",
    names: {
      kk: "Мұндай деректер бізде жоқ",
      ru: "Таких данных у нас нет",
      en: "No such data are held",
    },
    article: law152("14", "7"),
    reading: "interpreted",
    types: everyType,
  },
];
