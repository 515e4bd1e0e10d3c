"use client";

import { useActionState, type ReactNode } from "react";
import { Button, type ButtonKind } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { idle, type ActionState } from "#lib/web/action-state.ts";

export type DeskAction = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Words of refusals by code, made on the server, with one for codes that have none. */
export type RefusalTexts = { readonly title: string; readonly unknown: string; readonly byCode: Readonly<Record<string, string>> };

type Props = {
  readonly action: DeskAction;
  /** Fields that are not typed: the case, its version. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly refusals: RefusalTexts;
  readonly submit: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children?: ReactNode;
};

/** Problems of an answered form as ready sentences. */
export function problemsOf(state: ActionState, refusals: RefusalTexts): { field?: string; text: string }[] {
  const words = (code: string): string => refusals.byCode[code] ?? refusals.unknown;
  if (state.status === "refused") return [{ text: words(state.code) }];
  if (state.status !== "invalid") return [];
  return [
    ...Object.entries(state.fieldErrors).flatMap(([field, codes]) => codes.map((code) => ({ field, text: words(code) }))),
    ...state.formErrors.map((code) => ({ text: words(code) })),
  ];
}

/** One act of the desk: a button with what it needs. Works without JavaScript; a second click waits for the first. */
export function ActForm({ action, hidden, refusals, submit, kind = "secondary", icon, children }: Props) {
  const [state, send, pending] = useActionState(action, idle);
  return (
    <form action={send} className="grid gap-4">
      <ErrorSummary title={refusals.title} problems={problemsOf(state, refusals)} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <div>
        <Button kind={kind} icon={icon} pending={pending} onClick={(event) => pending && event.preventDefault()}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
