import { useLocale } from "next-intl";
import { type Flow, type FlowNode, type FlowPath, twoLines } from "./flow-paths.ts";

const pitch = 44;
// Above the heads: room for two lines, in which the path pointed at is told.
const said = 46;
const top = said + 44;
const x = { category: 0, from: 222, to: 372, purpose: 386, out: 612, in: 712, recipient: 726 };

type Props = {
  readonly flow: Flow;
  readonly titles: readonly [string, string, string];
  /** The whole path in words: heard as the name of its link, seen above the drawing while it is lit. */
  readonly sentenceOf: (path: FlowPath) => string;
};

/** Thin grey threads between short bars; the path pointed at or focused alone is in accent. Each leads to its category. */
export function FlowDrawing({ flow, titles, sentenceOf }: Props) {
  const locale = useLocale();
  const rows = Math.max(flow.paths.length, flow.purposes.length, flow.recipients.length);
  const height = top + rows * pitch;
  const rowsOf = (nodes: readonly FlowNode[]) => {
    const step = (rows * pitch) / nodes.length;
    return new Map(nodes.map(({ id }, index) => [id, top + step * (index + 0.5)]));
  };
  const at = {
    paths: rowsOf(flow.paths),
    purposes: rowsOf(flow.purposes),
    recipients: rowsOf(flow.recipients),
  };
  const threads = (path: FlowPath) => [
    ...path.purposes.map((purpose) =>
      thread(x.from, at.paths.get(path.id), x.to, at.purposes.get(purpose)),
    ),
    ...path.ends.map(([from, end]) =>
      thread(x.out, at.purposes.get(from), x.in, at.recipients.get(end)),
    ),
  ];
  const labels = (nodes: readonly FlowNode[], places: ReadonlyMap<string, number>, left: number) =>
    nodes.map((node) => (
      <Label
        key={node.id}
        text={node.name}
        x={left}
        width={left === x.recipient ? 22 : 26}
        y={places.get(node.id) ?? 0}
      />
    ));
  return (
    <svg
      viewBox={`0 0 928 ${height}`}
      className="h-auto w-full max-w-232 overflow-visible text-14"
      role="group"
      aria-label={titles.join(", ")}
    >
      <g className="fill-muted" aria-hidden="true">
        <text x={x.category} y={said + 16}>
          {titles[0]}
        </text>
        <text x={x.purpose} y={said + 16}>
          {titles[1]}
        </text>
        <text x={x.recipient} y={said + 16}>
          {titles[2]}
        </text>
      </g>
      <g className="fill-ink font-medium" aria-hidden="true">
        {labels(flow.purposes, at.purposes, x.purpose)}
        {labels(flow.recipients, at.recipients, x.recipient)}
      </g>
      <g className="stroke-control" strokeWidth="3.5" strokeLinecap="round" aria-hidden="true">
        {[...at.paths.values()].map((y) => bar(x.from, y))}
        {[...at.purposes.values()].flatMap((y) => [bar(x.to, y), bar(x.out, y)])}
        {[...at.recipients.values()].map((y) => bar(x.in, y))}
      </g>
      {flow.paths.map((path) => (
        <path
          key={path.id}
          d={threads(path).join("")}
          className="fill-none stroke-hatch"
          strokeWidth="2.5"
          {...(path.isUnknown ? { strokeDasharray: "4 6" } : {})}
        />
      ))}
      {flow.paths.map((path) => (
        <a key={path.id} href={`/${locale}/data/${path.id}`} className="group/f outline-none">
          <rect
            x={x.category - 10}
            y={(at.paths.get(path.id) ?? 0) - 19}
            width={x.from}
            height="38"
            rx="8"
            className="fill-transparent group-hover/f:fill-accent-soft group-focus-visible/f:fill-accent-soft group-focus-visible/f:stroke-accent"
            strokeWidth="2"
          />
          <g
            aria-hidden="true"
            className="fill-ink font-medium group-hover/f:fill-accent-strong group-focus-visible/f:fill-accent-strong"
          >
            <Label text={path.name} x={x.category} width={26} y={at.paths.get(path.id) ?? 0} />
          </g>
          <g className="pointer-events-none opacity-0 group-hover/f:opacity-100 group-focus-visible/f:opacity-100">
            <foreignObject x={x.category} y="0" width="928" height={said}>
              <p className="text-14 leading-snug text-accent-strong">{sentenceOf(path)}</p>
            </foreignObject>
            <path
              d={threads(path).join("")}
              className="fill-none stroke-accent"
              strokeWidth="3.5"
            />
            <g className="fill-accent-strong font-medium" aria-hidden="true">
              {labels(
                flow.purposes.filter(({ id }) => path.purposes.includes(id)),
                at.purposes,
                x.purpose,
              )}
              {labels(
                flow.recipients.filter(({ id }) => path.ends.some(([, end]) => end === id)),
                at.recipients,
                x.recipient,
              )}
            </g>
          </g>
        </a>
      ))}
    </svg>
  );
}

function Label(props: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const { x: left, y } = props;
  const lines = twoLines(props.text, props.width);
  return (
    <text x={left} y={lines.length === 1 ? y + 5 : y - 4}>
      {lines.map((line, index) => (
        <tspan key={line} x={left} dy={index === 0 ? 0 : 17}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function bar(left: number, y: number) {
  return <path key={`${left} ${y}`} d={`M${left} ${y - 9}v18`} />;
}

function thread(x1: number, y1 = 0, x2: number, y2 = 0): string {
  const middle = (x1 + x2) / 2;
  return `M${x1 + 2} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 2} ${y2}`;
}
