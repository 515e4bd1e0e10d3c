import type { SampleRequest } from "../sample-request.ts";

/** What waits at the desk of a demo that has just started. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    ...{ person: 9, locale: "ru", type: "information", slot: -1, taken: 12 },
    details: { question: "Кому в компании видно, что я пользуюсь сервисом от её имени?" },
  },
  { ...{ person: 22, locale: "kk", type: "erasure", slot: 0, taken: 7 } },
  {
    ...{ person: 35, locale: "ru", type: "rectification", slot: 0 },
    details: {
      field: "Рабочая почта",
      wanted: "new-work@example.org",
      reason: "Сменилась после перевода в другой отдел.",
    },
  },
  {
    ...{ person: 48, locale: "kk", type: "information", slot: 1 },
    details: { question: "Менің деректерімді OpenID арқылы қай сайттарға бердіңіздер?" },
  },
  {
    ...{ person: 61, locale: "ru", type: "withdrawal", slot: 1, taken: 3 },
    details: { purpose: "community", reason: "Больше не публикую." },
  },
];
