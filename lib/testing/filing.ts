import { submit, type SubmitInput } from "#lib/requests/use-cases/submit.ts";
import type { Workspace } from "#lib/systems/ports.ts";

/** A question that staff answer. */
export const question = {
  type: "information",
  details: { question: "What do you hold about me?" },
} as const;

/** An erasure with its word typed, of whatever plan there is at this moment. */
export const erasure = { type: "erasure", details: {}, typed: "delete" } as const;

/** Files a request as a fresh form of this person does; its id. */
export async function file(
  person: Workspace,
  input: Omit<SubmitInput, "submitKey">,
): Promise<string> {
  const filed = await submit(person, { ...input, submitKey: crypto.randomUUID() });
  if (!filed.ok) throw new Error(filed.error.code);
  return filed.value.id;
}
