import type { Regime } from "#lib/law/core/regime.ts";
import { euBases } from "./bases.ts";
import { euGrounds } from "./grounds.ts";
import { euRefusals } from "./refusals.ts";
import { euRules } from "./rules.ts";

const answer = { atReceipt: ["rights.answer"], onEvent: [] };

/** The European Union. No calendar of its own: the holidays are those of the member state, which the pack chooses. */
export const eu: Regime = {
  id: "EU",
  names: { kk: "Еуропалық Одақ", ru: "Европейский союз", en: "European Union" },
  bases: euBases,
  receivedNote: {
    why: {
      kk: "Алынды. Бұл күн мерзімге кірмейді",
      ru: "Получено. Этот день в срок не входит",
      en: "Received, day 0. This day is not counted",
    },
    source: {
      kk: "1182/71 регламенті, 3-бап, 1-тармақ",
      ru: "Регламент 1182/71, статья 3, пункт 1",
      en: "Regulation 1182/71, article 3(1)",
    },
  },
  rules: euRules,
  // No `claim`: the GDPR knows no pre-trial claim, the consumer law of the member state may. `withdrawal`: article 7(3) sets
  // no term, the withdrawal works from its arrival; the month is for the answer and for the erasure that follows from it.
  requestTypes: {
    information: answer,
    copy: answer,
    rectification: answer,
    restriction: answer,
    release: answer,
    erasure: answer,
    withdrawal: answer,
    // That an objection is to direct marketing is seen when somebody reads it; the ground says so and starts its rule.
    objection: { atReceipt: ["rights.answer"], onEvent: ["marketing.object"] },
    unpublish: answer,
    "notice-refusal": answer,
  },
  grounds: euGrounds,
  refusals: euRefusals,
};
