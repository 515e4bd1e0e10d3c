import { dateIn } from "#lib/kernel/time.ts";
import { noticeIdOf, noticeRef, noticeVersions } from "#lib/operator/core/notice-choice.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { compareWithTable, type KnownVersion } from "../notice-registry.ts";

/** What is to be told to every account. */
type News = { readonly kind: "notice" | "succession"; readonly ref: string };

/**
 * Writes down every version of the pack that was not seen before, with its hash and days, and begins to tell every account of
 * what is new to them: a version that governs or is coming, and a new operator from the day it is announced until the
 * data move. Nothing is told of the versions with which a portal begins: they changed nothing.
 *
 * A published text or day that differs under its own version is written beside the first one and told to staff by the
 * audit event `notice.text-changed` (and by `jeke doctor`), never to people as if it were a new version. A day that was
 * still to be supplied may be supplied. Safe to call again and again, and in several workers at once.
 */
export async function registerNotices(
  unit: Unit,
): Promise<{ readonly registered: number; readonly announced: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker writes notices down.");
  const operator = currentOperator();
  const before = await compareWithTable(unit.tx, operator);
  const isDone = before.versions.every(({ isWritten }) => isWritten);
  const successions = await successionsToTell(unit, operator);
  if (isDone && successions.length === 0) return { registered: 0, announced: 0 };
  // Two workers that start together: the second one waits, and then finds it done.
  await unit.tx
    .$queryRaw`select 1 from (select pg_advisory_xact_lock(hashtextextended('notices', 0))) as held`;
  const { isEmpty, versions } = await compareWithTable(unit.tx, operator);
  const fresh = versions.filter(({ isWritten }) => !isWritten);
  await write(unit, fresh);
  const changed = isEmpty ? [] : fresh.filter((one) => isNews(unit, operator, one));
  const told: readonly News[] = [
    ...changed.map(({ notice }) => ({ kind: "notice" as const, ref: noticeRef(notice) })),
    ...successions.map((ref) => ({ kind: "succession" as const, ref })),
  ];
  return { registered: fresh.length, announced: await announce(unit, told) };
}

async function write(unit: Unit, fresh: readonly KnownVersion[]): Promise<void> {
  if (fresh.length === 0) return;
  await unit.tx.noticeVersion.createMany({
    data: fresh.map(({ notice, textHash, fingerprint }) => ({
      ...{ notice: noticeIdOf(notice), version: notice.version, textHash, fingerprint },
      posted: notice.posted === undefined ? null : new Date(notice.posted),
      effective: notice.effective === undefined ? null : new Date(notice.effective),
    })),
  });
  const refs = (states: readonly KnownVersion["state"][]): readonly string[] =>
    fresh.filter(({ state }) => states.includes(state)).map(({ notice }) => noticeRef(notice));
  const changed = refs(["changed"]);
  const seen = refs(["new", "dated", "known"]);
  if (seen.length > 0) {
    await unit.audit.append({ action: "notice.registered", data: { versions: seen } });
  }
  if (changed.length > 0) {
    await unit.audit.append({ action: "notice.text-changed", data: { versions: changed } });
  }
}

/** A version never seen before that governs, or will: what is superseded already only completes the shelf. */
function isNews(unit: Unit, operator: Operator, { notice, state }: KnownVersion): boolean {
  if (state !== "new") return false;
  const today = dateIn(operator.zone, unit.now);
  const row = noticeVersions(operator, noticeIdOf(notice), today).find(
    (one) => one.notice === notice,
  );
  return row !== undefined && row.state !== "past";
}

/** New operators between their announcement and the day the data move, of which nobody was told yet. */
async function successionsToTell(unit: Unit, operator: Operator): Promise<readonly string[]> {
  const day = dateIn(operator.zone, unit.now).toString();
  const due = operator.successions
    .filter(({ announced, moves }) => announced <= day && day <= moves)
    .map(({ id }) => id);
  if (due.length === 0) return [];
  const told = await unit.tx.announcement.findMany({
    where: { kind: "succession", ref: { in: due } },
    select: { ref: true },
  });
  return due.filter((id) => !told.some(({ ref }) => ref === id));
}

async function announce(unit: Unit, news: readonly News[]): Promise<number> {
  if (news.length === 0) return 0;
  const begun = await unit.tx.announcement.createManyAndReturn({
    data: news.map((one) => ({ ...one })),
    skipDuplicates: true,
    select: { id: true },
  });
  for (const { id } of begun) await unit.queue.enqueue("announce", { announcementId: id });
  return begun.length;
}
