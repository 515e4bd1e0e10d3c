import { z } from "#lib/kernel/zod.ts";
import { settlePlace } from "../place.ts";
import type { RequestType } from "./request-type.ts";

/** "This is wrong." For values that the person may not change alone: staff check; the portal writes, or they change and close. */
export const rectification: RequestType = {
  id: "rectification",
  details: z.strictObject({
    /** Which value, as My data names it: `shop/customers/birth-date`. */
    field: z
      .string({ error: "requests.field-empty" })
      .trim()
      .min(1, { error: "requests.field-empty" })
      .max(200, { error: "requests.text-long" }),
    wanted: z
      .string({ error: "requests.wanted-empty" })
      .trim()
      .min(1, { error: "requests.wanted-empty" })
      .max(500, { error: "requests.text-long" }),
    /** Where the value stands, as My data passed it on (`core/place.ts`); empty for what was said in words only. */
    place: z.string().max(3000, { error: "requests.details-invalid" }).default(""),
    reason: z.string().trim().max(4000, { error: "requests.text-long" }).default(""),
  }),
  settle: settlePlace,
  level: 1,
  decidedBy: ["agent", "officer"],
  second: "never",
  fulfilment: { by: "hand" },
  isSelfService: false,
  needsPlan: false,
  needsWord: false,
  isOneAtATime: false,
};
