import { z } from "zod";
import { idSchema as id, textSchema as text } from "./text.ts";

/**
 * The data map: how a subject is found in a system, and what is true of every field.
 * The shapes below are what `systems.yaml` of an operator pack holds.
 */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Kinds of identifier a system can be searched by; `account` finds the portal's own rows. */
export const identifierKinds = ["email", "phone", "customer-number", "iin", "account"] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** A test on one record, evaluated in memory over what was read; `related` looks at another collection of the same reading. */
export type Condition =
  | { readonly column: string; readonly is: string | number | boolean | null }
  | { readonly column: string; readonly in: readonly (string | number | boolean)[] }
  /** `today` is the operator's local date; the column is a date or a time stamp. */
  | { readonly column: string; readonly after: "today" }
  | { readonly column: string; readonly before: "today" }
  | { readonly column: string; readonly empty: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** True when some record of `related` in the same system has `theirs` equal to this record's `mine` and satisfies `where`. */
  | {
      readonly related: string;
      readonly mine: string;
      readonly theirs: string;
      readonly where: Condition;
    };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ column: z.string(), is: scalar }),
    z.strictObject({
      column: z.string(),
      in: z.array(z.union([z.string(), z.number(), z.boolean()])),
    }),
    z.strictObject({ column: z.string(), after: z.literal("today") }),
    z.strictObject({ column: z.string(), before: z.literal("today") }),
    z.strictObject({ column: z.string(), empty: z.boolean() }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({
      related: z.string(),
      mine: z.string(),
      theirs: z.string(),
      where: conditionSchema,
    }),
  ]),
);

/** How a record is found: by a verified identifier, or through a record already found in the same system. */
const findSchema = z.union([
  z.strictObject({
    by: z.enum(identifierKinds),
    column: z.string(),
    /** Only rows that satisfy this are found this way (e.g. guest orders: `customer_id` is empty). */
    where: conditionSchema.optional(),
  }),
  z.strictObject({ via: id, theirs: z.string(), column: z.string() }),
]);

/** When something ends: a date counted from a column, or an event in words. */
const untilSchema = z.union([
  z.strictObject({
    from: z.string(),
    days: z.int().optional(),
    months: z.int().optional(),
    years: z.int().optional(),
    /** Extend to 31 December of the year reached. */
    endOfYear: z.boolean().optional(),
  }),
  z.strictObject({ event: text }),
]);

/** Values written by an act: a literal, or `$now`, `$today`. */
const setSchema = z.record(z.string(), scalar);

/** What erasure does to a record; the first rule whose `when` holds decides. */
const erasureRuleSchema = z.strictObject({
  /** What the records this rule decides are called in a plan ("Past tickets"); absent: the collection's names. */
  names: text.optional(),
  when: conditionSchema.optional(),
  /** delete the row · anonymise by `set` · restrict by `set` and keep · keep as it is · hold until `until`, then judge again. */
  act: z.enum(["delete", "anonymise", "restrict", "keep", "hold"]),
  set: setSchema.optional(),
  /** Required for restrict, keep and hold: why, in the person's words. */
  reason: text.optional(),
  until: untilSchema.optional(),
  /** The article in small print. */
  article: text.optional(),
});

const fieldSchema = z.strictObject({
  /** Column of the table; the field's id is its key in `fields`. */
  column: z.string(),
  names: text,
  type: z.enum([
    "text",
    "name",
    "email",
    "phone",
    "date",
    "time",
    "number",
    "money",
    "boolean",
    "code",
  ]),
  /** For `code`: what each stored value is called. */
  values: z.record(z.string(), text).optional(),
  /** For `money`: column holding the currency, or a fixed code. */
  currency: z.string().optional(),
  category: id,
  purposes: z.array(id).min(1),
  basis: id,
  source: id,
  recipients: z.array(id).default([]),
  retention: id,
  required: z.boolean().default(false),
  /** `person`: edited by the person at once; `request`: by a rectification request; absent: not editable. */
  edit: z.enum(["person", "request"]).optional(),
  /** Editing it changes an identifier by which systems are searched: needs level 2. */
  identifier: z.enum(["email", "phone"]).optional(),
  /** May hold another person's data: masked in copies unless it is the subject's own. */
  others: z.boolean().default(false),
});

/** A switch of a consent purpose × channel inside this collection. */
const consentBindingSchema = z.strictObject({
  purpose: id,
  channel: z.enum(["email", "sms", "push", "post", "site"]),
  where: conditionSchema.optional(),
  column: z.string(),
  given: scalar,
  withdrawn: scalar,
  /** Columns set beside it (`$now`). */
  set: setSchema.optional(),
});

const collectionSchema = z.strictObject({
  id,
  names: text,
  table: z.string(),
  key: z.array(z.string()).min(1),
  /** Each row is one person: an identifier that finds two rows identifies nobody (see `after-review`). */
  person: z.boolean().default(false),
  category: id,
  find: z.array(findSchema).min(1),
  fields: z.record(z.string(), fieldSchema),
  /** Columns read for conditions and links but not shown (keys, flags). */
  columns: z.array(z.string()).default([]),
  /** Newest first by this column. */
  order: z.string().optional(),
  erasure: z.array(erasureRuleSchema).min(1),
  consents: z.array(consentBindingSchema).default([]),
});

export const systemSchema = z.strictObject({
  id,
  names: text,
  service: id,
  kind: z.string(),
  /** `${VARIABLE}`; secrets never stand in the pack. */
  url: z.string().optional(),
  /** Erasure order among systems, lowest first; `portal` is always last. */
  order: z.int().default(1),
  collections: z.array(collectionSchema).min(1),
});
export const systemsFileSchema = z.strictObject({ systems: z.array(systemSchema).min(1) });

export type SystemMap = z.output<typeof systemSchema>;
export type CollectionMap = z.output<typeof collectionSchema>;
export type FieldMap = z.output<typeof fieldSchema>;
export type ErasureRule = z.output<typeof erasureRuleSchema>;
export type Until = z.output<typeof untilSchema>;
export type ConsentBinding = z.output<typeof consentBindingSchema>;
