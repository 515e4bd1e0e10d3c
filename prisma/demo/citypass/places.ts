/** Places that do not exist, in the two cities whose passes the site sells. */
export const places = [
  ["astana", "Бұлт көпірі"],
  ["astana", "Музей степного ветра"],
  ["astana", "Жұлдызды бақ"],
  ["astana", "Смотровая площадка «Высота»"],
  ["almaty", "Тау аспалы жолы"],
  ["almaty", "Музей яблока"],
  ["almaty", "Көлбай саябағы"],
  ["almaty", "Зимний сад на крыше"],
] as const satisfies readonly (readonly ["astana" | "almaty", string])[];

export const neighbourhoods = [
  "Астана, сол жағалау",
  "Астана, правый берег",
  "Алматы, орталық",
  "Алматы, предгорья",
] as const;

export const homeCities = ["Қарағанды", "Павлодар", "Шымкент", "Усть-Каменогорск"] as const;
export const interests = ["музейлер", "горы и прогулки", "асхана", "история"] as const;

/** Subjects of the newsletter. */
export const news = [
  "Жазғы ұсыныс",
  "Выходные в двух городах",
  "Жаңа орындар қосылды",
  "Цены на весну",
] as const;

/** Subjects of service messages. */
export const notices = [
  "Картаңыз дайын",
  "Ваша карта начинает действовать завтра",
  "Карта мерзімі бітті",
] as const;

export const questions = [
  "Карта не открывается в телефоне.",
  "Қай орындарға кіруге болады?",
  "Как перенести дату начала?",
] as const;
