import { hasRole, type Actor } from "#lib/kernel/actor.ts";
import type { JsonObject } from "#lib/kernel/context.ts";
import { asId, isUuid, type RequestId } from "#lib/kernel/ids.ts";
import { ok, refuse, type Refusal, type Result } from "#lib/kernel/result.ts";
import { instantOf } from "#lib/kernel/time.ts";
import { Prisma } from "#lib/generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { hex } from "#lib/platform/crypto.ts";
import { subjectCommitment } from "./head.ts";

/** Whoever reads: a unit of work fits. */
export type Viewer = { readonly tx: Tx; readonly actor: Actor };

/** One event, ready to be told. `data` holds ids, codes and counts only. */
export type EventView = {
  readonly seq: string;
  readonly at: Temporal.Instant;
  /** `you`: the viewer, as a subject, did it. `number`: of the staff member. */
  readonly by: {
    readonly kind: "you" | "person" | "staff" | "system" | "visitor";
    readonly number?: number;
    readonly job?: string;
  };
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string };
  readonly requestId?: RequestId;
  readonly data: JsonObject;
  /** Hash of the event as it stands in the tree, hex. */
  readonly leaf: string;
};

export type EventFilter = {
  /** An action, or the first word of several: `request`. */
  readonly action?: string;
  readonly requestId?: string;
  readonly staffNumber?: number;
  /** Days in the zone of the caller, as instants: from inclusive, to exclusive. */
  readonly from?: Temporal.Instant;
  readonly to?: Temporal.Instant;
  /** Events older than this one: the `next` of the page before. */
  readonly before?: string;
  readonly limit?: number;
};

/** Newest first. `next` is there when older ones are. */
export type EventPage = { readonly events: readonly EventView[]; readonly next?: string };

const pageSize = { usual: 50, most: 200 };
const columns = {
  ...{ seq: true, at: true, actorKind: true, actorId: true, action: true },
  ...{ targetKind: true, targetId: true, requestId: true, data: true, leaf: true },
} as const;
type Row = Prisma.AuditEventGetPayload<{ select: typeof columns }>;

/**
 * What happened to one request, oldest first. A request that the viewer may not see has no history: row-level security
 * decides, and the answer is the same as for one that does not exist.
 */
export async function requestHistory(
  viewer: Viewer,
  requestId: string,
): Promise<readonly EventView[]> {
  if (!isUuid(requestId)) return [];
  const request = await viewer.tx.request.findUnique({
    where: { id: requestId },
    select: { id: true },
  });
  if (request === null) return [];
  const rows = await viewer.tx.auditEvent.findMany({
    where: { requestId },
    orderBy: { seq: "asc" },
    select: columns,
  });
  return rows.map((row) => viewOf(row, viewer.actor));
}

/** The log, page by page, for officers, admins and auditors. Refuses everybody else with `audit.not-allowed`. */
export async function listEvents(
  viewer: Viewer,
  filter: EventFilter = {},
): Promise<Result<EventPage, Refusal<"audit.not-allowed">>> {
  if (!hasRole(viewer.actor, "officer", "admin", "auditor")) return refuse("audit.not-allowed");
  const limit = Math.min(Math.max(filter.limit ?? pageSize.usual, 1), pageSize.most);
  const where = whereOf(filter);
  // A filter that nothing can satisfy, such as a mistyped id.
  if (where === undefined) return ok({ events: [] });
  const rows = await viewer.tx.auditEvent.findMany({
    where,
    orderBy: { seq: "desc" },
    take: limit + 1,
    select: columns,
  });
  const events = rows.slice(0, limit).map((row) => viewOf(row, viewer.actor));
  const last = events.at(-1);
  return ok(rows.length > limit && last !== undefined ? { events, next: last.seq } : { events });
}

function whereOf(filter: EventFilter): Prisma.AuditEventWhereInput | undefined {
  const { action, requestId, staffNumber, from, to, before } = filter;
  if (requestId !== undefined && !isUuid(requestId)) return undefined;
  if (before !== undefined && !/^\d{1,18}$/.test(before)) return undefined;
  // Also keeps `%` and `_` out of the pattern that `startsWith` becomes.
  if (action !== undefined && !/^[a-z][a-z.-]*$/.test(action)) return undefined;
  return {
    AND: [
      action === undefined ? {} : { OR: [{ action }, { action: { startsWith: `${action}.` } }] },
      requestId === undefined ? {} : { requestId },
      staffNumber === undefined ? {} : { actorKind: "staff", actorId: String(staffNumber) },
      from === undefined ? {} : { at: { gte: new Date(from.epochMilliseconds) } },
      to === undefined ? {} : { at: { lt: new Date(to.epochMilliseconds) } },
      before === undefined ? {} : { seq: { lt: BigInt(before) } },
    ],
  };
}

function viewOf(row: Row, viewer: Actor): EventView {
  const { targetKind, targetId, requestId } = row;
  return {
    ...{ seq: String(row.seq), at: instantOf(row.at), by: byOf(row, viewer), action: row.action },
    ...(targetKind === null || targetId === null
      ? {}
      : { target: { kind: targetKind, id: targetId } }),
    ...(requestId === null ? {} : { requestId: asId<RequestId>(requestId) }),
    ...{ data: dataOf(row.data), leaf: hex(row.leaf) },
  };
}

function byOf({ actorKind, actorId }: Row, viewer: Actor): EventView["by"] {
  switch (actorKind) {
    case "subject": {
      const isViewer = viewer.kind === "subject" && actorId === subjectCommitment(viewer.accountId);
      return { kind: isViewer ? "you" : "person" };
    }
    case "staff":
      return { kind: "staff", number: Number(actorId) };
    case "worker":
      return { kind: "system", ...(actorId === null ? {} : { job: actorId }) };
    default:
      return { kind: "visitor" };
  }
}

/** Somebody may have edited the text: it is shown then as nothing, and `audit verify` tells what happened. */
function dataOf(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : {};
  } catch {
    return {};
  }
}
