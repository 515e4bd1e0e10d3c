import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type Props = {
  /** What the switch is for, said in full to a screen reader. */
  readonly label: string;
  readonly on: boolean;
  /** Chosen, but not in force until something is confirmed. */
  readonly unconfirmed?: boolean;
  /** The decision as a word, shown beside the switch. */
  readonly word: ReactNode;
  readonly pending?: boolean;
};

/**
 * The button of a form that turns one thing on or off. It submits, so it works without scripts; its word stands
 * beside it, so its meaning never rests on colour.
 */
export function Switch({ label, on, unconfirmed = false, word, pending = false }: Props) {
  const track = unconfirmed
    ? "border-dashed border-control bg-surface"
    : on
      ? "border-accent bg-accent"
      : "border-control bg-surface";
  return (
    <button
      type="submit"
      role="switch"
      aria-checked={on}
      aria-label={label}
      aria-disabled={pending || undefined}
      className="group -mx-1 inline-flex min-h-11 items-center gap-3 rounded-control px-1 text-start"
    >
      <span className={`soft relative h-6.5 w-11 shrink-0 rounded-full border ${track}`}>
        <span
          className={`soft absolute start-0.5 top-1/2 grid size-5 -translate-y-1/2 place-items-center rounded-full ${on ? "translate-x-4.5 bg-on-fill text-accent" : "bg-control text-transparent"}`}
        >
          {pending ? (
            <Icon name="turning" className="size-3.5 text-ink" />
          ) : (
            <Icon name="check" className="size-3.5" />
          )}
        </span>
      </span>
      <span className="font-medium whitespace-nowrap">{word}</span>
    </button>
  );
}
