import { z } from "zod";
import { locales } from "#lib/kernel/locale.ts";
import type { SystemMap } from "./data-map.ts";
import type { Notice } from "./notice.ts";
import { registerShape } from "./pack-register.ts";
import type { PolicyPromise } from "./promise.ts";
import { offerableRequests } from "./request-types.ts";
import { clauseSchema, daySchema, idSchema as id, textSchema as text } from "./text.ts";
import { webhookSchema } from "./webhooks.ts";

const who = {
  id: id.describe("The pack's own id; promises and contract terms are called by it"),
  names: text.describe("The operator's name, as people see it"),
  sample: z.boolean().default(false).describe("Every page says that the data are a sample"),
  defaultLocale: z.enum(locales).default("ru").describe("Language of whoever has not chosen one"),
  bin: z
    .string()
    .regex(/^\d{12}$/)
    .optional()
    .describe("Business identification number, 12 digits in quotes"),
  contacts: z
    .strictObject({
      email: z.email().optional().describe("For requests"),
      phone: z.string().regex(/\S/).optional().describe("For requests, in quotes"),
      address: text.optional().describe("For letters"),
    })
    .describe("How the operator is reached; what is absent is still to be supplied"),
  authority: z.strictObject({ names: text }).describe("To whom people may complain"),
};

const where = {
  regime: z.string().default("KZ").describe("Whose law sets the terms: KZ, EU, UK, ..."),
  calendar: z
    .string()
    .optional()
    .describe("Whose days off count, e.g. DE; absent: the regime's own calendar"),
  zone: z.string().default("Asia/Almaty").describe("IANA time zone of the operator"),
  week: z
    .union([z.literal(5), z.literal(6)])
    .default(5)
    .describe("Working days of a week"),
  closes: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional()
    .describe("Local time at which the organisation closes, in quotes"),
};

const conduct = {
  requests: z
    .array(z.string().meta({ enum: offerableRequests }))
    .min(1)
    .describe("Request types people may file"),
  assurance: z
    .record(z.string(), z.union([z.literal(1), z.literal(2)]))
    .default({})
    .describe("By request type, only where the operator asks for more than the type does: 2"),
  terms: z
    .array(
      z.strictObject({
        id: z.string().describe("claim.<id of the pack>"),
        names: text.describe("What is due"),
        value: z.int(),
        unit: z.enum(["working-day", "calendar-day", "month"]),
        source: text.describe("Where the contract says so"),
      }),
    )
    .default([])
    .describe("Terms of the operator's contracts; they never lengthen those of the law"),
  secondPerson: z
    .enum(["staff", "outside", "single"])
    .default("staff")
    .describe("Who must agree to an erasure"),
  staffShownBy: z
    .enum(["number", "name"])
    .default("number")
    .describe("How people see which member of staff read their data"),
  coolingOffDays: z
    .int()
    .min(0)
    .default(0)
    .describe("Days between the decision to erase and the act, so that a person may think again"),
  proofYears: z
    .int()
    .min(1)
    .max(75)
    .default(3)
    .describe("Years for which the proof of a closed request is kept"),
};

const notices = {
  notice: z
    .strictObject({
      url: z
        .string()
        .regex(/^https?:\/\/\S+$/)
        .optional()
        .describe("Where the operator publishes the full text"),
      inForce: z
        .enum(["on-posting", "as-stated", "day-after"])
        .default("on-posting")
        .describe("When a new text begins to govern"),
      acceptance: z
        .enum(["none", "ask"])
        .default("none")
        .describe("ask: a change is put to the person, who accepts or refuses; none: it is told"),
    })
    .prefault({})
    .describe("The operator's rules for its notices; the texts stand in notices/"),
  successions: z
    .array(
      z.strictObject({
        id,
        names: text.describe("The new operator"),
        kind: z.enum(["sale", "assignment", "novation"]),
        announced: daySchema.describe("The day people are told"),
        moves: daySchema.describe("The day the data move, after that"),
        clause: clauseSchema.optional().describe("Clause of the notice"),
        about: text.describe("What happens, and what people may do before it"),
      }),
    )
    .default([])
    .describe("New operators, announced before the data move to them"),
  webhooks: z
    .array(webhookSchema)
    .default([])
    .describe("Services outside that are told of events, each by signed webhooks"),
};

/** `operator.yaml`: who the operator is, and the register that explains every field. */
export const operatorSchema = z
  .strictObject({ ...who, ...where, ...registerShape, ...conduct, ...notices })
  .describe("Who the operator is, and the register that explains every field");

export type OperatorFile = z.output<typeof operatorSchema>;

/** A loaded, checked operator pack; its register also holds the portal's own entries (portal-register.ts). */
export type Operator = OperatorFile & {
  readonly folder: string;
  readonly systems: readonly SystemMap[];
  /** Every version of every notice, by service and file name. */
  readonly notices: readonly Notice[];
  /** Clause by clause what the notices promise, in the order of the file; empty where the pack has no promises.yaml. */
  readonly promises: readonly PolicyPromise[];
};
