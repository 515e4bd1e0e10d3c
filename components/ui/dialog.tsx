"use client";

import { type ReactNode, useId, useRef } from "react";
import type { ButtonKind } from "./button-class.ts";
import { Button } from "./button.tsx";
import { Icon, type IconName } from "./icon.tsx";

type Props = {
  readonly title: string;
  readonly openLabel: ReactNode;
  readonly closeLabel: string;
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children: ReactNode;
};

/** The browser's own dialog: traps the focus, closes by Escape, gives the focus back. For short questions only. */
export function Dialog({
  title,
  openLabel,
  closeLabel,
  kind = "secondary",
  icon,
  children,
}: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  return (
    <>
      <Button
        type="button"
        kind={kind}
        icon={icon}
        aria-haspopup="dialog"
        onClick={() => ref.current?.showModal()}
      >
        {openLabel}
      </Button>
      <dialog
        ref={ref}
        aria-labelledby={titleId}
        className="m-auto w-[min(34rem,calc(100vw-2.5rem))] rounded-card border border-hairline bg-surface p-6 text-ink shadow-float backdrop:bg-[rgb(0_0_0/0.45)]"
      >
        <div className="flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-22">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={() => ref.current?.close()}
            className="-me-2 -mt-2 grid size-11 place-items-center rounded-control text-muted hover:text-ink"
          >
            <Icon name="close" />
          </button>
        </div>
        <div className="mt-4">{children}</div>
      </dialog>
    </>
  );
}
