import type { Text } from "#lib/kernel/locale.ts";
import type { TraceStep } from "./deadline-types.ts";

/** Why a day is what it is. */
export type Note = { readonly why?: Text; readonly source?: Text; readonly estimate?: true };

/** A day that needs no reason. */
export const noNote: Note = {};

type Run = {
  readonly from: string;
  to: string;
  readonly kind: TraceStep["kind"];
  readonly note: Note;
  readonly first: number;
  last: number;
};

/** Days joined into runs of one kind and one reason. Days are told one after the other, so none is lost or doubled. */
export type Runs = {
  /** `number`: as the rule counts the day, 0 for a day that it does not count. */
  readonly tell: (date: string, kind: TraceStep["kind"], number: number, note: Note) => void;
  readonly steps: () => TraceStep[];
};

/** For a count of which only the end is asked. */
export const noRuns: Runs = { tell: () => undefined, steps: () => [] };

/** An empty trace. */
export function newRuns(): Runs {
  const runs: Run[] = [];
  return {
    tell: (date, kind, number, note) => {
      const run = runs.at(-1);
      if (run !== undefined && isSame(run, kind, number, note)) {
        run.to = date;
        run.last = number;
      } else {
        runs.push({ from: date, to: date, kind, note, first: number, last: number });
      }
    },
    steps: () => runs.map(stepOf),
  };
}

function isSame(run: Run, kind: TraceStep["kind"], number: number, note: Note): boolean {
  return (
    run.kind === kind &&
    kind !== "last-day" &&
    (run.note === note ||
      (run.note.why?.en === note.why?.en && run.note.estimate === note.estimate)) &&
    run.first > 0 === number > 0
  );
}

/** Built by hand: spreading a million small objects costs more than counting their days. */
function stepOf({ from, to, kind, note, first, last }: Run): TraceStep {
  const step: { -readonly [Key in keyof TraceStep]: TraceStep[Key] } = { from, to, kind };
  if (first > 0) step.numbers = [first, last];
  if (note.why !== undefined) step.why = note.why;
  if (note.source !== undefined) step.source = note.source;
  if (note.estimate !== undefined) step.estimate = note.estimate;
  return step;
}
