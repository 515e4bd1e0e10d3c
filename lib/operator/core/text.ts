import { z } from "zod";
import { type Text, furtherLocales } from "#lib/kernel/locale.ts";

const words = z.string().regex(/\S/);
const further = furtherLocales.map((locale) => [locale, words.optional()] as const);

/** One sentence or name of a pack in every written language, none left out or blank; further languages may stand beside. */
export const textSchema: z.ZodType<Text> = z.strictObject({
  ...Object.fromEntries(further),
  kk: words.describe("In Kazakh"),
  ru: words.describe("In Russian"),
  en: words.describe("In English"),
});

/** Ids of a pack: lower-case letters, digits and hyphens. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A day as `2026-03-01`. */
export const daySchema = z.iso.date();

/** A number of a clause as the policy prints it: `4.2.1`, or a word where it has none, such as `preamble`. */
export const clauseSchema = z.string().regex(/^[^\s/#]+$/);
