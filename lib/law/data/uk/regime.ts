import type { Regime } from "#lib/law/core/regime.ts";
import { euBases } from "../eu/bases.ts";
import { ukGrounds } from "./grounds.ts";
import { ukRefusals } from "./refusals.ts";
import { ukRules } from "./rules.ts";

const access = { atReceipt: ["access.answer"], onEvent: [] };
const answer = { atReceipt: ["rights.answer"], onEvent: [] };

/** The United Kingdom. */
export const uk: Regime = {
  id: "UK",
  names: { kk: "Біріккен Корольдік", ru: "Великобритания", en: "United Kingdom" },
  calendar: "GB-ENG",
  bases: euBases,
  receivedNote: {
    why: {
      kk: "Алынды. Ай келесі айдың дәл осы күні аяқталады",
      ru: "Получено. Месяц кончается в то же число следующего месяца",
      en: "Received, day 0. The month ends on the same date of the next month",
    },
    source: {
      kk: "UK GDPR, 12A-бап; ICO нұсқаулығы",
      ru: "UK GDPR, статья 12A; руководство ICO",
      en: "UK GDPR, article 12A; ICO guidance",
    },
  },
  rules: ukRules,
  // No `claim`: data protection law knows no pre-trial claim.
  requestTypes: {
    information: access,
    copy: access,
    rectification: answer,
    restriction: answer,
    release: answer,
    erasure: answer,
    withdrawal: answer,
    objection: { atReceipt: ["rights.answer"], onEvent: ["marketing.object"] },
    unpublish: answer,
    "notice-refusal": answer,
  },
  grounds: ukGrounds,
  refusals: ukRefusals,
};
