import type { Regime } from "#lib/law/core/regime.ts";
import { ruGrounds } from "./grounds.ts";
import { ruRefusals } from "./refusals.ts";
import { ruRules } from "./rules.ts";

const information = { atReceipt: ["info.answer"], onEvent: [] };
const stop = { atReceipt: ["processing.stop"], onEvent: ["unlawful.stop", "destroy.unlawful"] };
const withdrawal = { atReceipt: ["consent.withdraw"], onEvent: [] };

/** Russia. Until its articles are read no request starts a rule here, so no operator can work under it. */
export const ru: Regime = {
  id: "RU",
  names: { kk: "Ресей", ru: "Россия", en: "Russia" },
  calendar: "RU",
  receivedNote: {
    why: {
      kk: "Алынды. Мерзім келесі күннен басталады",
      ru: "Получено. Срок идёт со следующего дня",
      en: "Received, day 0. The term runs from the next day",
    },
    source: {
      kk: "Ресей Федерациясының Азаматтық кодексі, 191-бап",
      ru: "Гражданский кодекс Российской Федерации, статья 191",
      en: "Civil Code of the Russian Federation, article 191",
    },
  },
  rules: ruRules,
  // No `claim`: a term of the contract or consumer law may know one, this law does not.
  requestTypes: {
    information,
    copy: information,
    rectification: { atReceipt: ["info.answer"], onEvent: ["rectify"] },
    restriction: stop,
    release: information,
    erasure: stop,
    withdrawal,
    objection: { atReceipt: ["processing.stop"], onEvent: [] },
    unpublish: stop,
    "notice-refusal": withdrawal,
  },
  grounds: ruGrounds,
  refusals: ruRefusals,
};
