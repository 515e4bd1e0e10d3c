import { z } from "zod";
import { clauseSchema, daySchema, idSchema, textSchema } from "./text.ts";

const place = {
  clause: clauseSchema.describe(
    'The policy\'s own number in quotes, e.g. "4.3"; preamble or intro',
  ),
  part: idSchema.optional().describe("Only where one clause promises several things"),
  service: idSchema.optional().describe("Only where the service's own notice says it"),
  says: textSchema.describe("The clause in our own words, one sentence"),
  note: textSchema.optional().describe("What a reader should know besides"),
};

const keptSchema = z
  .strictObject({
    status: z.literal("kept"),
    ...place,
    control: idSchema.describe("The control that keeps it; its tests prove it"),
  })
  .describe("A control keeps it");

const attestedSchema = z
  .strictObject({
    status: z.literal("attested"),
    ...place,
    attested: z.strictObject({
      by: textSchema.describe("Who in the organisation answers for it (a role)"),
      when: daySchema.optional().describe("Since when; absent: still to be supplied"),
      evidence: textSchema.optional().describe("By what it is shown; absent: still to be supplied"),
    }),
  })
  .describe("The operator's own conduct, which no software can prove");

const statementSchema = z
  .strictObject({ status: z.literal("statement"), ...place })
  .describe("It promises nothing");

const conflictSchema = z
  .strictObject({
    status: z.literal("conflict"),
    ...place,
    control: idSchema.optional().describe("The control that does instead what the law asks"),
    conflict: z.strictObject({
      reading: textSchema.describe("Why it contradicts the law, as we read it"),
      source: textSchema.describe("The article"),
      confidence: z
        .enum(["P", "2+", "2", "M"])
        .describe("P: the article was read; 2+: several sources agree; 2: one; M: from memory"),
    }),
  })
  .describe("It contradicts the law, as we read it");

const openSchema = z
  .strictObject({
    status: z.literal("open"),
    ...place,
    control: idSchema.describe("The planned control that will keep it"),
  })
  .describe("Nothing keeps it yet");

/** `promises.yaml`: every clause of the notices, once. */
export const promisesFileSchema = z
  .strictObject({
    promises: z
      .array(
        z.discriminatedUnion("status", [
          keptSchema,
          attestedSchema,
          statementSchema,
          conflictSchema,
          openSchema,
        ]),
      )
      .min(1)
      .describe("Clause by clause, in the order of the policy"),
    notSummarised: z
      .array(clauseSchema)
      .default([])
      .describe("Clauses of the full policy which no section of notices/ retells"),
  })
  .describe("What the notices promise, clause by clause, and what keeps it");

export type PromisesFile = z.output<typeof promisesFileSchema>;
export type PromiseEntry = PromisesFile["promises"][number];
export const promiseStatuses = ["kept", "attested", "statement", "conflict", "open"] as const;
export type PromiseStatus = (typeof promiseStatuses)[number];

/** A promise with its stable id: `<pack>/<clause>`, `<pack>/<clause>#<part>`, `<pack>/<service>/<clause>`. */
export type PolicyPromise = PromiseEntry & { readonly id: string };

/** The stable id of a promise: what pages, reports and tests name it by. */
export function promiseId(
  pack: string,
  { clause, part, service }: Pick<PromiseEntry, "clause" | "part" | "service">,
): string {
  const own = service === undefined ? "" : `${service}/`;
  return `${pack}/${own}${clause}${part === undefined ? "" : `#${part}`}`;
}
