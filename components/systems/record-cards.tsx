"use client";

import { Disclosure } from "#components/ui/disclosure.tsx";

/** One record in ready words, its values in the order of `names`; null where the system holds none. */
export type RecordWords = {
  readonly key: string;
  readonly words: readonly (string | null)[];
  /** Places of the values that are another person's. */
  readonly masked?: readonly number[];
};

type Props = {
  readonly names: readonly string[];
  readonly records: readonly RecordWords[];
  /** For a record without a single value, and beneath a masked one. */
  readonly none: string;
  readonly maskedNote: string;
};

/**
 * Records, each opening to its values: the first as the line one reads, the next two beneath it. No event needs the
 * browser here; the list is a client component because its words then travel to the browser once, as text, beside the
 * HTML, instead of as a second tree of elements that was twice as large as the page itself.
 */
export function RecordCards({ names, records, none, maskedNote }: Props) {
  return (
    <ol className="divide-y divide-hairline border-y border-hairline">
      {records.map(({ key, words, masked = [] }) => {
        const [first = none, ...rest] = words.filter((value) => value !== null);
        return (
          <li key={key}>
            <Disclosure
              summary={
                <>
                  {first}
                  <span className="figures block text-14 text-muted">
                    {rest.slice(0, 2).join(" · ")}
                  </span>
                </>
              }
            >
              <dl className="figures grid gap-x-6 gap-y-3 pt-1 pb-5 wide:grid-cols-2 [&_dt]:text-14 [&_dt]:text-muted">
                {words.map((value, index) =>
                  value === null ? null : (
                    <div key={names[index]}>
                      <dt>{names[index]}</dt>
                      <dd>
                        {value}
                        {masked.includes(index) ? (
                          <span className="block text-14 text-muted">{maskedNote}</span>
                        ) : null}
                      </dd>
                    </div>
                  ),
                )}
              </dl>
            </Disclosure>
          </li>
        );
      })}
    </ol>
  );
}
