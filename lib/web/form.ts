import type { z } from "#lib/kernel/zod.ts";
import type { FormValues } from "#lib/kernel/action-state.ts";

const errorKey = /^[a-z][a-z-]*\.[a-z][a-z-]*$/;

/**
 * A form as a plain object for `z.strictObject`: React's own `$ACTION…` fields are taken out, a name that ends in `[]` is a list,
 * any other name sent twice is a list too (and refused by a schema that wants one text). Files are not for actions.
 */
export function formObject(form: FormData): Readonly<Record<string, unknown>> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$ACTION"));
  // fromEntries defines its keys: an assignment to `__proto__` would set one and leave no trace for the schema to refuse.
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      if (name.endsWith("[]")) return [name.slice(0, -2), values];
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** What was typed, to be shown again: texts only, secrets never. */
export function echoOf(
  object: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
): FormValues {
  const texts = Object.entries(object).flatMap(([name, value]) =>
    typeof value === "string" && !secrets.includes(name) ? [[name, value] as const] : [],
  );
  return Object.fromEntries(texts);
}

/** What a schema found wrong, as codes by field. A field that was never offered is about the whole form. */
export function invalidFields(error: z.ZodError): {
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>;
  readonly formErrors: readonly string[];
} {
  const fieldErrors: Record<string, string[]> = {};
  const formErrors: string[] = [];
  for (const issue of error.issues) {
    const [field] = issue.path;
    if (typeof field !== "string") formErrors.push("common.invalid");
    else (fieldErrors[field] ??= []).push(issueCode(issue));
  }
  return { fieldErrors, formErrors: [...new Set(formErrors)] };
}

/** The schema's own code where it names one; else what kind of fault it is. */
function issueCode(issue: z.core.$ZodIssue): string {
  if (errorKey.test(issue.message)) return issue.message;
  if (issue.code === "too_small") return "common.required";
  if (issue.code === "too_big") return "common.too-long";
  return "common.invalid";
}
