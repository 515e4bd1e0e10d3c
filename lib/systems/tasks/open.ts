import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { formatDateTime } from "#lib/i18n/formats.ts";
import { say, type Text } from "#lib/kernel/locale.ts";
import type { IdentifierKind, SystemMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { randomToken, tokenHash } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { TaskVerb } from "../core/task.ts";
import type { VerifiedIdentifier } from "../ports.ts";
import { dueFrom, linkEnds, outsideAddress, taskLink } from "./place.ts";
import { insertTask } from "./store.ts";

/** What is asked of a person, and what it serves. */
export type TaskOrder = {
  /** What it is for, once for ever: `erase:<request>:<system>`. */
  readonly key: string;
  readonly system: SystemMap;
  readonly collections: readonly string[];
  readonly verb: TaskVerb;
  readonly accountId?: AccountId;
  readonly requestId?: RequestId;
  readonly consentEventId?: string;
  /** The person's proven identifiers; only those by which the map has them found are kept. */
  readonly identifiers: readonly VerifiedIdentifier[];
  /** What is to be done, in the languages in which whoever answers may read it. */
  readonly change?: Text;
};

/**
 * Opens a task in the caller's transaction: row, audit event, and where the pack names somebody outside, the mail with the
 * one-time link, in which nothing of the person stands. A task that is open or answered is left as it is; one that was returned
 * or cancelled is asked anew as the next attempt. Only the worker opens tasks.
 */
export async function openTask(unit: Unit, order: TaskOrder): Promise<{ readonly isNew: boolean }> {
  const { key, system, collections, verb, accountId, requestId, consentEventId, change } = order;
  const last = await unit.tx.systemTask.findFirst({
    where: { key },
    orderBy: { attempt: "desc" },
    select: { attempt: true, state: true },
  });
  if (last !== null && (last.state === "open" || last.state === "answered"))
    return { isNew: false };
  const dueAt = await dueFrom(unit, await requestDue(unit, requestId));
  const address = outsideAddress(system);
  const token = randomToken();
  const id = await insertTask(unit, {
    ...{ key, attempt: (last?.attempt ?? 0) + 1, system: system.id, collections, verb, dueAt },
    ...(accountId === undefined ? {} : { accountId }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(consentEventId === undefined ? {} : { consentEventId }),
    about: {
      identifiers: wantedBy(system, collections, order.identifiers),
      ...(change === undefined ? {} : { change }),
    },
    ...(address === undefined
      ? {}
      : { link: { hash: tokenHash(token), endsAt: linkEnds(unit.now, dueAt) } }),
  });
  if (id === undefined) return { isNew: false };
  await unit.audit.append({
    action: "task.opened",
    target: { kind: "task", id },
    ...(requestId === undefined ? {} : { requestId }),
    ...(accountId === undefined ? {} : { subject: accountId }),
    data: { system: system.id, verb, due: dueAt.toString(), outside: address !== undefined },
  });
  if (address !== undefined) await mailLink(unit, { id, system, dueAt, token, links: 1 });
  return { isNew: true };
}

/** Lays the mail with a link for whoever answers outside. */
export async function mailLink(
  unit: Unit,
  task: {
    readonly id: string;
    readonly system: SystemMap;
    readonly dueAt: Temporal.Instant;
    readonly token: string;
    /** Which link this is; each is mailed once. */
    readonly links: number;
  },
): Promise<void> {
  const address = outsideAddress(task.system);
  if (address === undefined) return;
  const { defaultLocale: locale, zone } = currentOperator();
  await unit.notices.deliver({
    event: "task.opened",
    address: { kind: "email", value: address },
    locale,
    params: {
      system: say(task.system.names, locale),
      due: formatDateTime(locale, task.dueAt, "long-weekday", zone),
      link: taskLink(task.token),
    },
    key: `task.opened:${task.id}:${task.links}`,
  });
}

/** The nearest date that what the task serves still has to keep. */
async function requestDue(
  unit: Unit,
  requestId: RequestId | undefined,
): Promise<string | undefined> {
  if (requestId === undefined) return undefined;
  const clock = await unit.tx.clock.findFirst({
    where: { requestId, metAt: null, kind: "last-day" },
    orderBy: { dueOn: "asc" },
    select: { dueOn: true },
  });
  return clock?.dueOn.toISOString().slice(0, 10);
}

/** Only what the map has the person found by: nobody outside is told an address that does not help to look. */
function wantedBy(
  system: SystemMap,
  collections: readonly string[],
  identifiers: readonly VerifiedIdentifier[],
): readonly VerifiedIdentifier[] {
  const named = system.collections.filter(({ id }) => collections.includes(id));
  // Found through other collections only: by what finds those.
  const kinds = [kindsOf(named), kindsOf(system.collections)].find(({ size }) => size > 0);
  return identifiers.filter(
    ({ kind }) => kind !== "account" && (kinds === undefined || kinds.has(kind)),
  );
}

function kindsOf(collections: SystemMap["collections"]): ReadonlySet<IdentifierKind> {
  return new Set(
    collections.flatMap(({ find }) => find.flatMap((rule) => ("by" in rule ? [rule.by] : []))),
  );
}
