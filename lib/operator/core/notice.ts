import { z } from "zod";
import { clauseSchema, daySchema, textSchema } from "./text.ts";

/** One version of a privacy policy, clause by clause, in three languages. */
export const noticeSchema = z.strictObject({
  /** The name of the file. */
  version: z.string().regex(/^[\w][\w.-]*$/),
  /** The day it was published; absent: still to be supplied. */
  posted: daySchema.optional(),
  /** The day from which it governs, only where the text itself says so; else the operator's own rule decides. */
  effective: daySchema.optional(),
  titles: textSchema,
  /** Said above the text, e.g. that it is a summary in our own words. */
  remark: textSchema.optional(),
  /** What is new against the version before, in short; absent in a first version. */
  changes: textSchema.optional(),
  sections: z
    .array(
      z.strictObject({
        /** As the policy numbers it, e.g. `4.2`. */
        clause: clauseSchema,
        titles: textSchema,
        texts: textSchema,
      }),
    )
    .min(1),
});

/**
 * A version of a notice: of one service (`notices/<service>/<version>.yaml`), or of all that have none of their own
 * (`notices/<version>.yaml`, no `service`).
 */
export type Notice = z.output<typeof noticeSchema> & { readonly service?: string };
