import { event } from "#lib/platform/logger.ts";
import type { SystemFailure } from "./ports.ts";

const told = new WeakSet<SystemFailure>();

/**
 * Logs once that a system failed: people are only told that it is silent, whoever runs the portal needs to know where and
 * why. The cause is the driver's code (`postgres.42501`), never its message, into which it puts values.
 */
export function logFailure(
  failure: SystemFailure,
  where: { readonly system: string; readonly collection?: string },
): void {
  if (told.has(failure)) return;
  told.add(failure);
  const cause =
    failure.cause instanceof Error ? failure.cause.message.replaceAll(" ", ".") : undefined;
  event("system.failed", { ...where, code: failure.code, cause }, "warn");
}
