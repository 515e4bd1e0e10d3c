import { z } from "#lib/kernel/zod.ts";

/** Longest text of one value, in characters. */
export const longestValue = 1024 * 1024;
/** Rows in one page at most. */
export const pageRows = 1_000;
const longestName = 200;

export const verbs = [
  "read",
  "count",
  "write",
  "erase",
  "restrict",
  "release",
  "obligations",
  "consent",
] as const;
export type Verb = (typeof verbs)[number];

const name = z.string().min(1).max(longestName);
const value = z.union([z.string().max(longestValue), z.number(), z.boolean(), z.null()]);
const values = z.record(name, value);
/** The values of the key columns, each as text. */
const key = z.array(z.string().max(1_000)).min(1).max(8);
const keys = z.array(key).max(pageRows);
const mark = z.string().regex(/^[A-Za-z0-9_-]{16,100}$/);
const count = z.int().min(0);

const oneColumn = z.strictObject({
  column: name,
  match: z.enum(["email", "phone", "exact"]),
  values: z.array(value).min(1).max(pageRows),
});
const selector = z.union([
  oneColumn,
  z.strictObject({
    columns: z.array(name).min(2),
    tuples: z.array(z.array(value).min(2)).min(1).max(pageRows),
  }),
]);

const contract = z.strictObject({
  /** Whether rows may be changed and deleted by whoever checks: only a server for trials says so. */
  test: z.boolean(),
  collection: name,
  ...{ mine: oneColumn, theirs: oneColumn },
  writable: name.optional(),
  consent: z
    .strictObject({ purpose: name, channel: name, given: values, withdrawn: values })
    .optional(),
  /** How many of this person's rows have an obligation. */
  obliged: count.optional(),
});

const manifest = z.strictObject({
  protocol: z.literal("jeke/1"),
  verbs: z.array(z.enum(verbs)),
  atomic: z.boolean(),
  ordinaryRole: z.boolean(),
  collections: z
    .array(
      z.strictObject({
        name,
        key: z.array(name).min(1).max(8),
        columns: z.array(name).min(1).max(1_000),
      }),
    )
    .max(1_000),
  contract: contract.optional(),
});

const act = z.union([
  z.strictObject({ do: z.literal("delete"), collection: name, keys }),
  z.strictObject({ do: z.literal("set"), collection: name, keys, set: values }),
  z.strictObject({
    do: z.literal("rewrite"),
    collection: name,
    rows: z.array(z.strictObject({ key, expected: values, set: values })).max(pageRows),
  }),
  z.strictObject({ do: z.literal("restrict"), collection: name, keys }),
]);

const page = z.strictObject({
  rows: z.array(z.strictObject({ key, values })).max(pageRows),
  next: z.string().min(1).max(2_000).nullable(),
});

const which = { selectors: z.array(selector).min(1).optional(), keys: keys.optional() };
const isOneWay = (asked: { selectors?: unknown; keys?: unknown }): boolean =>
  (asked.selectors === undefined) !== (asked.keys === undefined);

/** What is sent and what comes back, verb by verb. Whatever else stands in an answer makes it none. */
export const messages = {
  read: {
    question: z
      .strictObject({
        collection: name,
        ...which,
        columns: z.array(name).min(1),
        limit: z.int().min(1).max(pageRows),
        cursor: z.string().optional(),
      })
      .refine(isOneWay),
    answer: page,
  },
  count: {
    question: z
      .strictObject({
        ...{ collection: name, ...which },
        seenBy: z.enum(["portal", "ordinary"]),
      })
      .refine(isOneWay),
    answer: z.strictObject({ count }),
  },
  write: {
    question: z.strictObject({ mark, collection: name, key, expected: values, set: values }),
    answer: z.strictObject({ outcome: z.enum(["changed", "conflict", "gone"]) }),
  },
  erase: {
    question: z.strictObject({ mark, acts: z.array(act).min(1).max(1_000) }),
    answer: z.strictObject({ counts: z.array(count) }),
  },
  restrict: {
    question: z.strictObject({ mark, collection: name, keys }),
    answer: z.strictObject({ count }),
  },
  release: {
    question: z.strictObject({ mark, collection: name, keys }),
    answer: z.strictObject({ count }),
  },
  obligations: {
    question: z.strictObject({ collection: name, keys }),
    answer: z.strictObject({
      obligations: z
        .array(
          z.strictObject({
            key,
            code: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
            until: z.iso.date().optional(),
          }),
        )
        .max(pageRows * 10),
    }),
  },
  consent: {
    question: z.strictObject({
      ...{ mark, collection: name, keys },
      ...{ purpose: name, channel: name },
      decision: z.enum(["given", "withdrawn"]),
      set: values,
    }),
    answer: z.strictObject({ count }),
  },
} as const satisfies Record<Verb, { question: z.ZodType; answer: z.ZodType }>;

export const manifestSchema = manifest;
/** On which rows a server may be tried out. */
export const trialSchema = contract;
export type Trial = z.output<typeof contract>;
export type Manifest = z.output<typeof manifest>;
export type WireRow = z.output<typeof page>["rows"][number];
export type WireAct = z.output<typeof act>;
export type WireSelector = z.output<typeof selector>;

/** Why a system did not do what was asked; sent as application/problem+json. */
export const problemSchema = z.strictObject({
  type: z.string().max(200),
  title: z.string().max(500),
  status: z.int(),
  code: z.enum(["refused", "mismatch", "conflict", "unreachable"]),
});
