import { z } from "#lib/kernel/zod.ts";

/** A version of a notice, as `general/2021-07-15`. */
export const noticeRefSchema = z
  .string()
  .regex(/^[\w-]+\/[\w.-]+$/)
  .max(200);

/** Which text is accepted. */
export const acceptSchema = z.strictObject({ ref: noticeRefSchema });
