import type { ActionState } from "#lib/kernel/action-state.ts";
import type { FieldProblem } from "./error-summary.tsx";

/** What the summary above a form lists: each field with its first error, then what is wrong with the whole. */
export function problemsOf(
  state: ActionState,
  idOf: (field: string) => string = (field) => field,
): readonly FieldProblem[] {
  if (state.status === "refused") return [{ text: state.texts[state.code] ?? state.code }];
  if (state.status !== "invalid") return [];
  const fields = Object.entries(state.fieldErrors).flatMap(([field, codes]) =>
    codes.slice(0, 1).map((code) => ({ field: idOf(field), text: state.texts[code] ?? code })),
  );
  return [...fields, ...state.formErrors.map((code) => ({ text: state.texts[code] ?? code }))];
}

/** The error of one field in words. */
export function fieldError(state: ActionState, field: string): string | undefined {
  if (state.status !== "invalid") return undefined;
  const code = state.fieldErrors[field]?.[0];
  return code === undefined ? undefined : (state.texts[code] ?? code);
}

/** What was typed into a field before the form came back. */
export function typedValue(state: ActionState, field: string, otherwise = ""): string {
  return "values" in state ? (state.values?.[field] ?? otherwise) : otherwise;
}
