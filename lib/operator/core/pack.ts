import { z } from "zod";
import type { SystemMap } from "./data-map.ts";
import type { Notice } from "./notice.ts";
import type { PolicyPromise } from "./promise.ts";
import { clauseSchema, daySchema, idSchema as id, textSchema as text } from "./text.ts";

/** `operator.yaml`: who the operator is, and the register that explains every field. */
export const operatorSchema = z.strictObject({
  id,
  names: text,
  /** Sample data: every page says that it is not connected with the company named. */
  sample: z.boolean().default(false),
  regime: z.string().default("KZ"),
  /** Whose days off count; absent: the regime's own calendar. */
  calendar: z.string().optional(),
  zone: z.string().default("Asia/Almaty"),
  week: z.union([z.literal(5), z.literal(6)]).default(5),
  /** Local time at which the organisation closes, `HH:MM`. */
  closes: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .optional(),
  defaultLocale: z.enum(["kk", "ru", "en"]).default("ru"),
  /** Business identification number; a consent text must carry it. */
  bin: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  contacts: z.strictObject({
    email: z.email().optional(),
    phone: z.string().optional(),
    address: text.optional(),
  }),
  authority: z.strictObject({ names: text }),
  services: z
    .array(
      z.strictObject({
        id,
        names: text,
        about: text.optional(),
        /** People erase what they gave this service themselves, without staff. */
        selfErase: z.boolean().default(false),
      }),
    )
    .min(1),
  /** `icon` is a name of components/ui/icon. */
  categories: z.array(z.strictObject({ id, names: text, icon: z.string().optional() })).min(1),
  purposes: z
    .array(
      z.strictObject({
        id,
        names: text,
        about: text.optional(),
        /** Clause of the notice, e.g. `4.2.4`. */
        clause: clauseSchema.optional(),
        /** `free`: a switch; `carrying`: ending it ends a service; absent: not by consent of its own. */
        consent: z.enum(["free", "carrying"]).optional(),
        channels: z.array(z.enum(["email", "sms", "push", "post", "site"])).default([]),
        service: id.optional(),
      }),
    )
    .min(1),
  bases: z.array(z.strictObject({ id, names: text, article: text.optional() })).min(1),
  sources: z.array(z.strictObject({ id, names: text })).min(1),
  recipients: z.array(z.strictObject({ id, names: text, about: text.optional() })).default([]),
  retention: z
    .array(
      z.strictObject({
        id,
        /** In words: "three years after the last order". */
        names: text,
        /** Why, and where our term departs from the policy's text. */
        reason: text.optional(),
        /** Counted from a column of the record where the system can tell; absent: words only. */
        rule: z
          .strictObject({
            from: z.string(),
            days: z.int().optional(),
            months: z.int().optional(),
            years: z.int().optional(),
            endOfYear: z.boolean().optional(),
          })
          .optional(),
      }),
    )
    .min(1),
  /** Categories of cookies and the like; what is not `refusable` is strictly necessary. */
  cookies: z
    .array(
      z.strictObject({
        id,
        names: text,
        about: text.optional(),
        clause: clauseSchema.optional(),
        refusable: z.boolean(),
      }),
    )
    .default([]),
  requests: z.array(z.string()).min(1),
  /** Assurance by request type, where the operator asks for more than the type does. */
  assurance: z.record(z.string(), z.union([z.literal(1), z.literal(2)])).default({}),
  /** Days after which a decided erasure runs, so that a person may think again. */
  coolingOffDays: z.int().min(0).default(0),
  /** Contract terms: rule ids `claim.<pack>`. */
  terms: z
    .array(
      z.strictObject({
        id: z.string(),
        names: text,
        value: z.int(),
        unit: z.enum(["working-day", "calendar-day", "month"]),
        source: text,
      }),
    )
    .default([]),
  secondPerson: z.enum(["staff", "outside", "single"]).default("staff"),
  staffShownBy: z.enum(["number", "name"]).default("number"),
  /** Years for which the proof of a closed request is kept. */
  proofYears: z.int().default(3),
  notice: z
    .strictObject({
      /** Where the operator publishes the full text. */
      url: z.string().optional(),
      /** When a new text begins to govern. */
      inForce: z.enum(["on-posting", "as-stated", "day-after"]).default("on-posting"),
      /** `ask`: a changed notice is put to the person, who accepts or refuses; `none`: the person is told. */
      acceptance: z.enum(["none", "ask"]).default("none"),
    })
    .prefault({}),
  /** New operators, announced before the data move to them. */
  successions: z
    .array(
      z.strictObject({
        id,
        /** The new operator. */
        names: text,
        kind: z.enum(["sale", "assignment", "novation"]),
        announced: daySchema,
        moves: daySchema,
        clause: clauseSchema.optional(),
        about: text,
      }),
    )
    .default([]),
});

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
