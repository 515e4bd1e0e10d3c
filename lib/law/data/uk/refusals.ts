import type { RefusalReason } from "#lib/law/core/regime.ts";
import { articleOf } from "../eu/article.ts";
import { gdprRefusals } from "../eu/refusals.ts";

const ukGdpr = articleOf("UK GDPR");

/** Reasons for a refusal: those of the GDPR, and what a reasonable search does not find. */
export const ukRefusals: readonly RefusalReason[] = [
  ...gdprRefusals(ukGdpr, ukGdpr("22B", "3")),
  {
    id: "reasonable-search",
    names: {
      kk: "Орынды және мөлшерлес іздеу бұдан артық нәтиже бермеді",
      ru: "Разумный и соразмерный поиск большего не дал",
      en: "A reasonable and proportionate search found no more",
    },
    article: ukGdpr(15, "1A"),
    reading: "read",
    types: ["information", "copy"],
  },
];
