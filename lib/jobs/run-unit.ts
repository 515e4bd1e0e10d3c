import type { Actor } from "#lib/kernel/actor.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { auditLog } from "#lib/audit/log.ts";
import { noticesFor } from "#lib/notify/notices.ts";
import { tellingOthers } from "#lib/notify/outbox.ts";
import { inTransaction } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { systemsFor } from "#lib/systems/registry.ts";
import { portalCollections } from "./portal.ts";
import { queueFor } from "./queue.ts";

/** For whom a unit of work runs, and under which role of the database. */
export type UnitOptions = {
  readonly actor: Actor;
  readonly locale: Locale;
  /** `worker` only for the worker and the command line; default `app`. */
  readonly role?: "app" | "worker";
};

/**
 * One transaction with everything a use case may touch: log, queue and notices are written in it, and are there
 * together or not at all. An exception rolls all of it back; a refusal that is returned is committed.
 */
export async function runUnit<T>(
  options: UnitOptions,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  const role = options.role ?? "app";
  const { actor, locale } = options;
  return inTransaction(role, actor, async (tx, now) => {
    const base = {
      actor,
      locale,
      now,
      tx,
      audit: auditLog(tx, actor, now),
      queue: queueFor(tx, role),
    };
    const audit = tellingOthers(base, base.audit);
    return work({ ...base, audit, notices: noticesFor(base) });
  });
}

/** Short units and the registered systems, for use cases that speak to systems between them. */
export function workspaceFor(options: UnitOptions): Workspace {
  const unit = <T>(work: (unit: Unit) => Promise<T>): Promise<T> => runUnit(options, work);
  return {
    actor: options.actor,
    locale: options.locale,
    unit,
    systems: systemsFor(options.actor, unit, portalCollections),
  };
}
