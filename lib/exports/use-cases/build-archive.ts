import { randomUUID } from "node:crypto";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { canonicalJson } from "#lib/platform/canonical.ts";
import { publicKeys, seal, sign } from "#lib/platform/crypto.ts";
import { newFileKey, writeEncrypted } from "#lib/platform/files.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { readSystems } from "#lib/systems/reading.ts";
import type {
  SubjectReading,
  SystemReading,
  VerifiedIdentifier,
  Workspace,
} from "#lib/systems/ports.ts";
import { archiveHours, archivePath, keyPlace, removeArchive } from "../archive-files.ts";
import { filesOf } from "../core/archive-files.ts";
import { buildDocument } from "../core/copy-document.ts";
import { buildManifest, failedSystems, type Manifest } from "../core/manifest.ts";
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

/**
 * The job `build-archive`: reads every system, packs JSON, tables, one readable page and a signed manifest into a ZIP that is
 * encrypted under a key of its own, and makes it ready for 72 hours. A system that does not answer is named in the
 * manifest and on the page; the rest is complete. Progress is written as it goes. A run that was killed is repeated from
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
    const manifest = await write(workspace, order, key);
    await workspace.unit((unit) => finish(unit, marks, { order, key, manifest }));
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

async function write(workspace: Workspace, order: Order, key: Uint8Array): Promise<Manifest> {
  const operator = currentOperator();
  const { maps } = workspace.systems;
  let done = 0;
  // Files are counted once the systems have been read; until then each system counts as two.
  let total = maps.length * 2;
  const progress = async (): Promise<void> => {
    done += 1;
    await workspace.unit((unit) => note(unit, order, { stepsDone: done, stepsTotal: total }));
  };
  const reading = await readOneByOne(workspace, order, progress);
  const copy = buildDocument(operator, reading, order.identifiers);
  const files = filesOf(copy, order.locale, pageWords(order.locale, operator.zone));
  total = maps.length + files.length;
  let manifest = buildManifest(copy, []);
  const target = await writeEncrypted(archivePath(order.file), key);
  await writeZip(target, files, {
    progress,
    last: (written) => {
      manifest = buildManifest(copy, written);
      const body = canonicalJson(manifest);
      const signed = `${JSON.stringify({ body, ...signedBy(body) }, null, 1)}\n`;
      return [{ name: "manifest.json", text: () => signed }];
    },
  });
  return manifest;
}

/** With its public key, so that whoever holds the file alone can tell that nothing was changed. */
function signedBy(body: string): Readonly<Record<string, string>> {
  const { signature, keyId } = sign(body);
  const key = publicKeys().find((one) => one.keyId === keyId);
  return { signature, keyId, ...(key === undefined ? {} : { publicKey: key.publicKey }) };
}

async function readOneByOne(
  workspace: Workspace,
  { identifiers, now }: Order,
  progress: () => Promise<void>,
): Promise<SubjectReading> {
  const systems: SystemReading[] = [];
  for (const map of workspace.systems.maps) {
    const connector = (id: string) => workspace.systems.connector(id);
    const reading = await readSystems({ maps: [map], connector }, identifiers, now);
    systems.push(...reading.systems);
    await progress();
  }
  return { at: now.toString(), systems };
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
  built: { readonly order: Order; readonly key: Uint8Array; readonly manifest: Manifest },
): Promise<void> {
  const { order, manifest } = built;
  const { id, file, accountId, requestId } = order;
  const bytes = manifest.files.reduce((sum, one) => sum + one.bytes, 0);
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
      ...{ archive: id, bytes, files: manifest.files.length },
      ...{ systems: manifest.systems.length, failed: [...failedSystems(manifest)] },
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
