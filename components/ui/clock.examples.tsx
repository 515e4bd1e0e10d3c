import { Clock, type ClockView } from "./clock.tsx";
import type { ClockCell } from "./clock-bar.tsx";

const off = new Set([1, 2, 3, 8, 9, 15, 16, 22, 23]);
const cells = Array.from({ length: 25 }, (_, day): ClockCell =>
  day === 4 ? "today" : off.has(day) ? "off" : day < 4 ? "passed" : "open",
);

const view: ClockView = {
  dates: [
    {
      id: "own",
      flag: "own",
      tone: "soon",
      date: "Бүгін, 27 қазан, сейсенбі",
      what: "негізін атаймыз",
    },
    {
      id: "last",
      flag: "last",
      tone: "plain",
      date: "16 қараша, дүйсенбі",
      what: "соңғы мерзім, 14 жұмыс күні қалды",
    },
  ],
  bar: {
    cells,
    flags: [
      { at: 4, flag: "soon" },
      { at: 24, flag: "last" },
    ],
    ticks: { start: "23 қаз.", today: "бүгін", end: "16 қар." },
  },
  traces: [
    {
      title: "Мерзім қалай есептелді",
      rows: [
        {
          days: "23 қазан",
          text: "Қабылданды. Мерзім келесі күннен басталады",
          source: "АК 173-бап",
        },
        {
          days: "24–26 қазан",
          text: "Демалыс күндері, Республика күні ауыстырылды",
          source: "Мерекелер туралы Заң, 5-бап",
        },
        { days: "27 қазан", text: "1-жұмыс күні" },
      ],
      note: "Кодексте нақты мерзім жоқ: 94-V Заңның 8-бабындағы 15 жұмыс күнін өзіміз таңдадық.",
    },
  ],
};

export const examples = {
  "two dates": <Clock view={view} />,
  "trace open": <Clock view={view} openTrace />,
  met: (
    <Clock
      view={{
        dates: [
          {
            id: "met",
            flag: "met",
            tone: "done",
            date: "27 октября, вторник",
            what: "основание названо сегодня в 11:20",
          },
        ],
        traces: [],
      }}
    />
  ),
  late: (
    <Clock
      view={{
        dates: [
          {
            id: "late",
            flag: "last",
            tone: "late",
            date: "Friday 23 October",
            what: "answer, overdue by 1 working day",
          },
        ],
        traces: [],
      }}
    />
  ),
};
