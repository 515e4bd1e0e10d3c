import { z } from "#lib/kernel/zod.ts";

/** What the browser can tell by itself before the system is asked; the server judges by the field's type. */
export const valueSchema = z.object({ value: z.string().max(500, { error: "long" }) });
export const requiredValueSchema = z.object({
  value: z.string().trim().min(1, { error: "empty" }).max(500, { error: "long" }),
});
