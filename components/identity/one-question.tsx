import type { ReactNode } from "react";
import { PublicShell } from "#components/layout/public-shell.tsx";
import type { ShellOperator } from "#components/layout/subject-shell.tsx";

type Props = {
  readonly operator: ShellOperator;
  readonly title: string;
  /** What happens next, in a sentence or two. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

/** A page that asks one thing. */
export function OneQuestion({ operator, title, lead, children }: Props) {
  return (
    <PublicShell operator={operator} width="narrow">
      <h1 className="text-28">{title}</h1>
      {lead === undefined ? null : <div className="mt-3 grid gap-2 text-muted">{lead}</div>}
      <div className="mt-8 grid gap-6">{children}</div>
    </PublicShell>
  );
}
