import type { RequestId } from "#lib/kernel/ids.ts";
import type { Unit } from "#lib/platform/unit.ts";

/** What building an archive needs of `requests`; `lib/jobs` gives it. */
export interface RequestMarks {
  markRequest(
    unit: Unit,
    requestId: RequestId,
    state: "running" | "needs-staff" | "held" | "done",
  ): Promise<void>;
  /** The notice by which the person of this request learns that its archive is ready. */
  readyNotice(unit: Unit, requestId: RequestId): Promise<ReadyNotice>;
}

/** A template of `notices.json` with what it needs of the request. */
export type ReadyNotice = {
  readonly event: string;
  readonly params: Readonly<Record<string, string | number>>;
};
