/** An open due date of a request, with what decides who is to be told of it. */
export type DueCase = {
  readonly number: string;
  readonly type: string;
  readonly due: string;
  readonly isOverdue: boolean;
  readonly assigneeId: string | null;
  readonly accountId: string | null;
};

/** Somebody at the desk who may be told. */
export type Reader = {
  readonly id: string;
  readonly isOfficer: boolean;
  readonly ownAccountId: string | null;
};

/**
 * What one reader is told of: their own cases, and for officers also what is overdue and what nobody who is still here
 * works on. Never one's own request as a person.
 */
export function toldOf(
  reader: Reader,
  cases: readonly DueCase[],
  working: ReadonlySet<string>,
): readonly DueCase[] {
  return cases.filter(({ assigneeId, accountId, isOverdue }) => {
    if (accountId !== null && accountId === reader.ownAccountId) return false;
    if (assigneeId === reader.id) return true;
    const hasNobody = assigneeId === null || !working.has(assigneeId);
    return reader.isOfficer && (isOverdue || hasNobody);
  });
}
