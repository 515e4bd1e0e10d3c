import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Limit } from "../core/limits.ts";
import { takePoint } from "../store/limits.ts";

/**
 * Counts one try of a limit, for whoever asks, shared by all processes. Refuses `common.rate-limited` with `minutes` to wait.
 */
export async function countTry(
  unit: Pick<Unit, "tx">,
  input: { readonly limit: Limit; readonly value: string },
): Promise<Result<null, Refusal<"common.rate-limited">>> {
  const wait = await takePoint(unit.tx, input.limit, input.value);
  return wait === 0 ? ok(null) : refuse("common.rate-limited", { minutes: Math.ceil(wait / 60) });
}
