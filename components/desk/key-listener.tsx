"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";

type Props = {
  readonly title: string;
  readonly close: string;
  /** Where `Q` leads; absent on the queue itself. */
  readonly back?: string;
  /** The keys in words. */
  readonly children: ReactNode;
};

/** Where keys are text: nothing is listened to there. */
const typing = "input, textarea, select, [contenteditable], dialog[open]";

/**
 * `J` and `K` move the focus from row to row (links marked `data-row`), so that the caret is the focus and Enter the
 * link's own; `?` shows the keys. Letters are told by their place, as a Kazakh or Russian layout has others there.
 */
export function KeyListener({ title, close, back, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(typing) !== null) return;
      if (event.key === "?") dialog.current?.showModal();
      else if (event.shiftKey) return;
      else if (event.code === "KeyJ") move(1);
      else if (event.code === "KeyK") move(-1);
      else if (event.code === "KeyQ" && back !== undefined) router.push(back);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => {
      document.removeEventListener("keydown", listen);
    };
  }, [back, router]);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      className="m-auto w-[min(24rem,calc(100vw-2.5rem))] rounded-card border border-hairline bg-surface p-6 text-ink shadow-float backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      <h2 className="mb-4 text-18">{title}</h2>
      {children}
      <div className="mt-5">
        <Button type="button" onClick={() => dialog.current?.close()}>
          {close}
        </Button>
      </div>
    </dialog>
  );
}

function move(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLAnchorElement>("a[data-row]")];
  const at = rows.findIndex((row) => row === document.activeElement);
  const next = at < 0 ? rows[0] : rows[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
