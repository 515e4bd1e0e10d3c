import { z } from "zod";
import { rewriteSchema, scalarSchema as scalar } from "./rewrite-schema.ts";
import { idSchema as id, textSchema as text } from "./text.ts";

/**
 * The data map: how a subject is found in a system, and what is true of every field.
 * The shapes below are what `systems.yaml` of an operator pack holds.
 */

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

/** What a person is in a record that may hold several, e.g. `sender` and `recipient`. */
const role = id.describe("What the person is in records found this way, where they hold several");

const columns = z.union([z.string(), z.array(z.string()).min(2)]);

/** How a record is found: by a verified identifier, or through a record already found. */
const findSchema = z.union([
  z.strictObject({
    by: z.enum(identifierKinds).describe("A verified identifier of the person"),
    column: z.string().describe("Column that holds it; `data -> contact -> email` inside JSON"),
    where: conditionSchema.optional().describe("Only rows that satisfy this are found this way"),
    as: role.optional(),
  }),
  z.strictObject({
    via: z
      .string()
      .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/)
      .describe("A collection found before: its id, or system/collection of the same service"),
    theirs: columns.describe("Column of that collection; a list where the key has several"),
    column: columns.describe("Column of this one that equals it; a list in the same order"),
    of: z
      .union([id, z.array(id).min(2)])
      .optional()
      .describe(
        "Only from rows in which the person was found as that; a must where they hold several",
      ),
    where: conditionSchema.optional().describe("Only rows that satisfy this are found this way"),
    as: role.optional(),
  }),
]);

/** When something ends: a date counted from a column, or an event in words. */
const untilSchema = z.union([
  z.strictObject({
    from: z.string().describe("Column from which it is counted"),
    days: z.int().optional(),
    months: z.int().optional(),
    years: z.int().optional(),
    endOfYear: z.boolean().optional().describe("Until 31 December of the year reached"),
  }),
  z.strictObject({ event: text.describe("The event in words") }),
]);

/** Values written by an act: a literal, or `$now`, `$today`. */
const setSchema = z.record(z.string(), scalar);

/** What erasure does to a record; the first rule whose `when` holds decides. */
const erasureRuleSchema = z.strictObject({
  names: text
    .optional()
    .describe("What its records are called in a plan; absent: the collection's names"),
  when: conditionSchema.optional().describe("Which records it decides; the last rule has none"),
  act: z
    .enum(["delete", "anonymise", "restrict", "keep", "hold"])
    .describe("delete; anonymise by set; restrict by set and keep; keep; hold until `until`"),
  as: z
    .union([id, z.array(id).min(1)])
    .optional()
    .describe("Only records in which the person was found as this; a list: as all of these"),
  set: z
    .record(z.string(), rewriteSchema)
    .optional()
    .describe("Values written: a literal, $now, $today, or what is made of the old value"),
  keeps: z
    .array(z.string())
    .min(1)
    .optional()
    .describe("For restrict: the fields that must be stored; every other one is emptied"),
  reason: text.optional().describe("Why it stays, in the person's words (restrict, keep, hold)"),
  until: untilSchema.optional().describe("Until when it stays (restrict, keep, hold)"),
  article: text.optional().describe("The article, for the small print"),
});

const fieldSchema = z.strictObject({
  column: z.string().describe("Column of the table"),
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
  values: z
    .record(z.string(), text)
    .optional()
    .describe("For code: what each stored value is called"),
  currency: z.string().optional().describe("For money: KZT, or the column that holds it"),
  category: id,
  purposes: z.array(id).min(1),
  basis: id,
  source: id,
  recipients: z.array(id).default([]),
  retention: id,
  required: z.boolean().default(false).describe("People must give it"),
  edit: z
    .enum(["person", "request"])
    .optional()
    .describe("person: edited at once; request: by a request; absent: not editable"),
  identifier: z
    .enum(["email", "phone"])
    .optional()
    .describe("Systems are searched by it: changing it needs more proof"),
  others: z.boolean().default(false).describe("May hold another person's data: masked in copies"),
  of: id
    .optional()
    .describe("Belongs to whoever was found as this; for anybody else it is another person's"),
});

/** A switch of a consent purpose × channel inside this collection. */
const consentBindingSchema = z.strictObject({
  purpose: id,
  channel: z.enum(["email", "sms", "push", "post", "site"]),
  where: conditionSchema.optional().describe("Which records it switches"),
  column: z.string().describe("Column that holds the decision"),
  given: scalar.describe("Stored value of a given consent"),
  withdrawn: scalar.describe("Stored value of a withdrawn one"),
  set: setSchema.optional().describe("Columns written beside it ($now)"),
});

/** How a system keeps restricted records from being used. */
const restrictionSchema = z
  .union([
    z.strictObject({
      set: setSchema.describe("The flag that the system honours"),
      release: setSchema.describe("The same, lifted"),
    }),
    z.strictObject({
      move: id.describe("Collection of the same system that its ordinary role cannot read"),
    }),
    z.strictObject({ task: text.describe("What a person there has to do by hand") }),
    z.strictObject({
      by: z.literal("system").describe("For http: the system restricts by itself when it is asked"),
    }),
  ])
  .describe("How rows are restricted here; absent: by the set of the rule");

const collectionSchema = z.strictObject({
  id,
  names: text,
  table: z
    .string()
    .describe(
      "Table or view as the database shows its name; name of the file; name in the protocol",
    ),
  key: z.array(z.string()).min(1).describe("Columns that name a row"),
  person: z
    .boolean()
    .default(false)
    .describe("Each row is one person: an identifier that finds two rows identifies nobody"),
  category: id,
  find: z.array(findSchema).min(1).describe("How a person's rows are found"),
  fields: z.record(z.string(), fieldSchema).describe("What is shown, by field id"),
  columns: z
    .array(z.string())
    .default([])
    .describe("Columns read for links and conditions but not shown"),
  order: z.string().optional().describe("Column by which the newest comes first"),
  erasure: z.array(erasureRuleSchema).min(1).describe("The first rule that fits decides"),
  consents: z.array(consentBindingSchema).default([]).describe("Switches stored here"),
  restriction: restrictionSchema.optional(),
  ignored: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe("Columns that look personal and are not: column, why"),
});

export const systemSchema = z.strictObject({
  id,
  names: text,
  service: id,
  kind: z.string().describe("By what it is reached: postgres, mysql, http, csv, manual"),
  url: z.string().optional().describe("${VARIABLE}; secrets never stand in the pack"),
  eraseUrl: z
    .string()
    .optional()
    .describe("${VARIABLE}: the role that corrects and erases, where reading has its own"),
  ordinaryUrl: z
    .string()
    .optional()
    .describe(
      "${VARIABLE}: the system's everyday role; shows that restricted rows are out of its sight",
    ),
  secret: z.string().optional().describe("${VARIABLE}: for http, the key that signs requests"),
  obligations: z
    .literal("none")
    .optional()
    .describe(
      "For http: nothing there ever stands against an erasure; needed where the system cannot be asked",
    ),
  limit: z.int().min(1).max(20).default(3).describe("Questions asked at the same time at most"),
  instructions: text.optional().describe("For manual: what a person there has to do"),
  answers: z
    .strictObject({
      names: text.describe("Who answers, as the person reads it"),
      email: z.string().describe("${VARIABLE}: where tasks with their one-time link are sent"),
    })
    .optional()
    .describe("Whoever answers tasks of this system without an account here"),
  ignoredTables: z
    .record(z.string(), z.string().min(1))
    .default({})
    .describe("Tables that look personal and are not: table, why"),
  order: z.int().default(1).describe("Erasure order among systems, lowest first"),
  collections: z.array(collectionSchema).min(1),
});

/** `systems.yaml`: the data map of all systems. */
export const systemsFileSchema = z
  .strictObject({ systems: z.array(systemSchema).min(1).describe("One entry for each store") })
  .describe("The data map: how a person is found in each system, and what is true of every field");

/** One column or several, as a list. */
export function columnList(columns: string | readonly string[]): readonly string[] {
  return typeof columns === "string" ? [columns] : columns;
}

export type SystemMap = z.output<typeof systemSchema>;
export type CollectionMap = z.output<typeof collectionSchema>;
export type FieldMap = z.output<typeof fieldSchema>;
export type ErasureRule = z.output<typeof erasureRuleSchema>;
export type Until = z.output<typeof untilSchema>;
export type Restriction = z.output<typeof restrictionSchema>;
/** What an erasure makes of one value; `Rewrites` is by column. */
export type Rewrite = z.output<typeof rewriteSchema>;
export type Rewrites = Readonly<Record<string, Rewrite>>;
export type ConsentBinding = z.output<typeof consentBindingSchema>;
