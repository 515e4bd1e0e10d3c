import type { InputHTMLAttributes, ReactNode } from "react";
import { Icon } from "./icon.tsx";

const control =
  "block min-h-12 w-full rounded-control border bg-surface px-4 py-2 aria-invalid:border-late aria-invalid:border-2";

/** Class of every text control, for pages that need a bare one. */
export const controlClass = `${control} border-control`;

type Shared = {
  readonly id: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Ready words; the field is then marked invalid and points to them. */
  readonly error?: string | undefined;
};

/** Ids that describe the control: hint first, then error. */
export function describedBy({
  id,
  hint,
  error,
}: Pick<Shared, "id" | "hint" | "error">): string | undefined {
  const ids = [hint === undefined ? "" : `${id}-hint`, error === undefined ? "" : `${id}-error`];
  return ids.filter((part) => part !== "").join(" ") || undefined;
}

/** Label, hint, error and the control between them. Every control of the product sits in one. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: Shared & { readonly children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="block font-semibold">
        {label}
      </label>
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="mt-1 text-14 text-muted">
          {hint}
        </p>
      )}
      <div className="mt-2">{children}</div>
      {error === undefined ? null : (
        <p id={`${id}-error`} className="mt-2 flex gap-2 text-14 font-medium text-late">
          <Icon name="triangle" className="mt-px size-4.5" />
          {error}
        </p>
      )}
    </div>
  );
}

type TextProps = Shared &
  Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className" | "style"> & {
    readonly ref?: React.Ref<HTMLInputElement>;
  };

/** One line of text with its label. Extra attributes (name, type, autoComplete, register's) go to the input. */
export function TextField({ id, label, hint, error, ref, ...rest }: TextProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        {...rest}
        ref={ref}
        id={id}
        className={controlClass}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy({ id, hint, error })}
      />
    </Field>
  );
}

type AreaProps = Shared &
  Omit<React.TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "className" | "style"> & {
    readonly ref?: React.Ref<HTMLTextAreaElement>;
  };

/** Several lines of text with their label. */
export function TextArea({ id, label, hint, error, ref, ...rest }: AreaProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        rows={5}
        {...rest}
        ref={ref}
        id={id}
        className={controlClass}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy({ id, hint, error })}
      />
    </Field>
  );
}

type SelectProps = Shared &
  Omit<React.SelectHTMLAttributes<HTMLSelectElement>, "id" | "className" | "style"> & {
    readonly ref?: React.Ref<HTMLSelectElement>;
  };

/** A native choice of one. */
export function SelectField({ id, label, hint, error, ref, children, ...rest }: SelectProps) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <span className="relative block">
        <select
          {...rest}
          ref={ref}
          id={id}
          className={`${controlClass} appearance-none pe-11`}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy({ id, hint, error })}
        >
          {children}
        </select>
        <Icon
          name="chevron-down"
          className="pointer-events-none absolute end-4 top-1/2 size-4 -translate-y-1/2"
        />
      </span>
    </Field>
  );
}
