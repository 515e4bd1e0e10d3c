import { useId } from "react";

export type ClockCell = "passed" | "today" | "today-off" | "off" | "open" | "pause";

export type ClockBarView = {
  /** One per calendar day, from the day of receipt to the last date. */
  readonly cells: readonly ClockCell[];
  readonly flags: readonly {
    readonly at: number;
    readonly flag: "own" | "last" | "met" | "late" | "soon";
  }[];
  readonly ticks: { readonly start: string; readonly today: string; readonly end: string };
};

const height = 16;
const top = 20;
const widest = 352;

const flagClass = {
  own: "stroke-ink fill-none",
  soon: "stroke-soon fill-none",
  last: "stroke-ink fill-ink",
  late: "stroke-late fill-late",
  met: "stroke-done fill-done",
} as const;

const cellClass: Record<ClockCell, string> = {
  passed: "fill-accent stroke-accent",
  today: "fill-accent-soft stroke-accent",
  "today-off": "stroke-accent",
  off: "stroke-hatch",
  open: "fill-none stroke-hatch",
  pause: "fill-held-soft stroke-held",
};

/** The days as cells. An ornament to the words above it, hidden from screen readers. */
export function ClockBar({ view }: { readonly view: ClockBarView }) {
  const pattern = useId();
  const pitch = Math.min(18, widest / view.cells.length);
  const width = pitch * view.cells.length;
  const gap = pitch > 8 ? 2 : 1;
  return (
    <svg
      width={Math.max(width, 120)}
      height={top + height + 22}
      viewBox={`0 0 ${Math.max(width, 120)} ${top + height + 22}`}
      className="h-auto max-w-full overflow-visible"
      aria-hidden="true"
      focusable="false"
    >
      <pattern
        id={pattern}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M2.5 0v5" className="stroke-hatch" strokeWidth="1.5" />
      </pattern>
      {view.cells.map((cell, index) => (
        <rect
          key={index}
          x={index * pitch + 0.75}
          y={top}
          width={pitch - gap}
          height={height}
          rx="2.5"
          strokeWidth={cell.startsWith("today") ? 2 : 1}
          className={cellClass[cell]}
          {...(cell === "off" || cell === "today-off" ? { fill: `url(#${pattern})` } : {})}
        />
      ))}
      {view.flags.map((flag) => (
        <Flag
          key={`${flag.at}${flag.flag}`}
          kind={flag.flag}
          at={flag.at}
          pitch={pitch}
          count={view.cells.length}
        />
      ))}
      <Ticks view={view} pitch={pitch} width={width} />
    </svg>
  );
}

/** The flag over a due day; it turns inwards at the edge. */
function Flag(props: {
  readonly kind: keyof typeof flagClass;
  readonly at: number;
  readonly pitch: number;
  readonly count: number;
}) {
  const inwards = props.at * props.pitch + 16 > props.count * props.pitch;
  const x = inwards ? (props.at + 1) * props.pitch - 2 : props.at * props.pitch + 2;
  const side = inwards ? -1 : 1;
  return (
    <g
      strokeWidth="1.6"
      strokeLinejoin="round"
      strokeLinecap="round"
      className={flagClass[props.kind]}
    >
      <path d={`M${x} 3h${side * 10}l${side * -2.4} 3.6l${side * 2.4} 3.6h${side * -10}z`} />
      <path d={`M${x} 2.4V18`} />
    </g>
  );
}

/** First day, today, last day, as far as they do not collide. */
function Ticks({
  view,
  pitch,
  width,
}: {
  readonly view: ClockBarView;
  readonly pitch: number;
  readonly width: number;
}) {
  const today = view.cells.findIndex((cell) => cell.startsWith("today"));
  const at = today * pitch;
  const room = 8 * Math.max(view.ticks.start.length, 5);
  const end = 7 * view.ticks.end.length;
  const y = top + height + 17;
  return (
    <g className="text-13">
      {today >= 0 && at < room ? null : (
        <text x="0" y={y} className="fill-muted">
          {view.ticks.start}
        </text>
      )}
      {today < 0 ? null : (
        <text
          x={at > width - 50 ? width : at}
          y={y}
          textAnchor={at > width - 50 ? "end" : "start"}
          className="fill-accent font-medium"
        >
          {view.ticks.today}
        </text>
      )}
      {width < 150 || (today >= 0 && at > width - end - 60) ? null : (
        <text x={width} y={y} textAnchor="end" className="fill-muted">
          {view.ticks.end}
        </text>
      )}
    </g>
  );
}
