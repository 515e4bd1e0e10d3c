import { isUuid } from "#lib/kernel/ids.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { failedSystems, type Manifest } from "#lib/systems/core/manifest.ts";
import { archiveDownloads } from "./archive-files.ts";
import type { ArchiveState, ArchiveView } from "./core/views.ts";

/** One archive of the person who is signed in; null for an unknown one and for anybody else's. */
export async function archiveOf(unit: Unit, archiveId: string): Promise<ArchiveView | null> {
  if (unit.actor.kind !== "subject" || !isUuid(archiveId)) return null;
  const row = await unit.tx.exportArchive.findFirst({
    where: { id: archiveId, accountId: unit.actor.accountId },
    omit: { keySealed: true },
  });
  return row === null ? null : viewOf(row, unit.now);
}

/** The archives of the person who is signed in, newest first. */
export async function archivesOf(unit: Unit): Promise<readonly ArchiveView[]> {
  if (unit.actor.kind !== "subject") return [];
  const rows = await unit.tx.exportArchive.findMany({
    where: { accountId: unit.actor.accountId },
    orderBy: { createdAt: "desc" },
    omit: { keySealed: true },
  });
  return rows.map((row) => viewOf(row, unit.now));
}

type Row = {
  readonly id: string;
  readonly state: string;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly sizeBytes: bigint;
  readonly downloads: number;
  readonly createdAt: Date;
  readonly readyAt: Date | null;
  readonly expiresAt: Date | null;
  readonly errorCode: string | null;
  readonly manifest: unknown;
};

function viewOf(row: Row, now: Temporal.Instant): ArchiveView {
  const isOver = row.expiresAt !== null && row.expiresAt.getTime() <= now.epochMilliseconds;
  const manifest = row.manifest as Pick<Manifest, "systems"> | null;
  const { systems } = currentOperator();
  return {
    id: row.id,
    // Over is over, even before the job that removes it has run.
    state: isOver ? "gone" : stateOf(row.state),
    stepsDone: row.stepsDone,
    stepsTotal: row.stepsTotal,
    sizeBytes: Number(row.sizeBytes),
    downloadsLeft: Math.max(0, archiveDownloads - row.downloads),
    createdAt: row.createdAt.toISOString(),
    ...(row.readyAt === null ? {} : { readyAt: row.readyAt.toISOString() }),
    ...(row.expiresAt === null ? {} : { expiresAt: row.expiresAt.toISOString() }),
    failedSystems: (manifest === null ? [] : failedSystems(manifest)).map((system) => ({
      system,
      names: systems.find(({ id }) => id === system)?.names ?? {
        kk: system,
        ru: system,
        en: system,
      },
    })),
    ...(row.errorCode === null ? {} : { errorCode: row.errorCode }),
  };
}

const states: readonly ArchiveState[] = ["waiting", "building", "ready", "failed", "gone"];

function stateOf(value: string): ArchiveState {
  return states.find((state) => state === value) ?? "failed";
}
