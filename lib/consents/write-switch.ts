import type { ConsentBinding } from "#lib/operator/core/data-map.ts";
import {
  type ConsentChange,
  SystemFailure,
  type Connector,
  type SystemReading,
  type Value,
  type Values,
} from "#lib/systems/ports.ts";
import { isSame } from "#lib/systems/core/condition.ts";
import { logFailure } from "#lib/systems/failure-log.ts";
import { boundRows, isSilentOn, type MatrixDay } from "./core/matrix.ts";
import type { WaitsBecause } from "./core/waits-because.ts";
import type { LedgerEvent } from "./store.ts";

/** What telling one system came to; `silent`: it did not answer, or read back it did not agree, and why. */
export type Written =
  | { readonly state: "obeyed" | "held-nothing"; readonly records: number }
  | { readonly state: "silent"; readonly because: WaitsBecause };

type Moment = MatrixDay & { readonly now: Temporal.Instant };

/** Writes a decision into every row of the person that carries the switch, and reads the rows again. */
export async function writeSwitch(
  connector: Connector,
  system: SystemReading,
  event: LedgerEvent,
  moment: Moment,
): Promise<Written> {
  const rows = boundRows(system, event.purpose, event.channel, moment);
  if (rows.length === 0) {
    // Rows that may be somebody else's are not nothing: staff look at them before anybody is told so.
    if (isUnread(system, event)) return { state: "silent", because: "unread" };
    return isSilentOn(system, event)
      ? { state: "silent", because: "under-review" }
      : { state: "held-nothing", records: 0 };
  }
  try {
    for (const { binding, collection, record } of rows) {
      const map = system.collections.find((part) => part.collection.id === collection)?.collection;
      if (map === undefined) return { state: "silent", because: "mismatch" };
      const wanted = event.decision === "given" ? binding.given : binding.withdrawn;
      if (!isSame(record.values[binding.column] ?? null, wanted)) {
        const { purpose, channel } = event;
        const decision: ConsentChange["decision"] =
          event.decision === "given" ? "given" : "withdrawn";
        const change = { purpose, channel, decision, set: setOf(binding, wanted, moment) };
        await connector.setConsent(map, [record.key], change, `${event.id}.${record.key}`);
      }
      const [after] = await connector.readKeys(map, [record.key]);
      // Gone meanwhile: nothing is left that could send.
      if (after !== undefined && !isSame(after.values[binding.column] ?? null, wanted)) {
        return { state: "silent", because: "not-agreed" };
      }
    }
    // A way to more rows was closed: what stands there was not told.
    return isUnread(system, event)
      ? { state: "silent", because: "unread" }
      : { state: "obeyed", records: rows.length };
  } catch (error) {
    if (!(error instanceof SystemFailure)) throw error;
    // The person reads "not yet"; whoever runs the portal needs to know why.
    logFailure(error, { system: system.system.id });
    return { state: "silent", because: error.code };
  }
}

/** Whether rows with this switch may stand where nobody could look. */
function isUnread(
  { collections }: SystemReading,
  { purpose, channel }: Pick<LedgerEvent, "purpose" | "channel">,
): boolean {
  return collections.some(
    ({ outcome, collection: { consents } }) =>
      outcome === "failed" &&
      consents.some((one) => one.purpose === purpose && one.channel === channel),
  );
}

function setOf(binding: ConsentBinding, wanted: Value, { now, today }: Moment): Values {
  const resolved = (value: Value): Value => {
    if (value === "$now") return now.toString();
    return value === "$today" ? today.toString() : value;
  };
  const beside = Object.entries(binding.set ?? {}).map(([column, value]) => {
    return [column, resolved(value)] as const;
  });
  return { ...Object.fromEntries(beside), [binding.column]: wanted };
}
