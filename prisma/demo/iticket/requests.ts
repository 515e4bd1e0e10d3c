import type { SampleRequest } from "../sample-request.ts";

/** What waits at the desk of a demo that has just started. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    ...{ person: 14, locale: "kk", type: "information", slot: -1, taken: 12 },
    details: {
      question: "Менің телефон нөмірім кімдерге берілді? Тізімін және негізін айтыңызшы.",
    },
  },
  {
    ...{ person: 27, locale: "ru", type: "information", slot: 0, taken: 12 },
    details: {
      question: "Сколько лет вы храните сведения о моих покупках и на каком основании?",
    },
  },
  { ...{ person: 33, locale: "kk", type: "erasure", slot: 0, taken: 7 } },
  {
    ...{ person: 48, locale: "ru", type: "rectification", slot: 0 },
    details: {
      field: "Дата рождения",
      wanted: "14.03.1988",
      reason: "В паспорте другой год, ошибся при регистрации.",
    },
  },
  {
    ...{ person: 52, locale: "kk", type: "information", slot: 1 },
    details: { question: "Билет алғанда берген деректерімді қандай мақсатта өңдейсіздер?" },
  },
  {
    ...{ person: 66, locale: "ru", type: "withdrawal", slot: 1, taken: 3 },
    details: { purpose: "tickets", reason: "Больше не пользуюсь сайтом." },
  },
  {
    ...{ person: 75, locale: "ru", type: "information", slot: 2, taken: 15 },
    details: { question: "Передавались ли мои данные за пределы Казахстана?" },
  },
  {
    ...{ person: 62, locale: "kk", type: "withdrawal", slot: 2 },
    details: { purpose: "tickets", reason: "Қызмет енді керек емес." },
  },
  {
    ...{ person: 68, locale: "ru", type: "rectification", slot: 1, taken: 12, then: "approved" },
    ground: "documents-confirm",
    words:
      "Исправим фамилию по вашему документу. Напишем, когда исправление будет прочитано в системе.",
    details: { field: "Фамилия", wanted: "Ларина-Белова", reason: "Сменила после замужества." },
  },
  {
    ...{ person: 104, locale: "ru", type: "erasure", slot: 6, counts: "last", taken: 12 },
    ...{ then: "proposed", ground: "dc41" },
    words:
      "Мы удалим ваши данные, как вы просили. Оплаты остаются до конца срока по налоговому закону, остальное уйдёт.",
  },
  { ...{ person: 118, locale: "ru", type: "copy", slot: 1, taken: 15 } },
  {
    ...{ person: 153, locale: "ru", type: "erasure", slot: 4, counts: "last", taken: 12 },
    ...{ then: "stopped", ground: "dc41", second: 3 },
    words: "Мы удалим ваши данные, как вы просили. О каждом шаге будет написано в портале.",
  },
  {
    ...{ person: 126, locale: "kk", type: "erasure", slot: 9, counts: "last", taken: 7 },
    ...{ then: "proposed", ground: "dc41" },
    words:
      "Сіздің өтінішіңіз бойынша деректеріңізді жоямыз. Төлемдер салық заңы бойынша мерзімі біткенше сақталады.",
  },
  {
    ...{ person: 139, locale: "ru", type: "information", slot: 1, taken: 15, then: "answered" },
    ...{ ground: "access-right" },
    words:
      "Мы храним ваши имя, телефон и покупки для исполнения договора. Получатель платёжных данных один: банк.",
    details: { question: "Кому вы передаёте мои данные?" },
  },
  {
    ...{ person: 147, locale: "kk", type: "information", slot: 0, taken: 12, then: "refused" },
    ...{ ground: "not-the-subject" },
    words: "Сұралған деректер Сізге тиесілі емес, сондықтан оларды бере алмаймыз.",
    details: { question: "Жұбайымның сатып алуларын көрсетіңіздерші." },
  },
];
