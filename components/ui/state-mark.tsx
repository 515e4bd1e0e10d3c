import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** Colour is for exceptions: `plain` is ink on paper. */
export type Tone = "plain" | "muted" | "soon" | "late" | "done" | "running" | "held" | "accent";

export const toneText: Record<Tone, string> = {
  plain: "text-ink",
  muted: "text-muted",
  soon: "text-soon",
  late: "text-late",
  done: "text-done",
  running: "text-running",
  held: "text-held",
  accent: "text-accent",
};

export const toneSoft: Record<Tone, string> = {
  plain: "bg-sunken text-ink",
  muted: "bg-sunken text-muted",
  soon: "bg-soon-soft text-soon",
  late: "bg-late-soft text-late",
  done: "bg-done-soft text-done",
  running: "bg-running-soft text-running",
  held: "bg-held-soft text-held",
  accent: "bg-accent-soft text-accent-strong",
};

type Props = {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ReactNode;
  /** On its own tint, for the head of a page. */
  readonly boxed?: boolean;
};

/** A state: always colour, mark and word together. */
export function StateMark({ tone, icon, children, boxed = false }: Props) {
  return (
    <span
      className={
        boxed
          ? `inline-flex items-center gap-2 rounded-control px-3 py-1 text-14 font-medium ${toneSoft[tone]}`
          : `inline-flex items-start gap-2 font-medium ${toneText[tone]}`
      }
    >
      <Icon name={icon} className={boxed ? "size-4" : "mt-0.5 size-5"} />
      <span>{children}</span>
    </span>
  );
}
