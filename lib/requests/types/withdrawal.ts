import { z } from "#lib/kernel/zod.ts";
import type { RequestType } from "./request-type.ts";

/** Withdrawal of a consent that carries a service: its consequences are shown, staff carry it out. */
export const withdrawal: RequestType = {
  id: "withdrawal",
  details: z.strictObject({
    purpose: z
      .string({ error: "requests.purpose-empty" })
      .regex(/^[a-z][a-z0-9-]*$/, { error: "requests.purpose-empty" }),
    reason: z.string().trim().max(4000, { error: "requests.text-long" }).default(""),
  }),
  level: 1,
  decidedBy: ["officer"],
  second: "never",
  fulfilment: { by: "hand" },
  isSelfService: false,
  needsPlan: false,
  needsWord: false,
  isOneAtATime: false,
};
