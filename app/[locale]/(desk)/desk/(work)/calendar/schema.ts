import { z } from "#lib/kernel/zod.ts";
import { dayKinds } from "#lib/operator/core/calendar-change.ts";

const reason = z
  .string({ error: "calendar.reason-empty" })
  .trim()
  .min(3, { error: "calendar.reason-empty" })
  .max(500, { error: "calendar.text-long" });

/** One field for each language that law and packs are written in. */
const reasons = { reasonKk: reason, reasonRu: reason, reasonEn: reason };
const why = {
  ...reasons,
  source: z
    .string({ error: "calendar.source-empty" })
    .trim()
    .min(3, { error: "calendar.source-empty" })
    .max(500, { error: "calendar.text-long" }),
};

export const proposeDaySchema = z.strictObject({
  day: z.iso.date({ error: "calendar.day-bad" }),
  kind: z.enum(dayKinds, { error: "calendar.kind-missing" }),
  ...why,
});
export const proposeYearSchema = z.strictObject({
  year: z.coerce.number().int().min(1900).max(9999),
  ...why,
});
export const decideChangeSchema = z.strictObject({
  changeId: z.uuid(),
  verdict: z.enum(["agreed", "returned"]),
  note: z.string().max(500, { error: "calendar.text-long" }).optional(),
});
export const moveAllSchema = z.strictObject(reasons);
export const moveOneSchema = z.strictObject({
  requestId: z.uuid(),
  reason: z
    .string({ error: "requests.reason-empty" })
    .trim()
    .min(3, { error: "requests.reason-empty" })
    .max(1000, { error: "requests.text-long" }),
});
