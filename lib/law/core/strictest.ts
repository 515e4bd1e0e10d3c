import type { Deadline } from "./deadline-types.ts";
import { warning } from "./warnings.ts";

/**
 * Several deadlines of one request, the strictest first. A term of a contract never lengthens one of the law: whose date
 * comes after a statutory one says so (`does-not-lengthen`), and on the same day the law's stands first.
 */
export function strictest(deadlines: readonly Deadline[]): readonly Deadline[] {
  const statutory = deadlines.filter(isStatutory).map(({ dueAt }) => dueAt);
  const earliest = statutory.toSorted((a, b) => byInstant(a, b))[0];
  return deadlines
    .map((deadline) =>
      deadline.confidence === "contract" &&
      earliest !== undefined &&
      byInstant(earliest, deadline.dueAt) < 0
        ? { ...deadline, warnings: [...deadline.warnings, warning("does-not-lengthen")] }
        : deadline,
    )
    .toSorted((a, b) => byInstant(a.dueAt, b.dueAt) || rank(a) - rank(b));
}

function isStatutory({ kind, confidence }: Deadline): boolean {
  return kind === "last-day" && confidence !== "contract";
}

function rank(deadline: Deadline): number {
  return isStatutory(deadline) ? 0 : 1;
}

function byInstant(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}
