import { evaluate, isSame } from "#lib/systems/core/condition.ts";
import type { ConsentBinding } from "#lib/operator/core/data-map.ts";
import type { OperatorFile } from "#lib/operator/core/pack.ts";
import type { StoredRecord, SubjectReading, SystemReading } from "#lib/systems/ports.ts";
import {
  channels,
  type Channel,
  type ConsentCell,
  type ConsentMatrix,
  type Decision,
  type Obedience,
} from "./views.ts";

/** The newest decision for one purpose and channel, with what each system made of it. */
export type LedgerEntry = {
  readonly purpose: string;
  readonly channel: string;
  readonly decision: Decision;
  readonly at: string;
  readonly effects: readonly {
    readonly system: string;
    readonly state: string;
    readonly readBackAt: string | null;
    readonly nextTryAt: string | null;
    readonly because: string | null;
  }[];
};

/** The calendar day and zone on which conditions of the data map are judged. */
export type MatrixDay = { readonly today: Temporal.PlainDate; readonly zone: string };

/** What one system says about one switch just now. */
export type SystemSays = {
  readonly keys: readonly string[];
  readonly says?: Decision;
  /** Since when, where the binding keeps a moment. */
  readonly since?: string;
};

/**
 * The page *Consents*: what the person decided beside what each system says at this moment. Where there is no decision yet
 * the system's own state is shown as found; where a system says otherwise than the decision, both are shown.
 */
export function buildMatrix(
  operator: Pick<OperatorFile, "purposes">,
  reading: SubjectReading,
  ledger: readonly LedgerEntry[],
  day: MatrixDay,
): ConsentMatrix {
  const free = operator.purposes.filter(({ consent }) => consent === "free");
  const used = channels.filter((channel) =>
    free.some((purpose) => purpose.channels.includes(channel)),
  );
  const cellOf = (purpose: (typeof free)[number], channel: Channel): ConsentCell | null => {
    if (!purpose.channels.includes(channel)) return null;
    const entry = ledger.find((one) => one.purpose === purpose.id && one.channel === channel);
    return buildCell(purpose.id, channel, reading, entry, day);
  };
  return {
    at: reading.at,
    channels: used,
    rows: free.map((purpose) => ({
      purpose: purpose.id,
      names: purpose.names,
      ...(purpose.about === undefined ? {} : { about: purpose.about }),
      ...(purpose.clause === undefined ? {} : { clause: purpose.clause }),
      cells: used.map((channel) => cellOf(purpose, channel)),
    })),
    carrying: operator.purposes
      .filter(({ consent }) => consent === "carrying")
      .map(({ id, names, about, clause, service }) => ({
        ...{ purpose: id, names },
        ...(about === undefined ? {} : { about }),
        ...(clause === undefined ? {} : { clause }),
        ...(service === undefined ? {} : { service }),
      })),
    failed: reading.systems
      .filter(({ outcome }) => outcome === "failed")
      .map(({ system }) => ({ system: system.id, names: system.names })),
  };
}

function buildCell(
  purpose: string,
  channel: Channel,
  reading: SubjectReading,
  entry: LedgerEntry | undefined,
  day: MatrixDay,
): ConsentCell {
  const systems = reading.systems
    .filter((system) => bindingsOf(system, purpose, channel).length > 0)
    // Nothing is known of what nobody was asked about yet.
    .filter(
      ({ outcome, system }) =>
        outcome !== "excluded" || entry?.effects.some((one) => one.system === system.id) === true,
    )
    .map((system) => {
      const isUnsure = isSilentOn(system, { purpose, channel });
      return obedience(system, systemSays(system, purpose, channel, day), { entry, isUnsure });
    });
  if (entry !== undefined) {
    const { decision, at } = entry;
    return { purpose, channel, state: decision, origin: "person", since: at, systems };
  }
  const heard = systems.filter(({ says }) => says !== undefined);
  // One system that still sends is enough to say: allowed.
  const state = heard.find(({ says }) => says === "given")?.says ?? heard[0]?.says;
  if (state === undefined) return { purpose, channel, state: "unknown", origin: "none", systems };
  const since = heard
    .filter(({ says }) => says === state)
    .flatMap(({ at }) => at ?? [])
    .toSorted()[0];
  return {
    ...{ purpose, channel, state, origin: "system" as const },
    ...(since === undefined ? {} : { since }),
    systems,
  };
}

function obedience(
  system: SystemReading,
  now: SystemSays,
  { entry, isUnsure }: { readonly entry: LedgerEntry | undefined; readonly isUnsure: boolean },
): Obedience {
  const base = { system: system.system.id, names: system.system.names, records: now.keys.length };
  const effect = entry?.effects.find((one) => one.system === system.system.id);
  const isWaiting = effect?.state === "waiting";
  const waiting = {
    ...base,
    state: "waiting" as const,
    ...optional("nextTryAt", effect?.nextTryAt),
    ...optional("because", effect?.because),
  };
  if (isFailed(system)) return isWaiting ? waiting : { ...base, state: "failed" };
  // What nobody can read says what people answered about it, and that it is their word.
  if (system.outcome === "excluded" && entry !== undefined && !isWaiting) {
    const said = { ...base, isByHand: true as const, ...optional("at", effect?.readBackAt) };
    return effect?.state === "obeyed"
      ? { ...said, state: "obeyed", says: entry.decision }
      : { ...said, state: "held-nothing" };
  }
  if (now.says === undefined && isWaiting) return waiting;
  if (now.says === undefined) {
    // Rows that may be somebody else's are not nothing.
    if (!isUnsure) return { ...base, state: "held-nothing" };
    return entry === undefined
      ? { ...base, state: "failed" }
      : { ...base, state: "waiting", because: "under-review" };
  }
  const says = { ...base, says: now.says };
  if (entry === undefined) return { ...says, state: "as-found", ...optional("at", now.since) };
  if (now.says === entry.decision) {
    return { ...says, state: "obeyed", ...optional("at", effect?.readBackAt ?? now.since) };
  }
  if (isWaiting) return { ...waiting, says: now.says };
  return { ...says, state: "differs", ...optional("at", now.since) };
}

/** What the rows of one system say about a switch: *given* as long as one row of the person says so. */
export function systemSays(
  system: SystemReading,
  purpose: string,
  channel: string,
  day: MatrixDay,
): SystemSays {
  const rows = boundRows(system, purpose, channel, day);
  const keys = rows.map(({ record }) => record.key);
  if (rows.length === 0) return { keys };
  const given = rows.filter(({ record, binding }) =>
    isSame(record.values[binding.column] ?? null, binding.given),
  );
  const deciding = given.length > 0 ? given : rows;
  const since = deciding
    .flatMap(({ record, binding }) => momentIn(record, binding))
    .toSorted()
    .at(-1);
  const says = given.length > 0 ? "given" : "withdrawn";
  return since === undefined ? { keys, says } : { keys, says, since };
}

/** Rows of the person that carry a switch, with the binding that says how. */
export function boundRows(
  system: SystemReading,
  purpose: string,
  channel: string,
  day: MatrixDay,
): readonly {
  readonly record: StoredRecord;
  readonly binding: ConsentBinding;
  readonly collection: string;
}[] {
  return bindingsOf(system, purpose, channel).flatMap(({ binding, part }) =>
    part.records
      .filter(
        (record) =>
          binding.where === undefined ||
          evaluate(binding.where, record, system, day.today, day.zone),
      )
      .map((record) => ({ record, binding, collection: part.collection.id })),
  );
}

/** Whether a system holds, or may hold, rows with this switch that were not shown to be the person's or not read at all. */
export function isSilentOn(
  system: SystemReading,
  { purpose, channel }: { readonly purpose: string; readonly channel: string },
): boolean {
  return bindingsOf(system, purpose, channel).some(
    ({ part }) => part.outcome === "failed" || part.underReview > 0,
  );
}

function bindingsOf(system: SystemReading, purpose: string, channel: string) {
  return system.collections.flatMap((part) =>
    part.collection.consents
      .filter((binding) => binding.purpose === purpose && binding.channel === channel)
      .map((binding) => ({ binding, part })),
  );
}

function isFailed(system: SystemReading): boolean {
  return system.outcome === "failed";
}

function momentIn(record: StoredRecord, binding: ConsentBinding): readonly string[] {
  const column = Object.entries(binding.set ?? {}).find(([, value]) => value === "$now")?.[0];
  const value = column === undefined ? null : record.values[column];
  return typeof value === "string" ? [value] : [];
}

function optional<Key extends string>(
  key: Key,
  value: string | null | undefined,
): { readonly [name in Key]?: string } {
  return value === null || value === undefined
    ? {}
    : ({ [key]: value } as { [name in Key]: string });
}
