"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { problemsOf } from "#components/ui/form-state.ts";
import { Switch } from "#components/ui/switch.tsx";
import { type ActionState, idle } from "#lib/kernel/action-state.ts";

/** The server action behind every switch of the matrix. */
export type ConsentAct = (state: ActionState, form: FormData) => Promise<ActionState>;

type Props = {
  readonly purpose: string;
  readonly channel: string;
  readonly on: boolean;
  readonly unknown: boolean;
  readonly label: string;
  readonly word: string;
  /** Words of a button in place of the switch: the system is silent, and the one safe thing to do is to stop. */
  readonly stop?: string;
  readonly act: ConsentAct;
};

/** A form of one switch: turns the opposite of what is shown on. Without scripts it is an ordinary submit. */
export function ConsentSwitch({ purpose, channel, on, unknown, label, word, stop, act }: Props) {
  const [state, submit, pending] = useActionState(act, idle);
  return (
    <form action={submit}>
      <input type="hidden" name="purpose" value={purpose} />
      <input type="hidden" name="channel" value={channel} />
      <input
        type="hidden"
        name="decision"
        value={on || stop !== undefined ? "withdrawn" : "given"}
      />
      {stop === undefined ? (
        <Switch label={label} on={on} unconfirmed={unknown} word={word} pending={pending} />
      ) : (
        <>
          <p className="py-2 font-medium">{word}</p>
          <Button pending={pending} aria-label={`${stop}: ${label}`}>
            {stop}
          </Button>
        </>
      )}
      {/* What was refused is said where it was asked: a switch that merely stays as it was says nothing. */}
      {pending
        ? null
        : problemsOf(state).map(({ text }) => (
            <p key={text} role="alert" className="mt-1 max-w-measure text-14 font-medium text-late">
              {text}
            </p>
          ))}
    </form>
  );
}
