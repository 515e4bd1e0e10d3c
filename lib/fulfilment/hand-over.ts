import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { say, type Locale } from "#lib/kernel/locale.ts";
import type { Translate } from "#lib/i18n/translator.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { lastCapabilitiesOf } from "#lib/systems/capabilities.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { inAll } from "#lib/systems/tasks/in-all.ts";
import { openTask } from "#lib/systems/tasks/open.ts";
import type { TaskVerb } from "#lib/systems/core/task.ts";
import { placeOf } from "./carry-out.ts";
import { receiptOf, writeClaimed, type ClaimedStep } from "./claims.ts";
import { isByHand } from "./core/by-hand.ts";
import type { PlanRow } from "./core/plan.ts";

/** Whether a claimed step is somebody's task. A held one is looked at again by its keys, and waits as it is. */
async function isHandedOver(workspace: Workspace, step: ClaimedStep): Promise<boolean> {
  const { system, collection } = placeOf(workspace, step);
  const can = await lastCapabilitiesOf(workspace.systems.connector(system.id));
  return step.act !== "hold" && isByHand(can, collection, step.act);
}

/**
 * Gives what of the claimed steps of one system is somebody's task to people, with every other such step of the system that
 * waits: one task for all of them, as whoever opens the cabinet wants it. What only stays where nobody can read needs nobody.
 * Returns the claimed steps that the system itself can carry out.
 */
export async function handOver(
  workspace: Workspace,
  steps: readonly ClaimedStep[],
): Promise<readonly ClaimedStep[]> {
  const byHand: ClaimedStep[] = [];
  for (const step of steps) if (await isHandedOver(workspace, step)) byHand.push(step);
  if (byHand.length > 0) await workspace.unit((unit) => giveAway(unit, workspace, byHand));
  return steps.filter((step) => !byHand.includes(step));
}

async function giveAway(
  unit: Unit,
  workspace: Workspace,
  steps: readonly ClaimedStep[],
): Promise<void> {
  for (const step of steps.filter(({ act }) => act === "keep")) await keep(unit, step);
  const asked = steps.filter(({ act }) => act !== "keep");
  const [first] = asked;
  if (first === undefined) return;
  for (const step of asked) {
    await writeClaimed(unit, step, { state: "task", outcome: "task", dueAt: null });
  }
  const others = await waitingBeside(unit, workspace, first);
  await unit.tx.step.updateMany({
    where: { id: { in: others.map(({ id }) => id) }, state: { in: ["waiting", "failed"] } },
    data: { state: "task", outcome: "task", dueAt: null, errorCode: null },
  });
  const rows = [...asked.map(({ receipt }) => receipt.row), ...others.map(({ row }) => row)];
  await order(unit, placeOf(workspace, first).system, first, rows);
}

/**
 * Asks people to carry out what a hold has let go of, where their system cannot: by the keys of the records, since the person is
 * gone by then. The records stay held until looking again finds them gone.
 */
export async function askForReleased(
  unit: Unit,
  workspace: Workspace,
  step: ClaimedStep,
  keys: readonly string[],
): Promise<void> {
  const { system, collection } = placeOf(workspace, step);
  await openTask(unit, {
    key: `hold:${step.id}`,
    ...{ system, requestId: step.requestId, verb: "erase", collections: [collection.id] },
    identifiers: [],
    change: inAll((t, locale) =>
      t("held", { names: say(collection.names, locale), keys: keys.slice(0, 200).join(", ") }),
    ),
  });
}

async function keep(unit: Unit, step: ClaimedStep): Promise<void> {
  const { system, collection, planned } = step;
  await writeClaimed(unit, step, {
    ...{ state: "done", outcome: "kept", done: planned, dueAt: null, doneAt: dateOf(unit.now) },
    receipt: { ...step.receipt, left: 0 },
  });
  await unit.audit.append({
    action: "step.done",
    requestId: step.requestId,
    target: { kind: "step", id: step.id },
    data: { system, collection, outcome: "kept", records: planned, held: 0 },
  });
}

async function waitingBeside(
  unit: Unit,
  workspace: Workspace,
  step: ClaimedStep,
): Promise<readonly { readonly id: string; readonly row: PlanRow }[]> {
  const rows = await unit.tx.step.findMany({
    where: {
      ...{ requestId: step.requestId, system: step.system },
      ...{ state: { in: ["waiting", "failed"] }, act: { in: ["delete", "anonymise", "restrict"] } },
    },
    orderBy: { seq: "asc" },
    select: { id: true, system: true, collection: true, receipt: true },
  });
  const { can } = workspace.systems.connector(step.system);
  return rows
    .map((row) => ({ ...row, row: receiptOf(row).row }))
    .filter((one) => isByHand(can, placeOf(workspace, one).collection, one.row.act));
}

async function order(
  unit: Unit,
  system: SystemMap,
  { requestId }: Pick<ClaimedStep, "requestId">,
  rows: readonly PlanRow[],
): Promise<void> {
  const request = await unit.tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: { accountId: true },
  });
  const accountId = request.accountId === null ? undefined : asId<AccountId>(request.accountId);
  await openTask(unit, {
    key: `erase:${requestId}:${system.id}`,
    ...{ system, requestId, verb: verbOf(rows) },
    ...(accountId === undefined ? {} : { accountId }),
    collections: [...new Set(rows.map(({ collection }) => collection))],
    identifiers: accountId === undefined ? [] : await verifiedIdentifiers(unit, accountId),
    change: inAll((t, locale) => rows.map((row) => inWords(system, row, t, locale)).join("\n")),
  });
}

function verbOf(rows: readonly PlanRow[]): TaskVerb {
  return rows.some(({ act }) => act === "delete" || act === "anonymise") ? "erase" : "restrict";
}

/** One line for whoever does it: what, what with it, how; the map's reason, which speaks to the person, as what they are told. */
function inWords(system: SystemMap, row: PlanRow, t: Translate, locale: Locale): string {
  const { restriction } = system.collections.find(({ id }) => id === row.collection) ?? {};
  const line = t(`acts.${row.act}`, { names: say(row.names, locale) });
  if (row.act === "restrict" && restriction !== undefined && "task" in restriction) {
    return `${line}. ${say(restriction.task, locale)}`;
  }
  if (row.reason === undefined) return line;
  return `${line}. ${t("told", { reason: say(row.reason, locale) })}`;
}
