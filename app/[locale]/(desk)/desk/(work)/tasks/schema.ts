import { z } from "#lib/kernel/zod.ts";

/** One task. */
export const taskSchema = z.strictObject({ taskId: z.uuid() });
