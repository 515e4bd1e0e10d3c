import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import { personWords, type KnownValue } from "#lib/systems/core/rewrite-person.ts";
import { redactText } from "#lib/systems/core/rewrite-redact.ts";
import type { StoredRecord, SubjectReading } from "#lib/systems/ports.ts";
import type { ComputedPlan, PlannedStep } from "./compute-plan.ts";

/**
 * A plan whose held steps know what their own rows say of the person in texts that a rule may redact once the hold ends: by then
 * nothing else tells it. Nothing is remembered that does not stand in those very rows as long as they are held.
 */
export function withKnownInHeld(
  plan: ComputedPlan,
  reading: SubjectReading,
  known: readonly KnownValue[],
): ComputedPlan {
  const steps = plan.steps.map((step): PlannedStep => {
    if (step.row.act !== "hold") return step;
    const part = reading.systems
      .find(({ system }) => system.id === step.row.system)
      ?.collections.find(({ collection }) => collection.id === step.row.collection);
    const keys = new Set(step.keys);
    const rows = (part?.records ?? []).filter(({ key }) => keys.has(key));
    const own = part === undefined ? [] : knownInTexts(part.collection, rows, known);
    return own.length === 0 ? step : { ...step, known: own };
  });
  return { ...plan, steps };
}

/** What is known of the person and stands in texts of these rows that some rule redacts. */
export function knownInTexts(
  { erasure }: CollectionMap,
  rows: readonly StoredRecord[],
  known: readonly KnownValue[],
): readonly KnownValue[] {
  const columns = new Set(
    erasure.flatMap(({ set = {} }) =>
      Object.entries(set).flatMap(([column, rewrite]) =>
        rewrite !== null && typeof rewrite === "object" && "redact" in rewrite ? [column] : [],
      ),
    ),
  );
  const texts = rows.flatMap(({ values }) =>
    [...columns].flatMap((column) => {
      const text = values[column];
      return text === null || text === undefined ? [] : [String(text)];
    }),
  );
  if (texts.length === 0) return [];
  return known.filter((one) => {
    const words = personWords([one]);
    return texts.some((text) => redactText(text, words).count > 0);
  });
}
