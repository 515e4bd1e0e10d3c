import type { Regime } from "#lib/law/core/regime.ts";
import { kvkk } from "./article.ts";
import { trGrounds } from "./grounds.ts";
import { trRefusals } from "./refusals.ts";
import { trRules } from "./rules.ts";

const answer = { atReceipt: ["rights.answer"], onEvent: [] };

/** Turkey. */
export const tr: Regime = {
  id: "TR",
  names: { kk: "Түркия", ru: "Турция", en: "Turkey" },
  calendar: "TR",
  receivedNote: {
    why: {
      kk: "Алынды. Күндер өтініштен кейін саналады",
      ru: "Получено. Дни считаются после обращения",
      en: "Received, day 0. Days count after the application",
    },
    source: kvkk(13, "2"),
  },
  rules: trRules,
  // No `restriction`, `release` or `claim`: the law knows none of them.
  requestTypes: {
    information: answer,
    copy: answer,
    rectification: answer,
    erasure: answer,
    withdrawal: answer,
    objection: answer,
    unpublish: answer,
    "notice-refusal": answer,
  },
  grounds: trGrounds,
  refusals: trRefusals,
};
