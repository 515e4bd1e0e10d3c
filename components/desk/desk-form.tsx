"use client";

import { useActionState, type ReactNode } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import type { ButtonKind } from "#components/ui/button-class.ts";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { fieldError, typedValue } from "#components/ui/form-state.ts";
import type { IconName } from "#components/ui/icon.tsx";
import { idle } from "#lib/kernel/action-state.ts";
import { FormProblem } from "./form-problem.tsx";
import { WorkFoot } from "./work-foot.tsx";

export type DeskField = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly lang?: string;
  /** More than one line. */
  readonly rows?: number;
  readonly required?: boolean;
  readonly maxLength?: number;
  /** A date, between these two. */
  readonly type?: "date";
  readonly min?: string;
  readonly max?: string;
  /** What stands in it at first. */
  readonly value?: string;
  /** One of these instead of a text. */
  readonly options?: readonly { readonly value: string; readonly text: string }[];
};

export type DeskButton = {
  readonly text: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly name?: string;
  readonly value?: string;
};

export type DeskFormProps = {
  /** Unique on the page; ids of the fields begin with it. */
  readonly id: string;
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  /** `done`: what is so now, where the page alone does not show it at once. */
  readonly texts: { readonly problem: string; readonly reload: string; readonly done?: string };
  readonly fields?: readonly DeskField[];
  readonly buttons: readonly DeskButton[];
  /** The buttons stand at the foot of the work column, in view whatever its length. */
  readonly foot?: boolean;
  readonly children?: ReactNode;
};

/** A form of the desk: comes back with its sentence and with everything that was typed. */
export function DeskForm(props: DeskFormProps) {
  const { id, act, hidden, texts, fields = [], buttons, foot = false, children } = props;
  const [state, send, pending] = useActionState(act, idle);
  const idOf = (field: string) => `${id}-${field}`;
  const row = buttons.map(({ text, ...button }) => (
    <Button
      key={text}
      {...button}
      pending={pending}
      onClick={(event) => pending && event.preventDefault()}
    >
      {text}
    </Button>
  ));
  return (
    <form action={send} className={foot ? "flex flex-1 flex-col gap-5" : "grid gap-3"}>
      <FormProblem state={state} title={texts.problem} reload={texts.reload} idOf={idOf} />
      {state.status === "ok" && texts.done !== undefined ? (
        <p role="status" className="font-medium text-done">
          {texts.done}
        </p>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {fields.map(({ rows, options, value = "", ...field }) => {
        const common = {
          ...field,
          id: idOf(field.name),
          error: fieldError(state, field.name),
          defaultValue: typedValue(state, field.name, value),
        };
        if (options !== undefined) return <Choice key={field.name} {...common} options={options} />;
        return rows === undefined ? (
          <TextField key={field.name} {...common} />
        ) : (
          <TextArea key={field.name} {...common} rows={rows} />
        );
      })}
      {foot ? <WorkFoot>{row}</WorkFoot> : <div className="flex flex-wrap gap-3">{row}</div>}
    </form>
  );
}

type ChoiceProps = Pick<DeskField, "name" | "label" | "hint" | "required"> & {
  readonly id: string;
  readonly error: string | undefined;
  readonly defaultValue: string;
  readonly options: NonNullable<DeskField["options"]>;
};

/** One of a few, with a form's own way of remembering what was chosen: React forgets a select that comes back. */
function Choice({ options, defaultValue, ...field }: ChoiceProps) {
  return (
    <SelectField key={defaultValue} {...field} defaultValue={defaultValue}>
      {options.map(({ value, text }) => (
        <option key={value} value={value} className="bg-surface">
          {text}
        </option>
      ))}
    </SelectField>
  );
}
