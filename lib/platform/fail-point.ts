import { env } from "./env.ts";

const armed = new Map<string, () => void | Promise<void>>();
const passed = new Map<string, number>();

/**
 * A labelled place at which a test may stop the work, as a crash would. Outside `JEKE_MODE=test` it does nothing,
 * whatever is armed. `JEKE_FAIL_POINT=erase.after-act:1` kills a process of its own at its first pass.
 */
export async function failPoint(label: string): Promise<void> {
  const { JEKE_MODE: mode, JEKE_FAIL_POINT: deadly } = env();
  if (mode !== "test") return;
  const pass = (passed.get(label) ?? 0) + 1;
  passed.set(label, pass);
  if (deadly === `${label}:${pass}`) await die();
  await armed.get(label)?.();
}

/** As a power cut: nothing is flushed, closed or said. */
async function die(): Promise<void> {
  process.kill(process.pid, "SIGKILL");
  await new Promise<never>(() => undefined);
}

/** Arms a fail point in a test; the function returned disarms it. */
export function armFailPoint(label: string, act: () => void | Promise<void>): () => void {
  armed.set(label, act);
  return () => void armed.delete(label);
}
