import { z } from "zod";

/** A value as a cell of a row holds it. */
export const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What an erasure makes of a value: a literal, or a new value computed from the old one. */
export const rewriteSchema = z.union([
  scalarSchema,
  z.strictObject({
    pseudonym: z
      .literal(true)
      .describe(
        "A random-looking mark: equal values of one erasure get equal marks, nobody can undo it",
      ),
  }),
  z.strictObject({
    generalise: z
      .enum(["year", "month", "decade", "city"])
      .describe("Of a date or an address only this remains"),
  }),
  z.strictObject({
    redact: z
      .literal(true)
      .describe("What names the person is taken out of free text or JSON, the rest stays"),
  }),
]);
