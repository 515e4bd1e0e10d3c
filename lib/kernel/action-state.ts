import type { Refusal } from "./result.ts";
import type { Json } from "./context.ts";

/** What was typed, echoed into the form again; secrets are never among them. */
export type FormValues = Readonly<Record<string, string>>;

/** Code of an error → its sentence. */
export type Texts = Readonly<Record<string, string>>;

/**
 * What a server action answers a form with. Every error is a code `<module>.<name>`; `texts` holds the sentence of each
 * code in the reader's language (`messages/<locale>/<module>.json`, `refusals.<name>`), params filled in, made on the server.
 */
export type ActionState =
  | { readonly status: "idle" }
  | { readonly status: "ok"; readonly value?: Json }
  | {
      readonly status: "invalid";
      readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
      readonly formErrors: readonly string[];
      readonly values: FormValues;
      readonly texts: Texts;
    }
  | ({ readonly status: "refused"; readonly values?: FormValues; readonly texts: Texts } & Refusal);

/** The state a form starts in. */
export const idle: ActionState = { status: "idle" };
