import { Timeline } from "./timeline.tsx";

export const examples = {
  two: (
    <Timeline
      days={[
        {
          day: "27 қазан, сейсенбі",
          entries: [
            { id: "2", time: "14:01", text: "Жою басталды." },
            {
              id: "1",
              time: "10:41",
              text: "Сіз жауап бердіңіз.",
              quote: { text: "Иә, сол картаға қайтарыңыз.", lang: "kk" },
            },
          ],
        },
        {
          day: "23 қазан, жұма",
          entries: [{ id: "0", time: "18:20", text: "Сіз өтініш бердіңіз." }],
        },
      ]}
    />
  ),
};
