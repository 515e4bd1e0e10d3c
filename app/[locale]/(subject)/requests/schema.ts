import { z } from "#lib/kernel/zod.ts";

const shown = { submitKey: z.string().min(8).max(80) };

/** Typed words within limits; the codes are those of the request types, so a field is named where it is wrong. */
function text(empty: string, min: number, max: number) {
  return z.string().trim().min(min, { error: empty }).max(max, { error: "requests.text-long" });
}

/** A question to the operator. */
export const informationSchema = z.strictObject({
  ...shown,
  question: text("requests.question-empty", 3, 4000),
});
/** A value that is wrong. */
export const rectificationSchema = z.strictObject({
  ...shown,
  field: text("requests.field-empty", 1, 200),
  wanted: text("requests.wanted-empty", 1, 500),
  reason: text("requests.text-long", 0, 4000).default(""),
  /** The value chosen in My data; looked at again before anything is believed. */
  place: z.string().max(3000).default(""),
});
/** A consent that carries a service. */
export const withdrawalSchema = z.strictObject({
  ...shown,
  purpose: text("requests.purpose-empty", 1, 100),
  reason: text("requests.text-long", 0, 4000).default(""),
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
