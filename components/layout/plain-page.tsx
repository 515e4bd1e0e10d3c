import type { ReactNode } from "react";

type Props = {
  readonly title: string;
  readonly text: string;
  /** A code to quote to the operator. */
  readonly detail?: string | undefined;
  readonly children?: ReactNode;
};

/** One sentence and one way on: for pages outside any shell. */
export function PlainPage({ title, text, detail, children }: Props) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-measure flex-col justify-center px-5 py-10">
      <h1 className="text-28">{title}</h1>
      <p className="mt-3 text-muted">{text}</p>
      {detail === undefined ? null : <p className="figures mt-2 text-14 text-muted">{detail}</p>}
      {children === undefined ? null : <div className="mt-6 flex">{children}</div>}
    </main>
  );
}
