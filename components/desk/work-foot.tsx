import type { ReactNode } from "react";

/** Foot of the work column: the one filled button stays in view, however long the case is. */
export function WorkFoot({ children }: { readonly children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-5 mt-auto flex flex-wrap gap-3 border-t border-hairline bg-paper px-5 py-3 desk:-mx-7 desk:px-7">
      {children}
    </div>
  );
}
