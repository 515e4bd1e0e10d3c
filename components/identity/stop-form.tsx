"use client";

import { useActionState, type ReactNode } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { PendingButton } from "#components/ui/pending-button.tsx";
import { idle, type ActionState } from "#lib/kernel/action-state.ts";

type Props = {
  readonly action: (state: ActionState, form: FormData) => Promise<ActionState>;
  /** Nothing where the link stops nothing any more. */
  readonly token?: string | undefined;
  readonly words: {
    readonly title: string;
    readonly button: string;
    readonly problem: string;
    readonly doneTitle: string;
    /** What to do once it is stopped. */
    readonly next: string;
  };
  /** What the button does, or why there is none. */
  readonly children: ReactNode;
};

/** The stop button, and in its place afterwards what was stopped, line by line; with and without JavaScript. */
export function StopForm({ action, token, words, children }: Props) {
  const [state, send] = useActionState(action, idle);
  if (state.status === "ok") return <Stopped words={words} lines={linesOf(state.value)} />;
  const refusal = state.status === "refused" ? (state.texts[state.code] ?? state.code) : undefined;
  return (
    <form action={send} className="grid gap-6">
      <h1 className="text-28">{words.title}</h1>
      <ErrorSummary
        title={words.problem}
        problems={refusal === undefined ? [] : [{ text: refusal }]}
      />
      {children}
      {token === undefined ? null : (
        <div>
          <input type="hidden" name="token" value={token} />
          <PendingButton kind="destructive" wide>
            {words.button}
          </PendingButton>
        </div>
      )}
    </form>
  );
}

type StoppedProps = { readonly words: Props["words"]; readonly lines: readonly string[] };

function Stopped({ words, lines }: StoppedProps) {
  return (
    <div role="status" className="grid gap-6">
      <h1 className="text-28">{words.doneTitle}</h1>
      <ul className="grid list-disc gap-2 ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="text-muted">{words.next}</p>
    </div>
  );
}

function linesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((line) => typeof line === "string") : [];
}
