import { z } from "#lib/kernel/zod.ts";

const shown = { submitKey: z.string().min(8).max(80) };

/** A question to the operator. */
export const informationSchema = z.strictObject({ ...shown, question: z.string().max(4000) });
/** A value that is wrong. */
export const rectificationSchema = z.strictObject({
  ...shown,
  field: z.string().max(200),
  wanted: z.string().max(500),
  reason: z.string().max(4000).default(""),
});
/** A consent that carries a service. */
export const withdrawalSchema = z.strictObject({
  ...shown,
  purpose: z.string().max(100),
  reason: z.string().max(4000).default(""),
});
/** Everything, as one archive. */
export const copySchema = z.strictObject(shown);
/** Everything, for good: the plan that was shown and the word that was typed. */
export const erasureSchema = z.strictObject({
  ...shown,
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  typed: z.string().max(40),
});
/** A request of one's own. */
export const requestIdSchema = z.strictObject({ requestId: z.uuid() });
