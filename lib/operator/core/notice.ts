import { z } from "zod";

const text = z.strictObject({
  kk: z.string().min(1),
  ru: z.string().min(1),
  en: z.string().min(1),
});

/** `notices/<version>.yaml`: one version of the privacy policy, clause by clause, in three languages. */
export const noticeSchema = z.strictObject({
  version: z.string().min(1),
  posted: z.iso.date().optional(),
  /** The day from which this text governs; absent: the day it was posted. */
  effective: z.iso.date().optional(),
  titles: text,
  /** Said above the text, e.g. that it is a summary in our own words. */
  remark: text.optional(),
  sections: z
    .array(
      z.strictObject({
        /** As the policy numbers it, e.g. `4.2`. */
        clause: z.string().min(1),
        titles: text,
        texts: text,
      }),
    )
    .min(1),
});

export type Notice = z.output<typeof noticeSchema>;
