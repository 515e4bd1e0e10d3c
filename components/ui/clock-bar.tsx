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
/** The column of a case at the desk: what fits here fits everywhere. */
const narrowest = 180;

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

/**
 * The days as cells. An ornament to the words above it, hidden from screen readers. Places are shares of the width, so
 * that in a narrow column the cells shrink and the words beneath them do not.
 */
export function ClockBar({ view }: { readonly view: ClockBarView }) {
  const pattern = useId();
  const count = view.cells.length;
  const pitch = Math.min(18, widest / count);
  const width = Math.max(pitch * count, 120);
  const share = (cells: number) => `${((cells * pitch * 100) / width).toFixed(3)}%`;
  return (
    <div className="@container">
      <svg
        width={width}
        height={top + height + 22}
        className="max-w-full overflow-visible"
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
        <g transform="translate(0.75 0)">
          {view.cells.map((cell, index) => (
            <rect
              key={index}
              x={share(index)}
              y={top}
              width={share(1 - (pitch > 8 ? 2 : 1) / pitch)}
              height={height}
              rx="2.5"
              strokeWidth={cell.startsWith("today") ? 2 : 1}
              className={cellClass[cell]}
              {...(cell === "off" || cell === "today-off" ? { fill: `url(#${pattern})` } : {})}
            />
          ))}
        </g>
        {view.flags.map(({ at, flag }) => {
          // It turns inwards where it would stand over the edge.
          const inwards = (count - at) * Math.min(pitch, narrowest / count) < 16;
          return (
            <svg key={`${at}${flag}`} x={share(inwards ? at + 1 : at)} overflow="visible">
              <Flag kind={flag} inwards={inwards} />
            </svg>
          );
        })}
        <Ticks view={view} pitch={pitch} share={share} />
      </svg>
    </div>
  );
}

/** The flag over a due day. */
function Flag(props: { readonly kind: keyof typeof flagClass; readonly inwards: boolean }) {
  const side = props.inwards ? -1 : 1;
  const x = 2 * side;
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

type TicksProps = {
  readonly view: ClockBarView;
  readonly pitch: number;
  readonly share: (cells: number) => string;
};

/** First day, today, last day, as far as they do not collide. */
function Ticks({ view, pitch, share }: TicksProps) {
  const { cells, ticks } = view;
  const today = cells.findIndex((cell) => cell.startsWith("today"));
  const isLate = today > cells.length / 2;
  const wide = pitch * cells.length;
  const narrow = Math.min(wide, narrowest);
  const place = today < 0 ? "" : share(isLate ? today + 1 : today);
  const y = top + height + 17;
  /** Left and right edge of the word for today in a bar of this width. */
  const wordAt = (width: number): readonly [number, number] => {
    const edge = (width * (isLate ? today + 1 : today)) / cells.length;
    return isLate ? [edge - 8 * ticks.today.length, edge] : [edge, edge + 8 * ticks.today.length];
  };
  const startFits = (width: number) => today < 0 || wordAt(width)[0] > 8 * ticks.start.length;
  const endFits = (width: number) =>
    width >= 150 && (today < 0 || wordAt(width)[1] < width - 8 * ticks.end.length);
  const look = (fits: (width: number) => boolean) =>
    fits(narrow) ? "fill-muted" : "fill-muted @max-[18rem]:hidden";
  return (
    <g className="text-13">
      {startFits(wide) ? (
        <text x="0" y={y} className={look(startFits)}>
          {ticks.start}
        </text>
      ) : null}
      {today < 0 ? null : (
        <text
          x={place}
          y={y}
          textAnchor={isLate ? "end" : "start"}
          className="fill-accent font-medium"
        >
          {ticks.today}
        </text>
      )}
      {endFits(wide) ? (
        <text x={share(cells.length)} y={y} textAnchor="end" className={look(endFits)}>
          {ticks.end}
        </text>
      ) : null}
    </g>
  );
}
