import type { ReactNode } from "react";

/** A key as it stands on the keyboard. */
export function KeyCap({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-grid min-h-5 min-w-6 place-items-center rounded-[5px] border border-hairline bg-surface px-1.5 font-sans text-12 text-ink">
      {children}
    </kbd>
  );
}
