"use client";

import { useRouter } from "next/navigation";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { problemsOf } from "#components/ui/form-state.ts";
import type { ActionState } from "#lib/kernel/action-state.ts";

type Props = {
  readonly state: ActionState;
  readonly title: string;
  /** "Show it as it is now", for a case that somebody changed meanwhile. */
  readonly reload: string;
  readonly idOf: (field: string) => string;
};

/** Somebody was faster: what the page shows is no longer so. */
const stale: readonly string[] = ["requests.changed-meanwhile", "calendar.decided-already"];

/** What the action refused. A stale case can be fetched anew from here; what was typed stays in the form. */
export function FormProblem({ state, title, reload, idOf }: Props) {
  const router = useRouter();
  const isStale = state.status === "refused" && stale.includes(state.code);
  return (
    <>
      <ErrorSummary title={title} problems={problemsOf(state, idOf)} />
      {isStale ? (
        <button
          type="button"
          onClick={() => {
            router.refresh();
          }}
          className="soft min-h-8 self-start justify-self-start text-accent underline underline-offset-4 hover:text-accent-strong"
        >
          {reload}
        </button>
      ) : null}
    </>
  );
}
