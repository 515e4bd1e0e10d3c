import type { Regime } from "#lib/law/core/regime.ts";
import { lgpd } from "./article.ts";
import { brGrounds } from "./grounds.ts";
import { brRefusals } from "./refusals.ts";
import { brRules } from "./rules.ts";

const access = { atReceipt: ["access.answer"], onEvent: ["access.simplified"] };
const act = { atReceipt: ["rights.act"], onEvent: [] };

/** Brazil. */
export const br: Regime = {
  id: "BR",
  names: { kk: "Бразилия", ru: "Бразилия", en: "Brazil" },
  calendar: "BR",
  receivedNote: {
    why: {
      kk: "Алынды. Күндер өтініштен кейін саналады",
      ru: "Получено. Дни считаются после обращения",
      en: "Received, day 0. Days count after the request",
    },
    source: lgpd(19, "II"),
  },
  rules: brRules,
  // No `release` and no `claim`: the LGPD knows neither.
  requestTypes: {
    information: access,
    copy: access,
    rectification: act,
    restriction: act,
    erasure: act,
    withdrawal: act,
    objection: act,
    unpublish: act,
    "notice-refusal": act,
  },
  grounds: brGrounds,
  refusals: brRefusals,
};
