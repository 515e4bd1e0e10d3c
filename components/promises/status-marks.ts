import type { IconName } from "#components/ui/icon.tsx";
import type { Tone } from "#components/ui/state-mark.tsx";
import type { PromiseStatus } from "#lib/operator/core/promise.ts";

/** Five different signs: no status is told by its colour alone. */
export const statusMarks: Record<PromiseStatus, { readonly icon: IconName; readonly tone: Tone }> =
  {
    conflict: { icon: "triangle", tone: "soon" },
    open: { icon: "dotted", tone: "plain" },
    kept: { icon: "check-circle", tone: "done" },
    attested: { icon: "user", tone: "plain" },
    statement: { icon: "none", tone: "muted" },
  };
