import type { SampleRequest } from "../sample-request.ts";

/** What waits at the desk of a demo that has just started. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    ...{ person: 7, locale: "en", type: "information", slot: -1, taken: 12 },
    details: { question: "From what did you derive the interests that you show me?" },
  },
  { ...{ person: 20, locale: "kk", type: "erasure", slot: 0, taken: 7 } },
  {
    ...{ person: 33, locale: "ru", type: "rectification", slot: 0 },
    details: {
      field: "Электронная почта",
      wanted: "new-address@example.org",
      reason: "Прежним адресом больше не пользуюсь.",
    },
  },
  {
    ...{ person: 46, locale: "kk", type: "information", slot: 1 },
    details: { question: "Форумдағы жазбаларымды кім көре алады?" },
  },
  {
    ...{ person: 59, locale: "en", type: "withdrawal", slot: 1, taken: 3 },
    details: { purpose: "personal", reason: "I do not need recommendations." },
  },
];
