"use client";

import { useActionState } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { idle } from "#lib/kernel/action-state.ts";
import { FormProblem } from "./form-problem.tsx";

type Props = {
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly candidates: readonly { readonly id: string; readonly label: string }[];
  readonly texts: {
    readonly problem: string;
    readonly reload: string;
    readonly label: string;
    readonly button: string;
  };
};

/** An officer gives the case to somebody. */
export function AssignForm({ act, hidden, candidates, texts }: Props) {
  const [state, send, pending] = useActionState(act, idle);
  return (
    <form action={send} className="mt-2 grid gap-2">
      <FormProblem
        state={state}
        title={texts.problem}
        reload={texts.reload}
        idOf={() => "staff-id"}
      />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="staff-id" className="text-13 text-muted">
        {texts.label}
      </label>
      <div className="grid gap-2">
        <select
          id="staff-id"
          name="staffId"
          className="min-h-11 w-full min-w-0 rounded-control border border-control bg-surface px-2"
        >
          {candidates.map(({ id, label }) => (
            <option key={id} value={id} className="bg-surface">
              {label}
            </option>
          ))}
        </select>
        <Button pending={pending} onClick={(event) => pending && event.preventDefault()}>
          {texts.button}
        </Button>
      </div>
    </form>
  );
}
