import { z } from "#lib/kernel/zod.ts";

/** Which case, and the version of it that the reader saw. */
const which = { requestId: z.uuid(), version: z.coerce.number().int().min(0) };
const words = z
  .string({ error: "requests.words-empty" })
  .trim()
  .min(3, { error: "requests.words-empty" })
  .max(8000, { error: "requests.text-long" });

export const caseSchema = z.strictObject(which);
export const assignSchema = z.strictObject({
  ...which,
  staffId: z.uuid().optional(),
  part: z.literal("second").optional(),
});
export const closeSchema = z.strictObject({ ...which, words });
export const decideSchema = z.strictObject({
  ...which,
  verdict: z.enum(["agreed", "returned"]),
  note: z.string().max(2000, { error: "requests.text-long" }).optional(),
});
/** `ground` is `<outcome>:<ground>`, one radio button. */
export const proposeSchema = z.strictObject({
  ...which,
  ground: z
    .string({ error: "requests.ground-unknown" })
    .regex(/^(approve|refuse):[a-z0-9.-]{1,80}$/, { error: "requests.ground-unknown" }),
  words,
});
export const unmaskSchema = z.strictObject({
  ...which,
  reason: z
    .string({ error: "requests.reason-empty" })
    .trim()
    .min(3, { error: "requests.reason-empty" })
    .max(300, { error: "requests.text-long" }),
});
