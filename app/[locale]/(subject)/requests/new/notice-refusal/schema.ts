import { z } from "#lib/kernel/zod.ts";
import { noticeRefSchema } from "../../../consents/notices/schema.ts";

/** Which text is refused, and which services the person leaves. */
export const refusalSchema = z.strictObject({
  submitKey: z.string().min(8).max(80),
  notice: noticeRefSchema,
  services: z
    .array(z.string().max(100))
    .min(1, { error: "requests.services-empty" })
    .max(100)
    .default([])
    .refine((list) => list.length > 0, { error: "requests.services-empty" }),
  succession: z.string().max(100).default(""),
  reason: z.string().trim().max(4000, { error: "requests.text-long" }).default(""),
});
