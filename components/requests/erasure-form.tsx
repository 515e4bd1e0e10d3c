"use client";

import { useActionState, useMemo } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { TextField } from "#components/ui/field.tsx";
import { problemsOf, typedValue } from "#components/ui/form-state.ts";
import { idle } from "#lib/kernel/action-state.ts";

type Props = {
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly links: { readonly copy: string; readonly keep: string };
  readonly words: {
    readonly problem: string;
    readonly type: string;
    readonly hint: string;
    readonly delete: string;
    readonly copyFirst: string;
    readonly keep: string;
  };
};

/** The typed word and the button that says what it will do; the ways out are as large as the way in. */
export function ErasureForm({ act, hidden, links, words }: Props) {
  const [state, submit, pending] = useActionState(act, idle);
  const problems = useMemo(
    () => problemsOf(state).map((problem) => ({ field: "typed", ...problem })),
    [state],
  );
  return (
    <form action={submit} noValidate className="grid gap-4">
      <ErrorSummary title={words.problem} problems={problems} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        id="typed"
        name="typed"
        label={words.type}
        hint={words.hint}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
        defaultValue={typedValue(state, "typed")}
        error={
          state.status === "refused" && state.code === "requests.word-wrong"
            ? problems[0]?.text
            : undefined
        }
      />
      <Button kind="destructive" wide pending={pending}>
        {words.delete}
      </Button>
      <ButtonLink wide href={links.copy}>
        {words.copyFirst}
      </ButtonLink>
      <ButtonLink kind="link" wide href={links.keep}>
        {words.keep}
      </ButtonLink>
    </form>
  );
}
