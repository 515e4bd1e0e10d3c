import type { Regime } from "#lib/law/core/regime.ts";
import { usCaGrounds } from "./grounds.ts";
import { usCaRefusals } from "./refusals.ts";
import { usCaRules } from "./rules.ts";

const answer = { atReceipt: ["rights.answer"], onEvent: [] };
const optOut = { atReceipt: ["optout"], onEvent: [] };

/** California. */
export const usCa: Regime = {
  id: "US-CA",
  names: { kk: "АҚШ, Калифорния", ru: "США, Калифорния", en: "United States, California" },
  calendar: "US-CA",
  receivedNote: {
    why: {
      kk: "Алынды. Күндер алынғаннан кейін саналады, жеке басын тексеру оларды тоқтатпайды",
      ru: "Получено. Дни считаются после получения, проверка личности их не останавливает",
      en: "Received, day 0. Days count after receipt; verification does not stop them",
    },
    source: { kk: "11 CCR § 7021(b)", ru: "11 CCR § 7021(b)", en: "11 CCR § 7021(b)" },
  },
  rules: usCaRules,
  // An objection is the opt-out of sale and sharing, a restriction the limit on sensitive data. No `release`, `unpublish`,
  // `claim` or `notice-refusal`: the law of California knows no such request.
  requestTypes: {
    information: answer,
    copy: answer,
    rectification: answer,
    erasure: answer,
    restriction: optOut,
    withdrawal: optOut,
    objection: optOut,
  },
  grounds: usCaGrounds,
  refusals: usCaRefusals,
};
