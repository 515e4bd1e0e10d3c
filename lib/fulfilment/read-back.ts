import type { CollectionMap, SystemMap } from "#lib/operator/core/data-map.ts";
import { normaliseEmail, phoneDigits } from "#lib/systems/core/normalise.ts";
import type { KnownValue } from "#lib/systems/core/rewrite-person.ts";
import {
  SystemFailure,
  type Connector,
  type StoredRecord,
  type Values,
} from "#lib/systems/ports.ts";
import { computedColumns, isAsWritten, type Action, type StepActs } from "./core/step-acts.ts";
import type { Receipt } from "./core/scope.ts";

/** The system answered "done", and reading it back says otherwise. Nothing is called done; the step is tried again. */
export class ReadBackFailure extends Error {
  readonly left: number;
  constructor(left: number) {
    super(`read back: ${left} rows disagree`);
    this.name = "ReadBackFailure";
    this.left = left;
  }
}

/** What was done to one collection, for reading it back. */
export type ToReadBack = {
  readonly system: SystemMap;
  readonly collection: CollectionMap;
  readonly action: Action;
  readonly acts: StepActs;
  readonly known: readonly KnownValue[];
};

/**
 * Reads a system again after an act: deleted rows must be counted 0, changed ones must hold what was computed and nothing known
 * of the person where something was taken out, restricted ones must be out of sight of the system's ordinary role. Throws
 * `ReadBackFailure` when some disagree. What comes back belongs into the receipt.
 */
export async function readBack(
  connector: Connector,
  about: ToReadBack,
): Promise<Pick<Receipt, "seenByOrdinary">> {
  const { collection, acts } = about;
  if (acts.gone.length > 0) {
    const left = await connector.recount(collection, { keys: acts.gone });
    if (left > 0) throw new ReadBackFailure(left);
  }
  const where = movedTo(about) ?? collection;
  await checkRenamed(connector, about);
  await checkValues(connector, about, where);
  if (about.action.act !== "restrict" || about.action.keys.length === 0) return {};
  if (where !== collection) await checkMoved(connector, about, where);
  return checkSight(connector, about);
}

/** Where restricted rows are by now, when they were moved. */
function movedTo({ system, collection, action }: ToReadBack): CollectionMap | undefined {
  const { restriction } = collection;
  if (restriction === undefined || !("move" in restriction)) return undefined;
  // A repetition finds them there and none here: it has to be looked at all the same.
  if (action.act !== "restrict" || action.keys.length === 0) return undefined;
  const target = system.collections.find(({ id }) => id === restriction.move);
  if (target === undefined) throw new SystemFailure("mismatch");
  return target;
}

async function checkValues(
  connector: Connector,
  { collection, action, acts, known }: ToReadBack,
  where: CollectionMap,
): Promise<void> {
  const { restriction } = collection;
  const isFlagged = restriction !== undefined && "set" in restriction;
  const flags = isFlagged ? restriction.set : {};
  const restricted = isFlagged ? acts.restricted : [];
  const keys = [...new Set([...acts.held.keys(), ...restricted])];
  if (keys.length === 0) return;
  const set = { ...action.set, ...flags };
  const computed = computedColumns(set);
  let disagree = 0;
  const before = new Map(keys.map((key) => [renamed(collection, key, acts.held.get(key)), key]));
  const flagged = new Set(restricted);
  for (const { key: now, values } of await connector.readKeys(where, [...before.keys()])) {
    const key = before.get(now) ?? now;
    const wanted: Values = { ...acts.held.get(key), ...(flagged.has(key) ? flags : {}) };
    // A moved row has the columns of its new table.
    const there = where === collection ? wanted : only(wanted, values);
    const isRight = isAsWritten(values, there, set);
    if (!isRight || namesPerson(values, computed, known)) disagree += 1;
  }
  if (disagree > 0) throw new ReadBackFailure(disagree);
}

/** Under a key that was written over no row may be found any more. */
async function checkRenamed(connector: Connector, { collection, acts }: ToReadBack): Promise<void> {
  const keys = [...acts.held].flatMap(([key, set]) =>
    renamed(collection, key, set) === key ? [] : [key],
  );
  if (keys.length === 0) return;
  const left = await connector.recount(collection, { keys });
  if (left > 0) throw new ReadBackFailure(left);
}

/** The key of a row after these values were written. */
function renamed({ key: columns }: CollectionMap, key: string, set: Values = {}): string {
  if (!columns.some((column) => column in set)) return key;
  const parts: unknown = JSON.parse(key);
  if (!Array.isArray(parts)) return key;
  const held: readonly unknown[] = parts;
  return JSON.stringify(columns.map((column, index) => set[column] ?? held[index]));
}

function only(wanted: Values, there: Values): Values {
  return Object.fromEntries(Object.entries(wanted).filter(([column]) => column in there));
}

/** Looked for more plainly than it was taken out, so that one mistake does not hide the other. */
function namesPerson(
  values: StoredRecord["values"],
  columns: readonly string[],
  known: readonly KnownValue[],
): boolean {
  const text = columns.map((column) => String(values[column] ?? "")).join("\n");
  const plain = text.normalize("NFKC").toLowerCase();
  const digits = text.replace(/[^0-9]/g, "");
  return known.some(({ type, value }) => {
    if (type === "email") return names(plain, normaliseEmail(value) ?? value.toLowerCase());
    if (type === "phone") {
      const national = phoneDigits(value).slice(-10);
      return national.length === 10 && isWholeNumber(text, digits, national);
    }
    return false;
  });
}

function names(text: string, email: string): boolean {
  const at = text.indexOf(email);
  if (at < 0) return false;
  const before = text[at - 1] ?? "";
  const after = text.slice(at + email.length);
  return !/[\p{L}\p{N}._%+-]/u.test(before) && !/^(?:[\p{L}\p{N}-]|\.[\p{L}\p{N}])/u.test(after);
}

/** Ten digits in a row, as they are written or with what stands between them, and not the middle of a longer number. */
function isWholeNumber(text: string, digits: string, national: string): boolean {
  if (!digits.includes(national)) return false;
  return text.split(/[^0-9+()\s-]+/).some((part) => {
    const number = part.replace(/[^0-9]/g, "");
    return number === national || number === `7${national}` || number === `8${national}`;
  });
}

async function checkMoved(
  connector: Connector,
  { collection, action, acts }: ToReadBack,
  target: CollectionMap,
): Promise<void> {
  const left = await connector.recount(collection, { keys: action.keys });
  const there = await connector.recount(target, { keys: acts.restricted });
  const lost = acts.restricted.length - there;
  if (left > 0 || lost > 0) throw new ReadBackFailure(left + Math.max(0, lost));
}

/** No restricted row may be seen by the everyday role of the system, neither where it was nor where it is. */
async function checkSight(
  connector: Connector,
  about: ToReadBack,
): Promise<Pick<Receipt, "seenByOrdinary">> {
  if (about.acts.restricted.length === 0 && about.collection.restriction === undefined) {
    return { seenByOrdinary: "not-looked" };
  }
  if (!connector.can.ordinaryRole) return { seenByOrdinary: "not-looked" };
  const by = { keys: about.action.keys };
  let seen = await connector.recount(about.collection, by, "ordinary");
  const target = movedTo(about);
  if (target !== undefined) seen += await connector.recount(target, by, "ordinary");
  if (seen > 0) throw new ReadBackFailure(seen);
  return { seenByOrdinary: 0 };
}
