import type { SampleRequest } from "../sample-request.ts";

/** What waits at the desk of a demo that has just started. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    ...{ person: 11, locale: "ru", type: "information", slot: -1, taken: 12 },
    details: { question: "Каким партнёрам вы передали мой телефон?" },
  },
  { ...{ person: 24, locale: "kk", type: "erasure", slot: 0, taken: 7 } },
  {
    ...{ person: 37, locale: "ru", type: "rectification", slot: 0 },
    details: {
      field: "Имя",
      wanted: "Анна-Мария",
      reason: "В аккаунте записано только первое имя.",
    },
  },
  {
    ...{ person: 50, locale: "kk", type: "information", slot: 1, taken: 15 },
    details: { question: "Қарызым өтелген соң деректерім қашан жойылады?" },
  },
  {
    ...{ person: 63, locale: "ru", type: "withdrawal", slot: 1, taken: 3 },
    details: { purpose: "services", reason: "Больше ничего не сдаю." },
  },
];
