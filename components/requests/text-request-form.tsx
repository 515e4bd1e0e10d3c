"use client";

import { useActionState, useMemo } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { fieldError, problemsOf, typedValue } from "#components/ui/form-state.ts";
import { idle } from "#lib/kernel/action-state.ts";

/** One question of a request, in ready words. */
export type RequestQuestion = {
  readonly name: string;
  readonly kind: "line" | "lines" | "choice";
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly choices?: readonly { readonly value: string; readonly name: string }[];
};

type Props = {
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly questions: readonly RequestQuestion[];
  readonly send: string;
  readonly problem: string;
};

/** A request in the person's own words. What was typed stays when it comes back. */
export function TextRequestForm({ act, hidden, questions, send, problem }: Props) {
  const [state, submit, pending] = useActionState(act, idle);
  const problems = useMemo(() => problemsOf(state), [state]);
  return (
    <form action={submit} noValidate className="grid gap-6">
      <ErrorSummary title={problem} problems={problems} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {questions.map((question) => {
        const typed = typedValue(state, question.name, question.value);
        const common = {
          // A new default is taken only by a new element.
          key: `${question.name}${typed}`,
          id: question.name,
          name: question.name,
          label: question.label,
          error: fieldError(state, question.name),
          defaultValue: typed,
          ...(question.hint === undefined ? {} : { hint: question.hint }),
        };
        const { key, ...rest } = common;
        if (question.kind === "lines") return <TextArea key={key} {...rest} maxLength={4000} />;
        if (question.kind === "line") return <TextField key={key} {...rest} maxLength={500} />;
        return (
          <SelectField key={key} {...rest}>
            {question.choices?.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.name}
              </option>
            ))}
          </SelectField>
        );
      })}
      <div>
        <Button kind="primary" pending={pending}>
          {send}
        </Button>
      </div>
    </form>
  );
}
