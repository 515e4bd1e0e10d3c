import { z } from "#lib/kernel/zod.ts";
import type { RequestType } from "./request-type.ts";

/** "What do you do with my data?" Staff answer in words. */
export const information: RequestType = {
  id: "information",
  details: z.strictObject({
    question: z
      .string({ error: "requests.question-empty" })
      .trim()
      .min(3, { error: "requests.question-empty" })
      .max(4000, { error: "requests.text-long" }),
  }),
  // KZ: Rules 395/НҚ p. 16, three working days from receipt.
  rules: [{ ruleId: "info.answer", kind: "last-day" }],
  level: 1,
  decidedBy: ["agent", "officer"],
  second: "never",
  approveGrounds: ["access.right"],
  fulfilment: { by: "words" },
  isSelfService: false,
  needsPlan: false,
  needsWord: false,
  isOneAtATime: false,
};
