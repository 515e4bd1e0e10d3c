import type { ReactNode } from "react";

export type TimelineDay = {
  /** `27 October, Tuesday`. */
  readonly day: string;
  readonly entries: readonly {
    readonly id: string;
    readonly time: string;
    /** A sentence: who did what. */
    readonly text: ReactNode;
    /** A message, quoted inside the entry. */
    readonly quote?: { readonly text: string; readonly lang?: string };
  }[];
};

/** What happened, newest first, by day. */
export function Timeline({ days }: { readonly days: readonly TimelineDay[] }) {
  return (
    <div className="grid gap-6">
      {days.map((day) => (
        <section key={day.day}>
          <h3 className="border-b border-hairline pb-2 text-14 text-muted">{day.day}</h3>
          <ol className="divide-y divide-hairline">
            {day.entries.map((entry) => (
              <li key={entry.id} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-3 py-3">
                <span className="figures text-14 leading-6 text-muted">{entry.time}</span>
                <div>
                  <p>{entry.text}</p>
                  {entry.quote === undefined ? null : (
                    <blockquote
                      lang={entry.quote.lang}
                      className="keep-lines mt-2 rounded-card bg-sunken px-4 py-3"
                    >
                      {entry.quote.text}
                    </blockquote>
                  )}
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
