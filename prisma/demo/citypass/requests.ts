import type { SampleRequest } from "../sample-request.ts";

/** What waits at the desk of a demo that has just started. */
export const sampleRequests: readonly SampleRequest[] = [
  {
    ...{ person: 8, locale: "ru", type: "information", slot: -1, taken: 12 },
    details: { question: "Зачем вы определяете моё местоположение и сколько его храните?" },
  },
  { ...{ person: 21, locale: "kk", type: "erasure", slot: 0, taken: 7 } },
  {
    ...{ person: 34, locale: "ru", type: "rectification", slot: 0 },
    details: {
      field: "Электронная почта",
      wanted: "new-address@example.org",
      reason: "Прежним адресом больше не пользуюсь.",
    },
  },
  {
    ...{ person: 47, locale: "kk", type: "information", slot: 1 },
    details: { question: "Картам туралы мәліметті кімдерге бердіңіздер?" },
  },
  {
    ...{ person: 60, locale: "ru", type: "withdrawal", slot: 1, taken: 3 },
    details: { purpose: "passes", reason: "Картой больше не пользуюсь." },
  },
];
