import { asId, type AccountId, type RequestId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale, say } from "#lib/kernel/locale.ts";
import { dateIn } from "#lib/kernel/time.ts";
import { formatDate } from "#lib/i18n/formats.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { inAll } from "#lib/systems/tasks/in-all.ts";
import { openTask } from "#lib/systems/tasks/open.ts";
import { isSame } from "#lib/systems/core/condition.ts";
import { findPlace, wantedValue, writePlace, type Found } from "#lib/systems/correct-field.ts";
import { formText } from "#lib/systems/core/edit-value.ts";
import type { Value, VerifiedIdentifier, Workspace } from "#lib/systems/ports.ts";
import type { correctionStops } from "../core/history.ts";
import { settledPlace, type SettledPlace } from "../core/place.ts";
import { heldHash } from "../place.ts";
import { markRequest } from "../run-state.ts";
import { lockRequest, openDetails } from "../store.ts";

type Order = {
  readonly id: RequestId;
  readonly number: string;
  readonly accountId: AccountId;
  readonly locale: Locale;
  readonly place: SettledPlace;
  readonly wanted: string;
  readonly identifiers: readonly VerifiedIdentifier[];
  readonly now: Temporal.Instant;
};
type Stop = (typeof correctionStops)[number];
type Change = { readonly found: Found; readonly before: Value; readonly after: Value };

/**
 * The job `correct`: writes an approved correction into its system, where the person's proven identifiers find the record
 * again and it still holds what it held when they asked; reads it back; closes the request and tells the person what was and
 * what is. The log has ids only, and says that a write begins before it does. A value that changed meanwhile, a record that is gone or a system that refuses the value
 * gives the request to staff with the reason; a silent system throws, to be tried again. A request that does not run is no work.
 */
export async function correct(
  workspace: Workspace,
  input: { readonly requestId: string },
): Promise<void> {
  if (workspace.actor.kind !== "worker") throw new Error("Only the worker writes corrections.");
  const order = await workspace.unit((unit) => orderOf(unit, asId<RequestId>(input.requestId)));
  if (order === null) return;
  const came = await carryOut(workspace, order);
  // People were asked: their answer queues this job again, which then reads back what they wrote.
  if (came === "asked") return;
  if (typeof came === "string") {
    await workspace.unit((unit) => markRequest(unit, order.id, "needs-staff", came));
    return;
  }
  await workspace.unit((unit) => close(unit, order, came));
}

async function orderOf(unit: Unit, id: RequestId): Promise<Order | null> {
  const request = await lockRequest(unit.tx, id);
  if (request?.state !== "running" || request.accountId === null) return null;
  const { detailsSealed, locale } = await unit.tx.request.findUniqueOrThrow({
    where: { id },
    select: { detailsSealed: true, locale: true },
  });
  const details = openDetails(id, detailsSealed);
  const place = settledPlace(details.place ?? "");
  if (place === undefined) return null;
  const accountId = asId<AccountId>(request.accountId);
  return {
    ...{ id, number: request.number, accountId, place, wanted: details.wanted ?? "" },
    locale: isLocale(locale) ? locale : currentOperator().defaultLocale,
    identifiers: await verifiedIdentifiers(unit, accountId),
    now: unit.now,
  };
}

async function carryOut(workspace: Workspace, order: Order): Promise<Change | Stop | "asked"> {
  const { place, now } = order;
  const found = await findPlace(workspace, place, order);
  if (!found.ok) return stopFor(found.error.code);
  const today = dateIn(currentOperator().zone, now);
  const wanted = wantedValue(found.value, order.wanted, today);
  if (!wanted.ok) return "not-writable";
  const isThere = isSame(found.value.held, wanted.value);
  if (!isThere && !workspace.systems.connector(place.system).can.write) {
    await workspace.unit((unit) => askPeople(unit, order, found.value));
    return "asked";
  }
  const written = await writePlace(workspace, found.value, wanted.value, {
    isAsAsked: (held) => heldHash(place.record, held) === place.heldHash,
    begin: () => workspace.unit((unit) => logBegun(unit, order)),
    mark: order.id,
  });
  return written.ok ? { found: found.value, ...written.value } : stopFor(written.error.code);
}

/** A system that cannot be written to has somebody who can. */
async function askPeople(unit: Unit, order: Order, { target }: Found): Promise<void> {
  const { id, accountId, identifiers, wanted } = order;
  const { system, collection, field } = target;
  await openTask(unit, {
    key: `write:${id}:${system.id}`,
    ...{ system, verb: "write", accountId, requestId: id, identifiers },
    collections: [collection.id],
    change: inAll((t, locale) => t("correct", { field: say(field.names, locale), wanted })),
  });
}

/** Before the system is touched: after a crash the log says that it may have been, and the next run of the job what came of it. */
async function logBegun(unit: Unit, { id, accountId, place }: Order): Promise<void> {
  await unit.audit.append({
    action: "data.correction-begun",
    ...{ subject: accountId, requestId: id },
    target: { kind: "request", id },
    data: { system: place.system, collection: place.collection, field: place.field },
  });
}

function stopFor(code: string): Stop {
  const stops: Readonly<Record<string, Stop>> = {
    "systems.changed-meanwhile": "value-changed",
    "systems.written-otherwise": "value-changed",
    "systems.record-gone": "record-gone",
    "systems.not-editable": "not-writable",
    "systems.no-right": "no-right",
    "systems.value-invalid.refused-by-system": "not-writable",
  };
  const stop = stops[code];
  if (stop === undefined) throw new Error(`The correction could not be read back: ${code}.`);
  return stop;
}

/** Done is what was read back: state, log and the person's message in one transaction, and only once. */
async function close(unit: Unit, order: Order, { found, before, after }: Change): Promise<void> {
  const { id, accountId, locale, place } = order;
  const request = await lockRequest(unit.tx, id);
  if (request?.state !== "running") return;
  const { system, collection, field } = found.target;
  await markRequest(unit, id, "done");
  await unit.notices.notify({
    event: "request.corrected",
    ...{ accountId, requestId: id },
    params: {
      number: order.number,
      ...{ system: say(system.names, locale), collection: say(collection.names, locale) },
      field: say(field.names, locale),
      ...{ before: inWords(before, field, locale), after: inWords(after, field, locale) },
    },
    key: `request.corrected:${id}`,
    ...(field.identifier === undefined ? {} : { to: "all" }),
  });
  await unit.audit.append({
    action: "data.corrected",
    ...{ subject: accountId, requestId: id },
    target: { kind: "request", id },
    data: { system: place.system, collection: place.collection, field: place.field },
  });
}

/** As My data shows it: a date with its year, a code by its name. */
function inWords(value: Value, field: FieldMap, locale: Locale): string {
  const text = formText(value);
  if (text === "") return "–";
  const name = field.values?.[text];
  if (name !== undefined) return say(name, locale);
  return field.type === "date" ? formatDate(locale, text, "long") : text;
}
