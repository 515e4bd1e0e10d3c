import { randomUUID } from "node:crypto";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { seal } from "#lib/platform/crypto.ts";
import { newFileKey, writeEncrypted } from "#lib/platform/files.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { buildManifest, failedSystems, type Manifest } from "#lib/systems/core/manifest.ts";
import { manifestHash, signManifest } from "#lib/systems/manifest.ts";
import type { VerifiedIdentifier, Workspace } from "#lib/systems/ports.ts";
import {
  archiveHours,
  archivePath,
  asideNames,
  keyPlace,
  removeArchive,
  removeAside,
} from "../archive-files.ts";
import { manifestSystems } from "../core/copy-parts.ts";
import { filesOfCopy, textFile } from "../files-of-copy.ts";
import { gatherCopy } from "../gather-copy.ts";
import { pageWords } from "../page-words.ts";
import type { ReadyNotice, RequestMarks } from "../ports.ts";
import { writeZip } from "../write-zip.ts";

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

/** What was packed, and the hash of its signed manifest. */
type Built = { readonly manifest: Manifest; readonly hash: string };

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
    const built = await write(workspace, order, key);
    await workspace.unit((unit) => finish(unit, marks, { order, key, ...built }));
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

async function write(workspace: Workspace, order: Order, key: Uint8Array): Promise<Built> {
  const operator = currentOperator();
  const { systems } = workspace;
  // Files are counted once the systems have been read; until then each system counts as two.
  const steps = { done: 0, total: systems.maps.length * 2 };
  const progress = async (more: number): Promise<void> => {
    steps.done += more;
    await workspace.unit((unit) =>
      note(unit, order, { stepsDone: steps.done, stepsTotal: steps.total }),
    );
  };
  const { identifiers, now, locale } = order;
  const nextFile = asideNames(order.file);
  const alive = (): Promise<void> => progress(0);
  const copy = await gatherCopy({ systems, identifiers, now, locale, nextFile, alive });
  const files = filesOfCopy(copy, locale, pageWords(locale, operator.zone));
  steps.total = systems.maps.length + files.length;
  await progress(systems.maps.length);
  const about = { about: "export", operator: operator.id, at: copy.at } as const;
  const built = { manifest: buildManifest({ ...about, systems: [] }), hash: "" };
  const target = await writeEncrypted(archivePath(order.file), key);
  await writeZip(target, files, {
    progress: () => progress(1),
    last: (written) => {
      const listed = manifestSystems(copy.systems);
      built.manifest = buildManifest({ ...about, systems: listed, files: written });
      const signed = signManifest(built.manifest);
      built.hash = manifestHash(signed);
      return [textFile("manifest.json", () => `${JSON.stringify(signed, null, 1)}\n`)];
    },
  });
  await removeAside(order.file);
  return built;
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
  built: Built & { readonly order: Order; readonly key: Uint8Array },
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
  if (requestId !== null) await marks.markRequest(unit, requestId, "done");
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
