import { ClockBar, type ClockBarView } from "./clock-bar.tsx";
import { Disclosure } from "./disclosure.tsx";
import { Icon } from "./icon.tsx";
import { toneText } from "./state-mark.tsx";

/** One due date in ready words. */
export type ClockDate = {
  readonly id: string;
  /** Empty flag: own target. Filled: last date. Green: met. */
  readonly flag: "own" | "last" | "met";
  readonly tone: "plain" | "soon" | "late" | "done";
  /** The date alone, with its weekday. */
  readonly date: string;
  /** What is due, and what is left or when it was met. */
  readonly what: string;
  /** Where the calendar has changed since and gives another day. */
  readonly note?: string;
};

export type ClockTrace = {
  readonly title: string;
  readonly rows: readonly {
    readonly days: string;
    readonly text: string;
    readonly source?: string;
  }[];
  /** Where the rule rests on our reading, and what is not possible. */
  readonly note?: string;
};

export type ClockView = {
  readonly dates: readonly ClockDate[];
  readonly bar?: ClockBarView;
  readonly traces: readonly ClockTrace[];
};

/** Due dates: words first, then the days as a bar, then how they were counted. The same for both sides. */
export function Clock({
  view,
  openTrace = false,
}: {
  readonly view: ClockView;
  readonly openTrace?: boolean;
}) {
  return (
    <div>
      <ul className="grid gap-3">
        {view.dates.map((date) => (
          <li key={date.id} className="flex gap-3">
            <Icon
              name={date.flag === "own" ? "flag" : "flag-filled"}
              className={`mt-0.5 size-5 ${toneText[date.tone]}`}
            />
            <p>
              <strong
                className={`block font-semibold ${date.tone === "done" ? "" : toneText[date.tone]}`}
              >
                {date.date}
              </strong>
              <span className={date.tone === "done" ? "text-done" : ""}>{date.what}</span>
              {date.note === undefined ? null : (
                <span className="mt-1 block text-14 text-held">{date.note}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {view.bar === undefined ? null : (
        <div className="mt-3">
          <ClockBar view={view.bar} />
        </div>
      )}
      {view.traces.map((trace) => (
        <Disclosure key={trace.title} kind="link" open={openTrace} summary={trace.title}>
          <TraceTable trace={trace} />
        </Disclosure>
      ))}
    </div>
  );
}

function TraceTable({ trace }: { readonly trace: ClockTrace }) {
  return (
    <>
      <dl className="mt-1 divide-y divide-hairline border-y border-hairline text-14">
        {trace.rows.map((row) => (
          <div
            key={row.days + row.text}
            className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 py-2.5"
          >
            <dt className="figures font-medium">{row.days}</dt>
            <dd>
              {row.text}
              {row.source === undefined ? null : (
                <span className="block text-13 text-muted">{row.source}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {trace.note === undefined ? null : <p className="mt-3 text-14 text-muted">{trace.note}</p>}
    </>
  );
}
