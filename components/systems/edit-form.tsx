"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { startTransition, useActionState, useMemo, type SubmitEvent } from "react";
import { useForm } from "react-hook-form";
import type { Act } from "#components/ui/action-form.tsx";
import { Banner } from "#components/ui/banner.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary, type FieldProblem } from "#components/ui/error-summary.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { problemsOf, typedValue } from "#components/ui/form-state.ts";
import { type ActionState, idle } from "#lib/kernel/action-state.ts";
import { requiredValueSchema, valueSchema } from "./edit-schema.ts";

type Props = {
  readonly act: Act;
  /** System, collection, key, field and the value that was shown. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly current: string;
  readonly field: {
    readonly label: string;
    readonly hint?: string;
    readonly type: "text" | "tel" | "email" | "date";
    readonly required: boolean;
    /** Stored value → its name, for a field with a fixed choice. */
    readonly choices?: readonly (readonly [string, string])[];
  };
  readonly words: {
    readonly save: string;
    readonly problem: string;
    readonly empty: string;
    readonly long: string;
    readonly savedTitle: string;
    /** Followed by the time at which the system was read again. */
    readonly saved: string;
  };
};

/** One value, changed in its system. Works without scripts; with them an empty field is told before anything is sent. */
export function EditForm({ act, hidden, current, field, words }: Props) {
  const [state, submit, pending] = useActionState(act, idle);
  const shown = typedValue(state, "value", current);
  const { register, handleSubmit, formState } = useForm({
    resolver: zodResolver(field.required ? requiredValueSchema : valueSchema),
    // Not `defaultValues`: once the system holds the new value, the field shows it as the system holds it.
    values: { value: shown },
  });
  // Kept as long as the answer is the same one: the summary takes the focus whenever its problems are new.
  const told = useMemo(() => problemsHere(state), [state]);
  const own = formState.errors.value?.message;
  const error =
    own === undefined
      ? told.find((one) => one.field === "value")?.text
      : own === "empty"
        ? words.empty
        : words.long;
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    const data = new FormData(event.currentTarget);
    void handleSubmit(() => {
      startTransition(() => {
        submit(data);
      });
    })(event);
  };
  const control = {
    ...register("value"),
    id: "value",
    label: field.label,
    error,
    defaultValue: shown,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
  };
  return (
    <form action={submit} onSubmit={onSubmit} noValidate className="grid gap-6">
      {state.status === "ok" ? (
        <Banner tone="done" icon="check-circle" live title={words.savedTitle}>
          {words.saved} {typeof state.value === "string" ? state.value : ""}.
        </Banner>
      ) : null}
      <ErrorSummary title={words.problem} problems={own === undefined ? told : none} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {field.choices === undefined ? (
        <TextField {...control} type={field.type} autoComplete="off" spellCheck={false} />
      ) : (
        <SelectField {...control}>
          {field.choices.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <div>
        <Button kind="primary" pending={pending}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

const none: readonly FieldProblem[] = [];
const ofValue: readonly string[] = ["systems.changed-meanwhile", "systems.written-otherwise"];

/** What is wrong with the value itself stands at its field too; a silent system is about the whole form. */
function problemsHere(state: ActionState): readonly FieldProblem[] {
  const isOfValue =
    state.status === "refused" &&
    (state.code.startsWith("systems.value-invalid.") || ofValue.includes(state.code));
  return problemsOf(state).map((problem) => (isOfValue ? { field: "value", ...problem } : problem));
}
