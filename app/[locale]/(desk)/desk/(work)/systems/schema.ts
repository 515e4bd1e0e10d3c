import { z } from "#lib/kernel/zod.ts";

/** A file that was sent and lies beside those that are read. */
export const sentFileSchema = z.strictObject({
  system: z.string().max(100),
  id: z.uuid(),
  name: z.string().max(255),
  seen: z.string().max(400),
});
