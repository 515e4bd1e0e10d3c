import { z } from "#lib/kernel/zod.ts";

/** A task for which a new link is wanted. */
export const taskLinkSchema = z.strictObject({ taskId: z.uuid() });
