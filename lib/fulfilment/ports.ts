import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";

/** States into which a run moves its request, DESIGN section 7. */
export type RunState = "running" | "held" | "needs-staff" | "done";

/**
 * What a run needs of the modules after it in the house; `lib/jobs` gives it. `markRequest` goes through the lifecycle of
 * `requests` (an edge that does not exist throws, and the transaction with it).
 */
export interface Neighbours {
  markRequest(unit: Unit, requestId: RequestId, state: RunState): Promise<void>;
  /** Every collection of the system `portal`, of all modules. */
  readonly portal: readonly PortalCollection[];
}
