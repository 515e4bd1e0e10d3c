"use client";

import { Fact, Facts } from "#components/ui/rows.tsx";

/** One thing that is true of a value, in ready words. */
export type FactWords = {
  readonly label: string;
  readonly lines: readonly string[];
  /** The law or the source, in small print. */
  readonly small?: string;
};

/** What is true of a value. A client component for the reason `RecordCards` is one: its words travel once. */
export function FactSheet({ facts }: { readonly facts: readonly FactWords[] }) {
  return (
    <Facts>
      {facts.map(({ label, lines, small }) => (
        <Fact key={label} label={label} small={small}>
          {lines.length === 1
            ? lines[0]
            : lines.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
        </Fact>
      ))}
    </Facts>
  );
}
