import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** What building an archive needs of `requests`; `lib/jobs` gives it. */
export interface RequestMarks {
  markRequest(
    unit: Unit,
    requestId: RequestId,
    state: "running" | "needs-staff" | "done",
  ): Promise<void>;
}
