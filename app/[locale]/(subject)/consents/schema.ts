import { channels } from "#lib/consents/core/views.ts";
import { z } from "#lib/kernel/zod.ts";

/** One switch of the matrix. */
export const switchSchema = z.strictObject({
  purpose: z.string().regex(/^[a-z][a-z0-9-]*$/),
  channel: z.enum(channels),
  decision: z.enum(["given", "withdrawn"]),
});
