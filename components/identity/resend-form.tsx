"use client";

import { useActionState } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { idle, type ActionState } from "#lib/kernel/action-state.ts";

type Props = {
  readonly action: (state: ActionState, form: FormData) => Promise<ActionState>;
  readonly label: string;
  /** Said once another code is on its way. */
  readonly sent: string;
  readonly problem: string;
};

/** Asks for another code; the one before is dead from then on. */
export function ResendForm({ action, label, sent, problem }: Props) {
  const [state, send] = useActionState(action, idle);
  const refusal = state.status === "refused" ? (state.texts[state.code] ?? state.code) : undefined;
  return (
    <form action={send} className="grid gap-3">
      <ErrorSummary title={problem} problems={refusal === undefined ? [] : [{ text: refusal }]} />
      <p role="status" className="text-14 text-done">
        {state.status === "ok" ? sent : null}
      </p>
      <div className="-ms-5">
        <PendingButton kind="link" icon="refresh">
          {label}
        </PendingButton>
      </div>
    </form>
  );
}
