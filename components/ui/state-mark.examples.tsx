import { StateMark } from "./state-mark.tsx";

export const examples = {
  open: (
    <StateMark tone="plain" icon="circle">
      Открыто
    </StateMark>
  ),
  running: (
    <StateMark tone="running" icon="turning" boxed>
      Орындалып жатыр
    </StateMark>
  ),
  done: (
    <StateMark tone="done" icon="check-circle">
      Done 19 October
    </StateMark>
  ),
  held: (
    <StateMark tone="held" icon="pause">
      Часть ждёт
    </StateMark>
  ),
  failed: (
    <StateMark tone="late" icon="triangle">
      Жүйе жауап бермеді
    </StateMark>
  ),
  due: (
    <StateMark tone="soon" icon="flag" boxed>
      Ground due today
    </StateMark>
  ),
};
