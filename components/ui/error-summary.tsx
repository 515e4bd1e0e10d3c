"use client";

import { useEffect, useRef } from "react";
import { Icon } from "./icon.tsx";

export type FieldProblem = { readonly field?: string; readonly text: string };

type Props = {
  readonly title: string;
  /**
   * Each with the id of its field, to which it links; without one it is about the whole form. The same array as long as
   * the answer is the same: a new one takes the focus.
   */
  readonly problems: readonly FieldProblem[];
};

/** Stands above a form that came back. Takes the focus, so that the first thing heard is what is wrong. */
export function ErrorSummary({ title, problems }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length > 0) ref.current?.focus();
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary"
      className="rounded-card bg-late-soft p-4 text-late"
    >
      <h2 id="error-summary" className="flex gap-2 text-16 font-semibold">
        <Icon name="triangle" />
        {title}
      </h2>
      <ul className="mt-2 grid gap-1 ps-7">
        {problems.map((problem) => (
          <li key={`${problem.field ?? ""}${problem.text}`}>
            {problem.field === undefined ? (
              problem.text
            ) : (
              <a href={`#${problem.field}`} className="underline underline-offset-4">
                {problem.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
