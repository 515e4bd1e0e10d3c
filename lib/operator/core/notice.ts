import { z } from "zod";
import { clauseSchema, daySchema, textSchema } from "./text.ts";

const sectionSchema = z.strictObject({
  clause: clauseSchema.describe('As the policy numbers it, in quotes, e.g. "4.2"'),
  titles: textSchema.describe("Its heading"),
  texts: textSchema.describe("What it says"),
});

/** One version of a privacy policy, clause by clause. */
export const noticeSchema = z
  .strictObject({
    version: z
      .string()
      .regex(/^\w[\w.-]*$/)
      .describe("The name of this file without .yaml, in quotes"),
    posted: daySchema.optional().describe("The day it was published; absent: still to be supplied"),
    effective: daySchema
      .optional()
      .describe("The day from which it governs, only where the text itself states it"),
    titles: textSchema.describe("What the policy is called"),
    remark: textSchema
      .optional()
      .describe("Said above the text, e.g. that it is a summary and where the full text stands"),
    changes: textSchema
      .optional()
      .describe("What is new against the version before, in short; absent in a first version"),
    sections: z.array(sectionSchema).min(1).describe("The clauses, in the order of the policy"),
  })
  .describe("One version of a privacy policy");

/**
 * A version of a notice: of one service (`notices/<service>/<version>.yaml`), or of all that have none of their own
 * (`notices/<version>.yaml`, no `service`).
 */
export type Notice = z.output<typeof noticeSchema> & { readonly service?: string };
