import { z } from "zod";
import { clauseSchema, idSchema as id, textSchema as text } from "./text.ts";

const serviceSchema = z.strictObject({
  id,
  names: text,
  about: text.optional().describe("What it does for people"),
  selfErase: z
    .boolean()
    .default(false)
    .describe("People erase what they gave this service themselves, without staff"),
});

const purposeSchema = z.strictObject({
  id,
  names: text,
  about: text.optional().describe("A sentence more, for the person"),
  clause: clauseSchema.optional().describe("Clause of the notice that names it, in quotes"),
  consent: z
    .enum(["free", "carrying"])
    .optional()
    .describe("free: a switch; carrying: ending it ends a service; absent: no consent of its own"),
  channels: z
    .array(z.enum(["email", "sms", "push", "post", "site"]))
    .default([])
    .describe("One switch for each, where the consent is free"),
  service: id.optional().describe("The service that it belongs to"),
});

const retentionSchema = z.strictObject({
  id,
  names: text.describe('Until when, in words: "three years after the last order"'),
  reason: text.optional().describe("Why, and where our term departs from the policy"),
  rule: z
    .strictObject({
      from: z.string().describe("Column from which it is counted"),
      days: z.int().optional(),
      months: z.int().optional(),
      years: z.int().optional(),
      endOfYear: z.boolean().optional().describe("Until 31 December of the year reached"),
    })
    .optional()
    .describe("Where a record can tell; absent: words only"),
});

const cookieSchema = z.strictObject({
  id,
  names: text,
  about: text.optional().describe("What it does"),
  clause: clauseSchema.optional().describe("Clause of the notice, in quotes"),
  refusable: z.boolean().describe("false: strictly necessary"),
});

/** The register of `operator.yaml`: the lists to which the data map and the notices refer by id. */
export const registerShape = {
  services: z.array(serviceSchema).min(1).describe("Products with their own data and consents"),
  categories: z
    .array(
      z.strictObject({
        id,
        names: text,
        icon: z.string().optional().describe("Name of an icon; see docs/operator-pack.md"),
      }),
    )
    .min(1)
    .describe("Groups of My data"),
  purposes: z.array(purposeSchema).min(1).describe("Why something is held"),
  bases: z
    .array(
      z.strictObject({
        id,
        kind: id
          .optional()
          .describe("Which basis of the regime it is, e.g. consent, law; absent: its id"),
        names: text,
        article: text.optional().describe("The article, for the small print"),
      }),
    )
    .min(1)
    .describe("On what legal ground it is held"),
  sources: z
    .array(z.strictObject({ id, names: text }))
    .min(1)
    .describe("Where it came from"),
  recipients: z
    .array(z.strictObject({ id, names: text, about: text.optional() }))
    .default([])
    .describe("To whom it goes"),
  retention: z.array(retentionSchema).min(1).describe("Until when it is held"),
  cookies: z.array(cookieSchema).default([]).describe("Categories of cookies and the like"),
};
