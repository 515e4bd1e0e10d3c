import { z } from "#lib/kernel/zod.ts";

/** A rendered message as its row keeps it, sealed; code and link apart, so that they can be taken out again. */
export const bodySchema = z.object({
  subject: z.string(),
  text: z.string(),
  code: z.string().optional(),
  link: z.string().optional(),
  /** The same as the portal shows it: whole, also where a short text message was sent. */
  page: z.object({ subject: z.string(), text: z.string() }).optional(),
});
export type Body = z.output<typeof bodySchema>;

/**
 * The message without its code and link. What is shown in the portal, and what stays once it is sent: a code proves that
 * its reader holds the address, so no page and no copy may ever show it.
 */
export function withoutSecrets({ subject, text, code, link, page }: Body): Body {
  const secrets = [link, code].flatMap((secret) => (secret ? [secret] : []));
  const hide = (words: string): string =>
    secrets.reduce((rest, secret) => rest.replaceAll(secret, "•••••"), words);
  const words = { subject: hide(subject), text: hide(text) };
  if (page === undefined) return words;
  return { ...words, page: { subject: hide(page.subject), text: hide(page.text) } };
}

/**
 * What is left of a message to a bare address once it has left, or will not: its event, channel and moment. The address of
 * somebody who is gone from the portal, and the link that was theirs alone, are forgotten with it.
 */
export const forgotten = { toSealed: new Uint8Array(0), bodySealed: new Uint8Array(0) } as const;
