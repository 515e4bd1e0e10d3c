import { env } from "./env.ts";

const armed = new Map<string, () => void | Promise<void>>();

/**
 * A labelled place at which a test may stop the work, as a crash would. Outside `JEKE_MODE=test` it does nothing,
 * whatever is armed.
 */
export async function failPoint(label: string): Promise<void> {
  if (env().JEKE_MODE !== "test") return;
  await armed.get(label)?.();
}

/** Arms a fail point in a test; the function returned disarms it. */
export function armFailPoint(label: string, act: () => void | Promise<void>): () => void {
  armed.set(label, act);
  return () => void armed.delete(label);
}
