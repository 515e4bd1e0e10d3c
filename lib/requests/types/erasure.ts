import { z } from "#lib/kernel/zod.ts";
import type { RequestType } from "./request-type.ts";

/** "Delete everything." Previewed, typed, decided by two, run step by step and read back. */
export const erasure: RequestType = {
  id: "erasure",
  details: z.strictObject({}),
  // Two dates while no ground is chosen; choosing one may add an earlier date, never remove one.
  rules: [
    { ruleId: "erasure.ground", kind: "own-target" },
    { ruleId: "dc41.erase", kind: "last-day" },
  ],
  level: 2,
  decidedBy: ["officer"],
  second: "by-pack",
  approveGrounds: ["dc41.demand", "relations.ended", "processing.unlawful"],
  fulfilment: { by: "job", job: "fulfil" },
  isSelfService: false,
  needsPlan: true,
  needsWord: true,
  isOneAtATime: true,
};
