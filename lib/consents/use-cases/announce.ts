import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { announcementInWords } from "../announcement-words.ts";
import type { TellMany } from "../ports.ts";

/** Accounts told in one transaction. */
const batch = 200;

/**
 * The job `announce`: tells every account that was there when the announcement began, one batch a job, each in the account's
 * language; the next batch is queued in the same transaction. A person gets one message of an announcement, however often
 * the job runs. After the last batch the announcement is done, with the audit event `notice.announced`. What is gone from
 * the pack since is told to nobody any more.
 */
export async function announce(
  unit: Unit,
  tellMany: TellMany,
  input: { readonly announcementId: string; readonly after?: string | undefined },
): Promise<{ readonly told: number }> {
  if (unit.actor.kind !== "worker") throw new Error("Only the worker announces.");
  const { announcementId: id, after } = input;
  const row = await unit.tx.announcement.findUnique({ where: { id } });
  if (row === null || row.doneAt !== null) return { told: 0 };
  const operator = currentOperator();
  const kind = row.kind === "succession" ? "succession" : "notice";
  const words = announcementInWords(operator, { kind, ref: row.ref }, unit.now);
  if (words === undefined) return finish(unit, { id, kind, ref: row.ref });
  const accounts = await unit.tx.account.findMany({
    where: {
      createdAt: { lte: row.begunAt },
      ...(after === undefined ? {} : { id: { gt: after } }),
    },
    orderBy: { id: "asc" },
    take: batch,
    select: { id: true, locale: true },
  });
  const { written } = await tellMany(unit, {
    event: kind === "notice" ? "notice.changed" : "notice.succession",
    accounts: accounts.map(({ id: account, locale }) => ({
      accountId: asId<AccountId>(account),
      locale: isLocale(locale) ? locale : operator.defaultLocale,
      key: `announcement:${id}:${account}`,
    })),
    paramsIn: words,
  });
  const last = accounts.at(-1)?.id;
  if (accounts.length < batch || last === undefined) await finish(unit, { id, kind, ref: row.ref });
  else await unit.queue.enqueue("announce", { announcementId: id, after: last });
  return { told: written };
}

async function finish(
  unit: Unit,
  {
    id,
    kind,
    ref,
  }: { readonly id: string; readonly kind: "notice" | "succession"; readonly ref: string },
): Promise<{ readonly told: number }> {
  const { count } = await unit.tx.announcement.updateMany({
    where: { id, doneAt: null },
    data: { doneAt: dateOf(unit.now) },
  });
  if (count === 1) {
    const messages = await unit.tx.message.count({
      where: { key: { startsWith: `announcement:${id}:` } },
    });
    await unit.audit.append({
      action: "notice.announced",
      target: { kind: "announcement", id },
      data: { kind, ref, messages },
    });
  }
  return { told: 0 };
}
