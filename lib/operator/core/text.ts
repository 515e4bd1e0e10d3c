import { z } from "zod";

/** One sentence or name of a pack in the three languages; none may be left out or blank. */
export const textSchema = z.strictObject({
  kk: z.string().regex(/\S/),
  ru: z.string().regex(/\S/),
  en: z.string().regex(/\S/),
});

/** Ids of a pack: lower-case letters, digits and hyphens. */
export const idSchema = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** A day as `2026-03-01`. */
export const daySchema = z.iso.date();

/** A number of a clause as the policy prints it: `4.2.1`, or a word where it has none, such as `preamble`. */
export const clauseSchema = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}.()-]*$/u);
