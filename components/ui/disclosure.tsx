import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type Props = {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  /** `row`: fills the line, chevron at the end. `link`: like a link, chevron after it. */
  readonly kind?: "row" | "link";
  readonly id?: string;
};

/** Opens in place, without a script. Prints open. */
export function Disclosure({ summary, children, open = false, kind = "row", id }: Props) {
  const look =
    kind === "row"
      ? "flex min-h-11 w-full items-center justify-between gap-3 py-2"
      : "inline-flex min-h-11 items-center gap-2 py-2 text-accent hover:text-accent-strong";
  return (
    <details id={id} open={open} className="group/d">
      <summary className={`soft rounded-control ${look}`}>
        <span className="min-w-0 flex-1">{summary}</span>
        <Icon
          name="chevron-down"
          className={`size-4.5 group-open/d:rotate-180${kind === "row" ? " text-muted" : ""}`}
        />
      </summary>
      {children}
    </details>
  );
}
