import * as z from "zod/mini";

// As in #lib/kernel/zod.ts: no probing of `eval`. The small zod, because this file travels to the browser.
z.config({ jitless: true });

const text = z.string().check(z.maxLength(500, { error: "long" }));

/** What the browser can tell by itself before the system is asked; the server judges by the field's type. */
export const valueSchema = z.object({ value: text });
export const requiredValueSchema = z.object({
  value: text.check(z.trim(), z.minLength(1, { error: "empty" })),
});
