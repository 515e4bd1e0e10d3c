import { z } from "zod";
import { clauseSchema, daySchema, idSchema, textSchema } from "./text.ts";

const place = {
  /** The policy's own number, e.g. `4.3`; `preamble` or `intro` where it has none. */
  clause: clauseSchema,
  /** Only where one clause promises several things. */
  part: idSchema.optional(),
  /** Only where a service's own notice says it. */
  service: idSchema.optional(),
  /** The clause in our own words. */
  says: textSchema,
  /** What a reader should know besides. */
  note: textSchema.optional(),
};

/** One clause of a policy, and what came of it. */
export const promiseSchema = z.discriminatedUnion("status", [
  /** A control keeps it, and tests prove it. */
  z.strictObject({ status: z.literal("kept"), ...place, control: idSchema }),
  /** The operator's own conduct: who answers for it, since when, by what it is shown. */
  z.strictObject({
    status: z.literal("attested"),
    ...place,
    attested: z.strictObject({
      by: textSchema,
      when: daySchema.optional(),
      evidence: textSchema.optional(),
    }),
  }),
  /** It promises nothing. */
  z.strictObject({ status: z.literal("statement"), ...place }),
  /** It contradicts the law as we read it; `control` is what the portal does instead. */
  z.strictObject({
    status: z.literal("conflict"),
    ...place,
    control: idSchema.optional(),
    conflict: z.strictObject({
      reading: textSchema,
      source: textSchema,
      /** `P`: the article itself was read, `2+`: several sources agree, `2`: one source, `M`: from memory. */
      confidence: z.enum(["P", "2+", "2", "M"]),
    }),
  }),
  /** Nothing keeps it yet; `control` is the planned one. */
  z.strictObject({ status: z.literal("open"), ...place, control: idSchema }),
]);

/** `promises.yaml`: every clause of the notices, once. */
export const promisesFileSchema = z.strictObject({
  promises: z.array(promiseSchema).min(1),
  /** Clauses of the full policy that our summary leaves out, so that no section of a notice holds them. */
  notSummarised: z.array(clauseSchema).default([]),
});

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
