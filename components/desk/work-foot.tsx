import type { ReactNode } from "react";

type Props = {
  /** Of several forms of a column only the first one keeps its buttons in view. */
  readonly isFixed?: boolean;
  readonly children: ReactNode;
};

/** Foot of the work column: the one filled button stays in view, however long the case is. */
export function WorkFoot({ isFixed = true, children }: Props) {
  if (!isFixed) return <div className="flex flex-wrap gap-3">{children}</div>;
  return (
    <div className="sticky bottom-0 z-10 -mx-5 mt-auto flex flex-wrap gap-3 border-t border-hairline bg-paper px-5 py-3 desk:-mx-7 desk:px-7">
      {children}
    </div>
  );
}
