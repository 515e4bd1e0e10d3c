"use client";

import { useActionState, type HTMLInputAutoCompleteAttribute } from "react";
import { ErrorSummary, type FieldProblem } from "#components/ui/error-summary.tsx";
import { TextField } from "#components/ui/field.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { idle, type ActionState } from "#lib/kernel/action-state.ts";

/** One question of a form, with its words ready. */
type Question = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: "text" | "password";
  readonly inputMode?: "text" | "email" | "numeric";
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly maxLength?: number;
};

type Props = {
  readonly action: (state: ActionState, form: FormData) => Promise<ActionState>;
  readonly questions: readonly Question[];
  /** Fields that are not typed: the way on, a token. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly submit: string;
  /** Heading of the error summary. */
  readonly problem: string;
  readonly children?: React.ReactNode;
};

/** A form of one or two questions and one button. Works without JavaScript; what was typed comes back, secrets do not. */
export function AnswerForm({ action, questions, hidden = {}, submit, problem, children }: Props) {
  const [state, send] = useActionState(action, idle);
  const values = "values" in state ? (state.values ?? {}) : {};
  return (
    <form action={send} noValidate className="grid gap-6">
      <ErrorSummary title={problem} problems={problemsOf(state, questions)} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {questions.map(({ name, ...rest }) => (
        <TextField
          key={`${name}${values[name] ?? ""}`}
          {...rest}
          id={name}
          name={name}
          spellCheck={false}
          autoCapitalize="none"
          defaultValue={values[name]}
          error={errorOf(state, name)}
        />
      ))}
      {children}
      <div>
        <PendingButton kind="primary" wide>
          {submit}
        </PendingButton>
      </div>
    </form>
  );
}

function errorOf(state: ActionState, name: string): string | undefined {
  if (state.status !== "invalid") return undefined;
  const [code] = state.fieldErrors[name] ?? [];
  return code === undefined ? undefined : state.texts[code];
}

/** A refusal of a form is about its first question, to which the summary leads. */
function problemsOf(state: ActionState, questions: readonly Question[]): readonly FieldProblem[] {
  if (state.status === "refused") {
    const field = questions[0]?.name;
    const text = state.texts[state.code] ?? state.code;
    return [field === undefined ? { text } : { field, text }];
  }
  if (state.status !== "invalid") return [];
  const fields = Object.entries(state.fieldErrors).flatMap(([field, codes]) =>
    codes.map((code) => ({ field, text: state.texts[code] ?? code })),
  );
  return [...fields, ...state.formErrors.map((code) => ({ text: state.texts[code] ?? code }))];
}
