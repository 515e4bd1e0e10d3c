import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { type Tone, toneSoft, toneText } from "./state-mark.tsx";

type Props = {
  readonly tone: Exclude<Tone, "plain" | "muted">;
  readonly icon: IconName;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** One act, at the end (beneath on a phone). */
  readonly action?: ReactNode;
  /** Read out when it appears. */
  readonly live?: boolean;
};

/** Something true of the whole page that is not as it should be, or has just come true. */
export function Banner({ tone, icon, title, children, action, live = false }: Props) {
  return (
    <div
      role={live ? "status" : undefined}
      className={`grid gap-3 rounded-card p-4 wide:flex wide:items-center wide:gap-4 ${toneSoft[tone]}`}
    >
      <p className="flex flex-1 gap-3">
        <Icon name={icon} className="mt-0.5 size-5" />
        <span className="text-ink">
          {title === undefined ? null : (
            <strong className={`font-semibold ${toneText[tone]}`}>{title}</strong>
          )}
          {title !== undefined && children !== undefined ? " " : null}
          {children}
        </span>
      </p>
      {action === undefined ? null : <div className="flex shrink-0 ps-8 wide:ps-0">{action}</div>}
    </div>
  );
}
