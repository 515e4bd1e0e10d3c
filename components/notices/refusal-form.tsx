"use client";

import { useActionState, useMemo } from "react";
import type { Act } from "#components/ui/action-form.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { fieldError, problemsOf, typedValue } from "#components/ui/form-state.ts";
import { idle } from "#lib/kernel/action-state.ts";

type Props = {
  readonly act: Act;
  readonly hidden: Readonly<Record<string, string>>;
  readonly services: readonly { readonly id: string; readonly name: string }[];
  readonly keepHref: string;
  readonly words: {
    readonly problem: string;
    readonly services: string;
    readonly servicesHint: string;
    readonly only: string;
    readonly reason: string;
    readonly reasonHint: string;
    readonly send: string;
    readonly keep: string;
  };
};

/** Which services the person leaves, and the button that does it; the way back is as large. */
export function RefusalForm({ act, hidden, services, keepHref, words }: Props) {
  const [state, submit, pending] = useActionState(act, idle);
  const problems = useMemo(() => problemsOf(state), [state]);
  const typed = typedValue(state, "reason");
  const [only] = services.length === 1 ? services : [];
  return (
    <form action={submit} noValidate className="grid gap-6">
      <ErrorSummary title={words.problem} problems={problems} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {only === undefined ? (
        <ServiceBoxes services={services} words={words} error={fieldError(state, "services")} />
      ) : (
        <p className="font-semibold">
          {words.only}
          <input type="hidden" name="services[]" value={only.id} />
        </p>
      )}
      <TextArea
        key={typed}
        id="reason"
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        maxLength={4000}
        rows={3}
        defaultValue={typed}
        error={fieldError(state, "reason")}
      />
      <div className="flex flex-wrap gap-3">
        <Button kind="destructive" pending={pending}>
          {words.send}
        </Button>
        <ButtonLink href={keepHref}>{words.keep}</ButtonLink>
      </div>
    </form>
  );
}

function ServiceBoxes({
  services,
  words,
  error,
}: Pick<Props, "services" | "words"> & { readonly error: string | undefined }) {
  return (
    <fieldset
      aria-describedby={error === undefined ? "services-hint" : "services-hint services-error"}
    >
      <legend className="font-semibold">{words.services}</legend>
      <p id="services-hint" className="mt-1 text-14 text-muted">
        {words.servicesHint}
      </p>
      {error === undefined ? null : (
        <p id="services-error" className="mt-2 text-14 font-medium text-late">
          {error}
        </p>
      )}
      <div className="mt-2 divide-y divide-hairline border-y border-hairline">
        {services.map(({ id, name }, index) => (
          <label
            key={id}
            htmlFor={index === 0 ? "services" : `services-${id}`}
            className="flex min-h-12 items-center gap-3 py-2"
          >
            <input
              // The error summary leads to the first box.
              id={index === 0 ? "services" : `services-${id}`}
              type="checkbox"
              name="services[]"
              value={id}
              className="size-5 shrink-0 accent-accent"
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
