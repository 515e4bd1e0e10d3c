import type { RefusalReason } from "#lib/law/core/regime.ts";
import { lgpd } from "./article.ts";

const everyType = [
  ...["information", "copy", "rectification", "restriction", "erasure", "withdrawal"],
  ...["objection", "unpublish", "notice-refusal"],
];

/** Reasons for a refusal, of all or of a part. */
export const brRefusals: readonly RefusalReason[] = [
  {
    id: "identity-not-shown",
    names: {
      kk: "Өтінішті субъектінің немесе оның өкілінің бергені расталмады",
      ru: "Не подтверждено, что обращение подал субъект или его представитель",
      en: "It was not shown that the subject or a representative asks",
    },
    article: lgpd(18, "§ 3"),
    reading: "interpreted",
    types: everyType,
  },
  {
    id: "not-the-operator",
    names: {
      kk: "Бұл деректерді біз өңдемейміз; мүмкін болса, кім өңдейтіні көрсетіледі",
      ru: "Эти данные обрабатываем не мы; по возможности указано, кто",
      en: "We do not process these data; where possible we name who does",
    },
    article: lgpd(18, "§ 4, I"),
    reading: "read",
    types: everyType,
  },
  {
    id: "impediment",
    names: {
      kk: "Бірден орындауға нақты немесе құқықтық себеп кедергі",
      ru: "Исполнить сразу мешает фактическая или правовая причина",
      en: "A reason of fact or of law prevents acting at once",
    },
    article: lgpd(18, "§ 4, II"),
    reading: "read",
    types: everyType,
  },
  {
    id: "mandatory-storage",
    names: {
      kk: "Деректерді заң талабы, зерттеу немесе басқа рұқсат етілген жағдай үшін сақтау керек",
      ru: "Данные надо хранить по закону, для исследования или в ином дозволенном случае",
      en: "The data have to be kept for a legal duty, research or another permitted case",
    },
    article: lgpd(16),
    reading: "interpreted",
    types: ["erasure"],
  },
  {
    id: "trade-secret",
    names: {
      kk: "Мәліметтің бір бөлігі коммерциялық немесе өнеркәсіптік құпия",
      ru: "Часть сведений составляет коммерческую или промышленную тайну",
      en: "Part of it is a commercial or industrial secret",
    },
    article: lgpd(19, "II"),
    reading: "read",
    types: ["information", "copy"],
  },
  {
    id: "not-held",
    names: {
      kk: "Мұндай деректер бізде жоқ",
      ru: "Таких данных у нас нет",
      en: "No such data are held",
    },
    article: lgpd(19, "II"),
    reading: "read",
    types: everyType,
  },
];
