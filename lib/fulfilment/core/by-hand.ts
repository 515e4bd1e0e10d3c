import type { Text } from "#lib/kernel/locale.ts";
import type { CollectionMap, ErasureRule } from "#lib/operator/core/data-map.ts";
import type { Capabilities, SubjectReading, SystemReading } from "#lib/systems/ports.ts";
import { groupOf, type ComputedPlan, type PlannedStep } from "./compute-plan.ts";
import type { Act } from "./plan.ts";

/** Who confirmed an act that no program did, when, and by which evidence. Holds no value of the person. */
export type ByHandProof = {
  readonly by: Text;
  /** ISO instant of the answer. */
  readonly at: string;
  /** `done`, `found-nothing`. */
  readonly answer: string;
  readonly evidence?: { readonly kind: string; readonly sha256: string };
  /** The system could be read, and agreed. */
  readonly isReadBack?: true;
};

type Can = Pick<Capabilities, "find" | "erase" | "restrict">;

/** Whether an act on a collection is somebody's task: its system cannot do it, or the map says that people restrict there. */
export function isByHand(
  can: Can,
  collection: Pick<CollectionMap, "restriction">,
  act: Act,
): boolean {
  if (!can.find) return true;
  if (act === "delete" || act === "anonymise") return !can.erase;
  if (act !== "restrict") return false;
  const { restriction } = collection;
  return (restriction !== undefined && "task" in restriction) || (!can.restrict && !can.erase);
}

/**
 * A plan with what people do in it: rows that their system cannot carry out are marked, and a system that no program can read
 * stands in it with each of its collections, named and not counted. The portal stays last.
 */
export function withByHand(
  plan: ComputedPlan,
  reading: SubjectReading,
  can: (system: string) => Can | undefined,
): ComputedPlan {
  const own = plan.steps.map((step) => marked(step, reading, can(step.row.system)));
  const unread = reading.systems
    .filter(({ outcome }) => outcome === "excluded")
    .flatMap(wholeSystem);
  const isLast = ({ row }: PlannedStep): boolean => row.system === "portal";
  const steps = [...own.filter((one) => !isLast(one)), ...unread, ...own.filter(isLast)];
  return { ...plan, steps, view: { ...plan.view, rows: steps.map(({ row }) => row) } };
}

function marked(step: PlannedStep, reading: SubjectReading, can: Can | undefined): PlannedStep {
  const { row } = step;
  if (can === undefined || row.system === "portal" || row.act === "hold") return step;
  const collection = reading.systems
    .find(({ system }) => system.id === row.system)
    ?.system.collections.find(({ id }) => id === row.collection);
  if (collection === undefined || !isByHand(can, collection, row.act)) return step;
  return { ...step, row: { ...row, byHand: true } };
}

function wholeSystem({ system }: SystemReading): readonly PlannedStep[] {
  return system.collections.map((collection) => {
    const rule = ruleUnseen(collection);
    const act = rule.act === "hold" ? "keep" : rule.act;
    return {
      keys: [],
      row: {
        ...{ system: system.id, systemNames: system.names, collection: collection.id },
        ...{ names: rule.names ?? collection.names, act, group: groupOf(act), count: 0 },
        ...{ uncounted: true, byHand: true },
        ...(rule.reason === undefined ? {} : { reason: rule.reason }),
        ...(rule.article === undefined ? {} : { article: rule.article }),
        ...(rule.until === undefined || !("event" in rule.until) ? {} : { until: rule.until }),
      },
    };
  });
}

/** Conditions cannot be judged on rows that nobody has read: the rule for all the rest is the one. */
function ruleUnseen({ erasure }: CollectionMap): ErasureRule {
  const [first] = erasure;
  const rule = erasure.find(({ when }) => when === undefined) ?? first;
  if (rule === undefined) throw new Error("A collection without a rule of erasure.");
  return rule;
}
