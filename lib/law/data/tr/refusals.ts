import type { RefusalReason } from "#lib/law/core/regime.ts";
import { kvkk } from "./article.ts";

const everyType = [
  ...["information", "copy", "rectification", "erasure", "withdrawal", "objection", "unpublish"],
  "notice-refusal",
];

/** Reasons for a refusal, which has to be explained: article 13(3). */
export const trRefusals: readonly RefusalReason[] = [
  {
    id: "identity-not-shown",
    names: {
      kk: "Жеке басы расталмады",
      ru: "Личность не подтверждена",
      en: "Identity was not shown",
    },
    article: kvkk(13, "1"),
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
    article: kvkk(11, "1"),
    reading: "interpreted",
    types: everyType,
  },
  {
    id: "other-condition",
    names: {
      kk: "Заң, шарт немесе заңда көзделген өзге жағдай өңдеуге әлі негіз болады",
      ru: "Для обработки остаётся основание: закон, договор или другое предусмотренное законом условие",
      en: "A law, a contract or another condition still allows the processing",
    },
    article: kvkk(5, "2"),
    reading: "interpreted",
    types: ["erasure", "withdrawal", "objection", "unpublish", "notice-refusal"],
  },
  {
    id: "outside-the-law",
    names: {
      kk: "Бұл жағдайға заң қолданылмайды",
      ru: "Закон на этот случай не распространяется",
      en: "The law does not apply to this case",
    },
    article: kvkk(28),
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
    article: kvkk(11, "1"),
    reading: "interpreted",
    types: everyType,
  },
];
