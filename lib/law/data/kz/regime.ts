import type { Regime } from "#lib/law/core/regime.ts";
import { kzBases } from "./bases.ts";
import { kzGrounds } from "./grounds.ts";
import { kzRefusals } from "./refusals.ts";
import { kzRules } from "./rules.ts";

/**
 * Article 8(7) is in force from 18 January 2026, Digital Code article 41 from 12 July 2026. Before that neither withdrawal,
 * erasure nor restriction on demand had a term of its own; the duty to answer any request, article 25(2)(6)-(7), was there.
 */
const generalAnswer = ["info.refuse"];

/** Kazakhstan. */
export const kz: Regime = {
  id: "KZ",
  names: { kk: "Қазақстан", ru: "Казахстан", en: "Kazakhstan" },
  calendar: "KZ",
  bases: kzBases,
  receivedNote: {
    why: {
      kk: "Қабылданды. Мерзім келесі күннен басталады",
      ru: "Получено. Срок идёт со следующего дня",
      en: "Received, day 0. The term runs from the next day",
    },
    source: {
      kk: "Азаматтық кодекс, 173-бап",
      ru: "Гражданский кодекс, статья 173",
      en: "Civil Code, article 173",
    },
  },
  rules: kzRules,
  // `block`, `unblock`, `destroy.*` and `rectify` start at their own event, which staff record with its time.
  requestTypes: {
    information: { atReceipt: ["info.answer"], onEvent: [] },
    copy: { atReceipt: ["info.answer"], onEvent: [] },
    rectification: { atReceipt: ["info.refuse"], onEvent: ["rectify"] },
    restriction: { atReceipt: ["dc41.restrict"], onEvent: ["block"], otherwise: generalAnswer },
    release: { atReceipt: ["info.refuse"], onEvent: ["unblock"] },
    erasure: {
      atReceipt: ["erasure.ground", "dc41.erase"],
      onEvent: ["destroy.unlawful", "destroy.other"],
      otherwise: generalAnswer,
    },
    withdrawal: { atReceipt: ["consent.withdraw"], onEvent: [], otherwise: generalAnswer },
    objection: {
      atReceipt: ["consent.withdraw"],
      onEvent: ["autodecision.object"],
      otherwise: generalAnswer,
    },
    unpublish: { atReceipt: ["public.remove"], onEvent: [] },
    // The term of the contract (`claim.<pack>`) stands beside the law's: see rulesFor.
    claim: { atReceipt: ["claim.consumer"], onEvent: [] },
    "notice-refusal": { atReceipt: ["consent.withdraw"], onEvent: [], otherwise: generalAnswer },
  },
  grounds: kzGrounds,
  refusals: kzRefusals,
};
