/** A refusal is a value: its code is the message key `refusals.<code>`, its params fill that message. */
export type Refusal<Code extends string = string> = {
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
};

/** What every use case returns. A refusal is a value; a bug or an outage is an exception. */
export type Result<T, E extends Refusal = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refuse<Code extends string>(
  code: Code,
  params?: Readonly<Record<string, string | number>>,
): { readonly ok: false; readonly error: Refusal<Code> } {
  return { ok: false, error: params === undefined ? { code } : { code, params } };
}
