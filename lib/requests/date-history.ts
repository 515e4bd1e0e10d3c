import { say } from "#lib/kernel/locale.ts";
import { ruleById } from "#lib/law/queries.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { HistoryEntry } from "./core/views.ts";

/**
 * Entries about due dates, with what is due in the reader's language, and with the reason that an officer gave for a later
 * date where the reader may read it. The log itself carries ids only.
 */
export async function withDateWords(
  unit: Unit,
  requestId: string,
  { entries, mayReadWords }: Given,
): Promise<readonly HistoryEntry[]> {
  if (!entries.some(isAboutDate)) return entries;
  const reasons = mayReadWords ? await reasonsOf(unit, requestId) : new Map<string, string>();
  return entries.map((entry) => {
    if (!isAboutDate(entry)) return entry;
    const { rule = "", row = "" } = entry.params;
    const reason = entry.key === "date-later" ? reasons.get(String(row)) : undefined;
    return {
      ...entry,
      params: { ...entry.params, what: whatOf(unit, String(rule)) },
      ...(reason === undefined ? {} : { words: reason }),
    };
  });
}

type Given = { readonly entries: readonly HistoryEntry[]; readonly mayReadWords: boolean };

function isAboutDate({ key }: HistoryEntry): boolean {
  return key.startsWith("date-");
}

async function reasonsOf(unit: Unit, requestId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await unit.tx.dateChange.findMany({
    where: { requestId, kind: "later" },
    select: { id: true, reason: true },
  });
  return new Map(
    rows.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason] as const])),
  );
}

/** A rule that has left the pack is called by its id. */
function whatOf({ locale }: Unit, rule: string): string {
  const found = ruleById(currentOperator(), rule);
  return found.ok ? say(found.value.what, locale) : rule;
}
