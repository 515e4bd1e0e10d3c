/** Hours for which a stop link works: as long as a copy taken meanwhile could be downloaded (threats.md A6 and C3). */
export const stopHours = 72;

/** What a stop link comes to. */
export type StopState = "ready" | "used" | "old" | "unknown";

type Row = { readonly usedAt: Date | null; readonly expiresAt: Date };

/** The state of a link at this moment; no row is `unknown`, as for an account that is gone. */
export function stopState(row: Row | undefined, now: Temporal.Instant): StopState {
  if (row === undefined) return "unknown";
  if (row.usedAt !== null) return "used";
  return row.expiresAt.getTime() <= now.epochMilliseconds ? "old" : "ready";
}
