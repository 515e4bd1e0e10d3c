"use client";

import { useActionState, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { idle } from "#lib/kernel/action-state.ts";
import type { Act } from "#components/ui/action-form.tsx";
import { problemsOf, typedValue } from "#components/ui/form-state.ts";

/** A ground in ready words. */
export type GroundChoice = {
  readonly id: string;
  readonly outcome: "approve" | "refuse";
  readonly name: string;
  /** Article and whether we read it or interpret it. */
  readonly article: string;
  /** "Due stays Mon 16 Nov" or "Adds Wed 28 Oct". */
  readonly effect: string;
  /** Draft of the answer in the person's language. */
  readonly draft: string;
};

type Props = {
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly grounds: readonly GroundChoice[];
  /** Language in which the person reads. */
  readonly wordsLocale: string;
  readonly texts: {
    readonly problem: string;
    readonly grounds: string;
    readonly words: string;
    readonly wordsHint: string;
    readonly approve: string;
    readonly refuse: string;
  };
};

/** One field says both: a ground belongs to one outcome, and the form must work without JavaScript. */
function choiceValue({ outcome, id }: GroundChoice): string {
  return `${outcome}:${id}`;
}

/** Choose a ground, see the words the person will read, then propose or answer: one filled button. */
export function ProposalForm({ act, hidden, grounds, wordsLocale, texts }: Props) {
  const [state, send, pending] = useActionState(act, idle);
  const echoed =
    state.status === "invalid" || state.status === "refused" ? state.values : undefined;
  const first = grounds.find(({ id }) => id === echoed?.ground) ?? grounds[0];
  const [chosen, setChosen] = useState(first?.id);
  const [typed, setTyped] = useState<string | undefined>(echoed?.words);
  const ground = grounds.find((choice) => choiceValue(choice) === chosen);
  return (
    <form action={send} className="grid gap-6">
      <ErrorSummary title={texts.problem} problems={problemsOf(state)} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset id="ground">
        <legend className="w-full border-b border-control pb-2 text-16 font-semibold">
          {texts.grounds}
        </legend>
        {grounds.map((choice) => (
          <label
            key={choice.id}
            className="soft flex cursor-pointer items-start gap-3 border-b border-hairline px-3 py-2 has-checked:border-transparent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="ground"
              value={choiceValue(choice)}
              required
              checked={choiceValue(choice) === chosen}
              onChange={() => setChosen(choiceValue(choice))}
              className="mt-1 size-4 accent-accent"
            />
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{choice.name}</span>
              <span className="block text-13 text-muted">{choice.article}</span>
            </span>
            <span className="shrink-0 pt-0.5 text-13 text-muted">{choice.effect}</span>
          </label>
        ))}
      </fieldset>
      <TextArea
        id="words"
        name="words"
        label={texts.words}
        hint={texts.wordsHint}
        lang={wordsLocale}
        rows={4}
        required
        value={typed ?? typedValue(state, "words", ground?.draft ?? "")}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="sticky bottom-0 flex gap-3 bg-paper py-3">
        <Button
          kind={ground?.outcome === "refuse" ? "destructive" : "primary"}
          pending={pending}
          onClick={(event) => pending && event.preventDefault()}
        >
          {ground?.outcome === "refuse" ? texts.refuse : texts.approve}
        </Button>
      </div>
    </form>
  );
}
