import { methodOf, type CertificateOutcome } from "./certificate.ts";
import type { RunRow, RunView } from "./run-view.ts";

/** One line of the certificate for one row of the run. */
export function outcomeLine(run: RunRow): CertificateOutcome {
  const { row, planned, done } = run;
  return {
    system: row.system,
    systemNames: row.systemNames,
    collection: row.collection,
    names: row.names,
    act: row.act,
    outcome: run.state === "held" ? "held" : (run.outcome ?? "not-asked"),
    planned,
    done,
    waiting: planned - done,
    ...(row.uncounted === undefined ? {} : { uncounted: row.uncounted }),
    ...(run.beyond === undefined ? {} : { beyond: run.beyond }),
    ...methodBy(run),
    ...(row.reason === undefined ? {} : { reason: row.reason }),
    ...(row.until === undefined ? {} : { until: row.until }),
    ...(row.article === undefined ? {} : { article: row.article }),
  };
}

/** What a person did is not called read back: their word and evidence stand for it. */
function methodBy(run: RunRow): Pick<CertificateOutcome, "method" | "readBackAt" | "byHand"> {
  const method = methodOf(run.row.act);
  const { byHand } = run;
  if (byHand === undefined) return { method, readBackAt: run.doneAt ?? null };
  if (byHand.isReadBack === true) return { method, readBackAt: run.doneAt ?? null, byHand };
  const isGone = run.row.group !== "stays";
  return { method: isGone ? "by-hand" : method, readBackAt: null, byHand };
}

/** The run as a whole: `done + held ≤ planned`, and equal to it when the run is over. */
export function runView(requestId: string, rows: readonly RunRow[]): RunView {
  const sum = (pick: (row: RunRow) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    requestId,
    rows,
    records: {
      done: sum((row) => row.done),
      held: sum((row) => (row.state === "held" ? row.planned - row.done : 0)),
      planned: sum((row) => row.planned),
    },
    isOver: rows.length > 0 && rows.every(({ state }) => state === "done" || state === "held"),
  };
}
