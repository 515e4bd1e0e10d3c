import { z } from "#lib/kernel/zod.ts";
import type { RequestType } from "./request-type.ts";

/** "What do you do with my data?" Staff answer in words, and the person takes away all that is held, with what the law wants said of it. */
export const information: RequestType = {
  id: "information",
  details: z.strictObject({
    question: z
      .string({ error: "requests.question-empty" })
      .trim()
      .min(3, { error: "requests.question-empty" })
      .max(4000, { error: "requests.text-long" }),
  }),
  level: 1,
  decidedBy: ["agent", "officer"],
  second: "never",
  fulfilment: { by: "archive", ready: "request.answer-ready" },
  isSelfService: false,
  needsPlan: false,
  needsWord: false,
  isOneAtATime: false,
};
