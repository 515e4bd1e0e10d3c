import { hasRole } from "#lib/kernel/actor.ts";
import { isUuid } from "#lib/kernel/ids.ts";
import type { Text } from "#lib/kernel/locale.ts";
import { instantOf } from "#lib/kernel/time.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { hex, tokenHash } from "#lib/platform/crypto.ts";
import { actAs } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { answersFor, asTaskState, asTaskVerb, collectionNames } from "../core/task.ts";
import type { TaskView, OutsideTask } from "../core/task-view.ts";
import { aboutsOf } from "./about.ts";
import { outsideAddress } from "./place.ts";
import { openAbout } from "./store.ts";

/**
 * What the page behind a mailed link shows: by what the person is found, what is asked, until when. Looking uses nothing up. Null for
 * a link that there is not, or not any more, whatever the reason.
 */
export async function taskByLink(unit: Unit, token: string): Promise<OutsideTask | null> {
  const linkHash = tokenHash(token);
  await actAs(unit.tx, { key: hex(linkHash) });
  const row = await unit.tx.systemTask.findFirst({
    where: { linkHash, state: "open", linkEndsAt: { gt: new Date(unit.now.epochMilliseconds) } },
  });
  if (row === null) return null;
  const operator = currentOperator();
  const system = operator.systems.find(({ id }) => id === row.system);
  const verb = asTaskVerb(row.verb);
  const about = openAbout(row);
  return {
    operator: operator.names,
    ...namesOf(row),
    ...(system?.instructions === undefined ? {} : { instructions: system.instructions }),
    verb,
    answers: answersFor(verb),
    identifiers: about.identifiers,
    ...(about.change === undefined ? {} : { change: about.change }),
    dueAt: instantOf(row.dueAt).toString(),
    isLate: row.dueAt.getTime() < unit.now.epochMilliseconds,
  };
}

const columns = {
  ...{ id: true, system: true, collections: true, verb: true, state: true, openedAt: true },
  ...{ dueAt: true, links: true, answer: true, records: true, answeredAt: true, answeredBy: true },
  ...{ answeredNumber: true, evidenceKind: true, evidenceSha256: true, evidenceFile: true },
  request: { select: { id: true, number: true, type: true } },
} as const;

type Row = {
  readonly id: string;
  readonly system: string;
  readonly collections: readonly string[];
  readonly verb: string;
  readonly state: string;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly links: number;
  readonly answer: string | null;
  readonly records: number | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: string | null;
  readonly answeredNumber: number | null;
  readonly evidenceKind: string | null;
  readonly evidenceSha256: Uint8Array | null;
  readonly evidenceFile: string | null;
  readonly request: {
    readonly id: string;
    readonly number: string;
    readonly type: string;
  } | null;
};

/** The tasks of a case, the newest first; nothing for whoever may not open cases. */
export async function tasksOfCase(unit: Unit, requestId: string): Promise<readonly TaskView[]> {
  if (!hasRole(unit.actor, "agent", "officer", "auditor") || !isUuid(requestId)) return [];
  const rows = await unit.tx.systemTask.findMany({
    where: { requestId },
    orderBy: [{ openedAt: "desc" }, { system: "asc" }],
    select: columns,
  });
  return rows.map((row) => viewOf(row, unit.now));
}

/** Every open task, the most urgent first; whom one without a request is about only to whoever has opened it. */
export async function openTasks(unit: Unit): Promise<readonly TaskView[]> {
  if (!hasRole(unit.actor, "agent", "officer", "auditor")) return [];
  const rows = await unit.tx.systemTask.findMany({
    where: { state: "open" },
    orderBy: [{ dueAt: "asc" }, { system: "asc" }],
    select: columns,
  });
  const abouts = await aboutsOf(unit);
  return rows.map((row) => {
    const about = abouts.get(row.id);
    return { ...viewOf(row, unit.now), ...(about === undefined ? {} : { about }) };
  });
}

function viewOf(row: Row, now: Temporal.Instant): TaskView {
  const system = currentOperator().systems.find(({ id }) => id === row.system);
  const verb = asTaskVerb(row.verb);
  const { answeredAt, answeredNumber, evidenceKind, evidenceSha256, request } = row;
  return {
    ...{ id: row.id, verb, state: asTaskState(row.state), answers: answersFor(verb) },
    ...namesOf(row),
    ...(system?.instructions === undefined ? {} : { instructions: system.instructions }),
    ...(request === null ? {} : { request }),
    ...{ openedAt: row.openedAt.toISOString(), dueAt: row.dueAt.toISOString() },
    isLate: row.state === "open" && row.dueAt.getTime() < now.epochMilliseconds,
    links: row.links,
    canMail: system !== undefined && outsideAddress(system) !== undefined,
    ...(row.answer === null ? {} : { answer: row.answer }),
    ...(row.records === null ? {} : { records: row.records }),
    ...(answeredAt === null ? {} : { answeredAt: answeredAt.toISOString() }),
    ...(row.answeredBy === null ? {} : { isOutside: row.answeredBy === "outside" }),
    ...(answeredNumber === null ? {} : { staffNumber: answeredNumber }),
    ...(evidenceKind === null || evidenceSha256 === null
      ? {}
      : {
          evidence: {
            ...{ kind: evidenceKind, sha256: hex(evidenceSha256) },
            hasFile: row.evidenceFile !== null,
          },
        }),
  };
}

function namesOf(row: Pick<Row, "system" | "collections">): {
  readonly system: Text;
  readonly collections: readonly Text[];
  readonly outside?: Text;
} {
  const system = currentOperator().systems.find(({ id }) => id === row.system);
  const { id } = { id: row.system };
  if (system === undefined) return { system: { kk: id, ru: id, en: id }, collections: [] };
  const outside = system.answers?.names;
  return {
    system: system.names,
    collections: collectionNames(system, row.collections),
    ...(outside === undefined ? {} : { outside }),
  };
}
