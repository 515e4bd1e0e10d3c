"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Switch } from "#components/ui/switch.tsx";
import type { ActionState } from "#lib/kernel/action-state.ts";

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
  const [, submit, pending] = useActionState(act, { status: "idle" } as const);
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
    </form>
  );
}
