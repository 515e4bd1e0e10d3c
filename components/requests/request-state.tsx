import { useTranslations } from "next-intl";
import type { IconName } from "#components/ui/icon.tsx";
import { StateMark, type Tone } from "#components/ui/state-mark.tsx";
import { asTranslate } from "#components/ui/words.ts";
import type { RequestState as State } from "#lib/requests/core/lifecycle.ts";

const marks: Record<State, { readonly tone: Tone; readonly icon: IconName }> = {
  unverified: { tone: "muted", icon: "dotted" },
  open: { tone: "plain", icon: "circle" },
  proposed: { tone: "held", icon: "users" },
  approved: { tone: "running", icon: "check" },
  running: { tone: "running", icon: "turning" },
  held: { tone: "held", icon: "pause" },
  "needs-staff": { tone: "late", icon: "triangle" },
  done: { tone: "done", icon: "check-circle" },
  refused: { tone: "plain", icon: "close" },
  cancelled: { tone: "muted", icon: "none" },
};

/** The state of a request: colour, mark and word. */
export function RequestState({
  state,
  boxed = false,
}: {
  readonly state: State;
  readonly boxed?: boolean;
}) {
  const t = asTranslate(useTranslations("requests"));
  const mark = marks[state];
  return (
    <StateMark tone={mark.tone} icon={mark.icon} boxed={boxed}>
      {t(`states.${state}`)}
    </StateMark>
  );
}

/** Mark and colour alone, for rows that draw the word themselves. */
export function markOfState(state: State): { readonly tone: Tone; readonly icon: IconName } {
  return marks[state];
}
