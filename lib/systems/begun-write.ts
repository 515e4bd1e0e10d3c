import { randomUUID } from "node:crypto";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { isLocale, type Locale } from "#lib/kernel/locale.ts";
import { dateOf } from "#lib/kernel/time.ts";
import type { FieldMap } from "#lib/operator/core/data-map.ts";
import { blindIndex, isSameBytes, seal, unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { formText } from "./core/edit-value.ts";
import { phoneDigits } from "./core/normalise.ts";
import type { Value } from "./ports.ts";
import type { Target } from "./write-field.ts";

/** A correction that a system may or may not hold; the only writer of `begun_write` is this file. */
export type BegunWrite = {
  readonly id: string;
  readonly accountId: AccountId;
  readonly system: string;
  readonly collection: string;
  readonly field: string;
  readonly locale: Locale;
  readonly record: string;
  readonly beforeMark: Uint8Array;
  readonly wantedMark: Uint8Array;
  readonly startedAt: Date;
};

/**
 * Says in the log that a system is about to be written, and keeps what a later reading needs to tell what came of it: in a
 * transaction of its own, committed before the system is touched.
 */
export async function beginWrite(
  unit: Unit,
  accountId: AccountId,
  { system, collection, id: field, field: map }: Target,
  change: { readonly record: string; readonly before: Value; readonly wanted: Value },
): Promise<string> {
  const id = randomUUID();
  const { record, before, wanted } = change;
  await unit.tx.begunWrite.createMany({
    data: [
      {
        ...{ id, accountId, system: system.id, collection: collection.id, field },
        locale: unit.locale,
        recordSealed: seal(record, `begun_write.record.${id}`),
        beforeMark: markOf(map, record, before),
        wantedMark: markOf(map, record, wanted),
        startedAt: dateOf(unit.now),
      },
    ],
  });
  await unit.audit.append({
    action: "data.correction-begun",
    subject: accountId,
    data: { write: id, system: system.id, collection: collection.id, field },
  });
  return id;
}

/** Takes the note away, in the transaction that logs the outcome; false when somebody else has settled it. */
export async function endWrite(unit: Unit, id: string): Promise<boolean> {
  const { count } = await unit.tx.begunWrite.deleteMany({ where: { id } });
  return count === 1;
}

/** Notes older than this moment, oldest first: whoever wrote them is gone. */
export async function begunBefore(
  unit: Unit,
  moment: Temporal.Instant,
): Promise<readonly BegunWrite[]> {
  const rows = await unit.tx.begunWrite.findMany({
    where: { startedAt: { lt: dateOf(moment) } },
    orderBy: { startedAt: "asc" },
    take: 100,
  });
  return rows.map(({ recordSealed, accountId, locale, ...row }) => ({
    ...row,
    accountId: asId<AccountId>(accountId),
    locale: isLocale(locale) ? locale : "ru",
    record: unseal(recordSealed, `begun_write.record.${row.id}`),
  }));
}

/** What the record holds now, measured by the marks. */
export function outcomeOf(
  { record, beforeMark, wantedMark }: BegunWrite,
  field: FieldMap,
  held: Value,
): "written" | "not-written" | "changed-meanwhile" {
  const mark = markOf(field, record, held);
  if (isSameBytes(mark, wantedMark)) return "written";
  return isSameBytes(mark, beforeMark) ? "not-written" : "changed-meanwhile";
}

/** Bound to its record; a system may write a phone or the ends of a text in its own way. */
function markOf({ type }: FieldMap, record: string, value: Value): Uint8Array<ArrayBuffer> {
  const text = formText(value).trim();
  const held = type === "phone" ? phoneDigits(text) : text;
  return blindIndex("begun-write", JSON.stringify([record, held]));
}
