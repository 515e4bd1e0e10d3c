"use client";

import { useActionState, useState, type ReactNode } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { Button } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { fieldError, typedValue } from "#components/ui/form-state.ts";
import { idle } from "#lib/kernel/action-state.ts";
import { FormProblem } from "./form-problem.tsx";
import { GroundRow, type GroundChoice } from "./ground-row.tsx";
import { WorkFoot } from "./work-foot.tsx";

type Props = {
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly grounds: readonly GroundChoice[];
  /** Language in which the person reads. */
  readonly wordsLocale: string;
  readonly texts: {
    readonly problem: string;
    readonly reload: string;
    readonly grounds: string;
    readonly rules: string;
    readonly refusals: string;
    readonly refusalsNote: string;
    readonly words: string;
    readonly wordsHint: string;
    readonly approve: string;
    readonly refuse: string;
    /** Said where one person may do both sides of an approval. */
    readonly single?: string;
  };
  /** The button stands at the foot of the column, in view. */
  readonly foot: boolean;
  /** What is asked, before the grounds. */
  readonly reading?: ReactNode;
  /** The plan, between the grounds and the words. */
  readonly children?: ReactNode;
};

const fieldId = (field: string) => (field === "words" ? "words" : "ground");

/** Choose a ground, see the words the person will read, then propose or answer: one filled button. */
export function ProposalForm({
  act,
  hidden,
  grounds,
  wordsLocale,
  texts,
  foot,
  reading,
  children,
}: Props) {
  const [state, send, pending] = useActionState(act, idle);
  const before = typedValue(state, "ground");
  const [chosen, setChosen] = useState(before === "" ? (grounds[0]?.value ?? "") : before);
  const echoed = typedValue(state, "words");
  const [typed, setTyped] = useState(echoed === "" ? undefined : echoed);
  const ground = grounds.find(({ value }) => value === chosen);
  const [approvals, refusals] = [
    grounds.filter(({ outcome }) => outcome === "approve"),
    grounds.filter(({ outcome }) => outcome === "refuse"),
  ];
  const rows = (list: readonly GroundChoice[]) =>
    list.map((choice) => (
      <GroundRow
        key={choice.value}
        choice={choice}
        isChosen={choice.value === chosen}
        choose={setChosen}
      />
    ));
  return (
    <form action={send} className="flex flex-1 flex-col gap-5">
      <FormProblem state={state} title={texts.problem} reload={texts.reload} idOf={fieldId} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {reading}
      <fieldset id="ground">
        <legend className="sr-only">{texts.grounds}</legend>
        <div
          aria-hidden="true"
          className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-control pb-1.5"
        >
          <span className="text-16 font-semibold">{texts.grounds}</span>
          <span className="text-13 text-muted">{texts.rules}</span>
        </div>
        {rows(approvals)}
        {refusals.length === 0 ? null : (
          <div className="border-b border-hairline px-3">
            <Disclosure
              open={approvals.length === 0 || ground?.outcome === "refuse"}
              summary={
                <>
                  <span className="block font-medium">{texts.refusals}</span>
                  <span className="block text-13 text-muted">{texts.refusalsNote}</span>
                </>
              }
            >
              <div className="-mx-3">{rows(refusals)}</div>
            </Disclosure>
          </div>
        )}
      </fieldset>
      {children}
      <TextArea
        id="words"
        name="words"
        label={texts.words}
        hint={texts.wordsHint}
        lang={wordsLocale}
        rows={4}
        required
        error={fieldError(state, "words")}
        value={typed ?? ground?.draft ?? ""}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
      {texts.single === undefined || ground?.outcome === "refuse" ? null : (
        <p className="text-14 text-muted">{texts.single}</p>
      )}
      <WorkFoot isFixed={foot}>
        <Button
          kind={ground?.outcome === "refuse" ? "destructive" : "primary"}
          pending={pending}
          onClick={(event) => pending && event.preventDefault()}
        >
          {ground?.outcome === "refuse" ? texts.refuse : texts.approve}
        </Button>
      </WorkFoot>
    </form>
  );
}
