import { say, type Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { ExitStep, ExitView } from "./core/exit.ts";
import { openDetails } from "./store.ts";

type Refusal = {
  readonly id: string;
  readonly accountId: string;
  readonly receivedAt: Date;
  readonly detailsSealed: Uint8Array | null;
};

/**
 * How far a person is on the way out that their request opened: the copy and the deletion they filed since. A copy that can
 * still be downloaded counts, whenever it was made.
 */
export async function exitOf(unit: Unit, refusal: Refusal): Promise<ExitView> {
  const { accountId, receivedAt } = refusal;
  const rows = await unit.tx.request.findMany({
    where: {
      ...{ accountId, type: { in: ["copy", "erasure"] }, receivedAt: { gte: receivedAt } },
      state: { notIn: ["cancelled", "refused"] },
    },
    orderBy: { receivedAt: "desc" },
    select: { id: true, type: true, closedAt: true },
  });
  const step = (type: string): ExitStep => {
    const found = rows.find((row) => row.type === type);
    if (found === undefined) return { state: "not-yet" };
    if (found.closedAt === null) return { state: "under-way", requestId: found.id };
    return { state: "done", requestId: found.id, at: found.closedAt.toISOString() };
  };
  const copy = step("copy");
  return {
    ...left(refusal, unit.locale),
    copy: copy.state === "not-yet" ? await readyCopy(unit, accountId) : copy,
    erasure: step("erasure"),
  };
}

async function readyCopy({ tx, now }: Unit, accountId: string): Promise<ExitStep> {
  const archive = await tx.exportArchive.findFirst({
    where: { accountId, state: "ready", expiresAt: { gt: dateOf(now) }, requestId: { not: null } },
    orderBy: { readyAt: "desc" },
    select: { requestId: true, readyAt: true },
  });
  if (archive?.requestId == null || archive.readyAt === null) return { state: "not-yet" };
  return { state: "done", requestId: archive.requestId, at: archive.readyAt.toISOString() };
}

function left(
  { id, detailsSealed }: Refusal,
  locale: Locale,
): Pick<ExitView, "leavesAll" | "services"> {
  const chosen = (openDetails(id, detailsSealed).services ?? "").split(",");
  const { services } = currentOperator();
  const names = services
    .filter((one) => chosen.includes(one.id))
    .map((one) => say(one.names, locale));
  return { leavesAll: names.length === services.length, services: names };
}
