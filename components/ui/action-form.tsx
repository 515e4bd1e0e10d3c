"use client";

import { useActionState, useMemo, type ReactNode } from "react";
import { type ActionState, idle } from "#lib/kernel/action-state.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { problemsOf } from "./form-state.ts";

/** A server action made by `defineAction`. */
export type Act = (state: ActionState, form: FormData) => Promise<ActionState>;

type Props = {
  readonly act: Act;
  /** Heading above what the action refused. */
  readonly problem: string;
  /** Fields the person does not see. */
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children: ReactNode;
};

/** A form of buttons only. What the action refuses stands above them. */
export function ActionForm({ act, problem, hidden = {}, children }: Props) {
  const [state, submit] = useActionState(act, idle);
  const problems = useMemo(() => problemsOf(state), [state]);
  return (
    <form action={submit} className="grid gap-4">
      <ErrorSummary title={problem} problems={problems} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
