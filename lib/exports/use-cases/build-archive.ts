import { randomUUID } from "node:crypto";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { seal } from "#lib/platform/crypto.ts";
import { newFileKey } from "#lib/platform/files.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { failedSystems } from "#lib/systems/core/manifest.ts";
import type { VerifiedIdentifier, Workspace } from "#lib/systems/ports.ts";
import { archiveHours, keyPlace, removeArchive } from "../archive-files.ts";
import { askPeople, readByPeople } from "../ask-people.ts";
import { packCopy, type Packed } from "../pack-copy.ts";
import type { ReadyNotice, RequestMarks } from "../ports.ts";

/** A copy that no request asked for. */
const copyReady: ReadyNotice = { event: "copy.ready", params: {} };

type Order = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly requestId: RequestId | null;
  readonly locale: Locale;
  readonly identifiers: readonly VerifiedIdentifier[];
  /** Name of the file this run writes; another run writes another, and only the last one counts. */
  readonly file: string;
  readonly now: Temporal.Instant;
};

/**
 * The job `build-archive`: reads every system, packs JSON, tables, one readable page and a signed manifest into a ZIP that is
 * encrypted under a key of its own, and makes it ready for 72 hours. A system that does not answer is named in the
 * manifest and on the page, also one that breaks off in the middle of a list; the rest is complete. Long lists are walked page by
 * page, so that memory does not grow with them. Progress is written as it goes. A run that was killed is repeated from
 * the start with a new file, and so is one that failed; an archive that is ready or gone is left alone.
 */
export async function buildArchive(
  workspace: Workspace,
  marks: RequestMarks,
  input: { readonly archiveId: string },
): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker builds archives.");
  const order = await workspace.unit((unit) => begin(unit, marks, input.archiveId));
  if (order === null) return;
  const key = newFileKey();
  try {
    const packed = await packCopy({
      ...{ ...order, key, systems: workspace.systems },
      progress: (stepsDone, stepsTotal) =>
        workspace.unit((unit) => note(unit, order, { stepsDone, stepsTotal })),
    });
    const byHand = readByPeople(workspace.systems);
    await workspace.unit((unit) => finish(unit, marks, { order, key, byHand, ...packed }));
  } catch (error) {
    await removeArchive(order.file);
    await workspace.unit((unit) => fail(unit, marks, order));
    throw error;
  }
}

async function begin(unit: Unit, marks: RequestMarks, archiveId: string): Promise<Order | null> {
  await unit.tx.$queryRaw`SELECT 1 FROM export_archive WHERE id = ${archiveId}::uuid FOR UPDATE`;
  const row = await unit.tx.exportArchive.findUnique({
    where: { id: archiveId },
    select: {
      ...{ id: true, state: true, requestId: true, file: true },
      account: { select: { id: true, locale: true } },
    },
  });
  if (row === null || row.state === "ready" || row.state === "gone") return null;
  if (row.file !== null) await removeArchive(row.file);
  const accountId = asId<AccountId>(row.account.id);
  const requestId = row.requestId === null ? null : asId<RequestId>(row.requestId);
  const file = `${randomUUID()}.jeke`;
  const identifiers = await verifiedIdentifiers(unit, accountId);
  const locale = (await askedIn(unit, requestId)) ?? row.account.locale;
  await unit.tx.exportArchive.update({
    where: { id: archiveId },
    data: { state: "building", file, errorCode: null, stepsDone: 0, stepsTotal: 0 },
  });
  if (requestId !== null) await marks.markRequest(unit, requestId, "running");
  return {
    ...{ id: row.id, accountId, requestId, identifiers, file, now: unit.now },
    locale: isLocale(locale) ? locale : currentOperator().defaultLocale,
  };
}

/** The language of the page on which the copy was asked for. */
async function askedIn(unit: Unit, requestId: RequestId | null): Promise<string | undefined> {
  if (requestId === null) return undefined;
  const where = { id: requestId };
  const row = await unit.tx.request.findUnique({ where, select: { locale: true } });
  return row?.locale;
}

/** Writes progress while this run is still the one that counts; a run that was overtaken stops here. */
async function note(
  unit: Unit,
  { id, file }: Order,
  steps: { readonly stepsDone: number; readonly stepsTotal: number },
): Promise<void> {
  const { count } = await unit.tx.exportArchive.updateMany({
    where: { id, file, state: "building" },
    data: steps,
  });
  if (count !== 1) throw new Error("Another run builds this archive.");
}

async function finish(
  unit: Unit,
  marks: RequestMarks,
  built: Packed & {
    readonly order: Order;
    readonly key: Uint8Array;
    /** Where people have to look: their answers follow as messages. */
    readonly byHand: readonly SystemMap[];
  },
): Promise<void> {
  const { order, manifest } = built;
  const { id, file, accountId, requestId } = order;
  const files = manifest.files ?? [];
  const bytes = files.reduce((sum, one) => sum + one.bytes, 0);
  const { count } = await unit.tx.exportArchive.updateMany({
    where: { id, file, state: "building" },
    data: {
      state: "ready",
      keySealed: seal(built.key, keyPlace(id)),
      sizeBytes: bytes,
      manifest,
      readyAt: dateOf(unit.now),
      expiresAt: dateOf(unit.now.add({ hours: archiveHours })),
    },
  });
  if (count !== 1) throw new Error("Another run builds this archive.");
  if (requestId !== null) {
    const { identifiers } = order;
    const waits = await askPeople(unit, built.byHand, { requestId, accountId, identifiers });
    await marks.markRequest(unit, requestId, waits ? "held" : "done");
  }
  const told = requestId === null ? copyReady : await marks.readyNotice(unit, requestId);
  await unit.notices.notify({
    ...{ event: told.event, accountId, key: `${told.event}:${id}` },
    ...(requestId === null ? {} : { requestId }),
    params: { hours: archiveHours, ...told.params },
  });
  await unit.audit.append({
    action: "archive.built",
    subject: accountId,
    ...(requestId === null ? {} : { requestId }),
    target: { kind: "archive", id },
    data: {
      ...{ archive: id, bytes, files: files.length, manifest: built.hash },
      ...{ systems: manifest.systems.length, failed: [...failedSystems(manifest)] },
      complete: manifest.complete,
    },
  });
}

async function fail(unit: Unit, marks: RequestMarks, order: Order): Promise<void> {
  const { id, file, accountId, requestId } = order;
  const { count } = await unit.tx.exportArchive.updateMany({
    where: { id, file, state: "building" },
    data: { state: "failed", errorCode: "not-built", file: null },
  });
  if (count !== 1) return;
  if (requestId !== null) await marks.markRequest(unit, requestId, "needs-staff");
  await unit.audit.append({
    action: "archive.failed",
    subject: accountId,
    ...(requestId === null ? {} : { requestId }),
    target: { kind: "archive", id },
    data: { archive: id, code: "not-built" },
  });
}
