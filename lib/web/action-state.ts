import type { Refusal } from "#lib/kernel/result.ts";
import type { Json } from "#lib/kernel/context.ts";

/** What was typed, echoed into the form again; secrets are never among them. */
export type FormValues = Readonly<Record<string, string>>;

/**
 * What a server action answers a form with. Every error is a code `<module>.<name>`, shown from
 * `messages/<locale>/<module>.json`, `refusals.<name>`.
 */
export type ActionState =
  | { readonly status: "idle" }
  | { readonly status: "ok"; readonly value?: Json }
  | {
      readonly status: "invalid";
      readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
      readonly formErrors: readonly string[];
      readonly values: FormValues;
    }
  | ({ readonly status: "refused"; readonly values?: FormValues } & Refusal);

/** The state a form starts in. */
export const idle: ActionState = { status: "idle" };
