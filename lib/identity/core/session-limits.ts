/** Idle and absolute limits of a session (threats.md S9), judged by PostgreSQL's clock only. */
export const sessionLimits = {
  subject: { idleMinutes: 15, absoluteHours: 12 },
  staff: { idleMinutes: 15, absoluteHours: 8 },
} as const;

/** Minutes for which a step-up counts as fresh. */
const stepUpMinutes = 5;

/** The level of a subject's session: 2 only while the step-up is at most five minutes old. */
export function levelAt(
  steppedUpAt: Date | null,
  now: Temporal.Instant,
  minutes = stepUpMinutes,
): 1 | 2 {
  if (steppedUpAt === null) return 1;
  const age = now.epochMilliseconds - steppedUpAt.getTime();
  return age <= minutes * 60_000 ? 2 : 1;
}
