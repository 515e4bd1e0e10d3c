import { evaluate } from "#lib/systems/core/condition.ts";
import type {
  CollectionMap,
  ErasureRule,
  Rewrites,
  SystemMap,
} from "#lib/operator/core/data-map.ts";
import type { KnownValue } from "#lib/systems/core/rewrite-person.ts";
import { writtenBy } from "#lib/systems/core/written-by.ts";
import type {
  CollectionReading,
  StoredRecord,
  SubjectReading,
  SystemReading,
  VerifiedIdentifier,
} from "#lib/systems/ports.ts";
import { fieldsBecome } from "./becoming.ts";
import { heldBy, type Obligations } from "./obligations.ts";
import { orderCollections, orderSystems } from "./order.ts";
import { ownersOf } from "./ownership.ts";
import { isUncounted } from "./portal-rows.ts";
import type { Act, PlanRow, PlanUntil, PlanView } from "./plan.ts";
import { untilOf } from "./until.ts";

/** One act on some records of one collection, before it runs. `keys` are record keys; `set` still holds `$now`, `$today` and rewrites. */
export type PlannedStep = {
  readonly row: PlanRow;
  readonly keys: readonly string[];
  readonly set?: Rewrites;
  /** Identifiers that pointed at nobody but the subject in this system when this was planned. */
  readonly links?: readonly VerifiedIdentifier[];
  /** Of a held step: what its own rows say of the person in texts (`withKnownInHeld`). */
  readonly known?: readonly KnownValue[];
  /** Whose each row was when this was planned, by record key (`ownersOf`). */
  readonly owners?: Readonly<Record<string, readonly string[]>>;
  /** What the person was found as, by record key, where records hold several people. */
  readonly roles?: Readonly<Record<string, readonly string[]>>;
};

/** Steps in the order in which they run; `view.rows[i]` describes `steps[i]`. */
export type ComputedPlan = {
  readonly steps: readonly PlannedStep[];
  readonly view: PlanView;
  /** What the reading told of the person, to take out of texts. */
  readonly known?: readonly KnownValue[];
};

/** What erasure would do to one record: the rule that decides, and until when the record stays. */
export type Judgement = {
  readonly act: Act;
  readonly rule: ErasureRule;
  readonly until?: PlanUntil;
};

/** The operator's calendar date and zone on which conditions and dates are judged. */
export type PlanDay = {
  readonly today: Temporal.PlainDate;
  readonly zone: string;
  /** What systems themselves say stands against erasing records. */
  readonly obligations?: (system: string, collection: string) => Obligations | undefined;
};

/**
 * What an erasure means for everything that was found: each record is in exactly one row, the rows add up to what was
 * found, and the first matching rule of the data map decides. A system that did not answer is named in `view.failed`,
 * and a plan with such a system may not be submitted.
 */
export function computePlan(reading: SubjectReading, day: PlanDay): ComputedPlan {
  const systems = orderSystems(reading.systems);
  const steps = systems.flatMap((system) =>
    orderCollections(system.collections).flatMap((collection) =>
      isUncounted(system.system.id, collection.collection.id)
        ? planWhole(system.system, collection.collection)
        : planCollection(system, collection, day),
    ),
  );
  const rows = steps.map((step) => step.row);
  const sum = (group: PlanRow["group"]): number =>
    rows.reduce((total, row) => total + (row.group === group ? row.count : 0), 0);
  return {
    steps,
    view: {
      computedAt: reading.at,
      rows,
      sums: { goes: sum("goes"), changes: sum("changes"), stays: sum("stays") },
      found: rows.reduce((total, row) => total + row.count, 0),
      underReview: systems
        .flatMap((system) => system.collections)
        .reduce((total, collection) => total + collection.underReview, 0),
      failed: systems
        .filter((one) => isFailed(one) || hasNameless(one))
        .map((system) => system.system.id),
    },
  };
}

/** Whether staff and the person may act on this plan: every system answered. */
export function isComplete(view: PlanView): boolean {
  return view.failed.length === 0;
}

/** The first rule of the data map that holds for this record. A map with no rule for it holds the record for a person to decide. */
export function judge(
  collection: CollectionMap,
  record: StoredRecord,
  system: SystemReading,
  day: PlanDay,
): Judgement {
  const rule =
    collection.erasure.find(
      ({ when, as }) =>
        isFoundAs(record, as) &&
        (when === undefined || evaluate(when, record, system, day.today, day.zone)),
    ) ?? noRule;
  const obligation =
    groupOf(rule.act) === "stays"
      ? undefined
      : day.obligations?.(system.system.id, collection.id)?.get(record.key);
  if (obligation !== undefined) return { act: "hold", ...heldBy(obligation, collection.erasure) };
  const until = untilOf(rule.until, record.values, day.zone);
  return until === undefined ? { act: rule.act, rule } : { act: rule.act, rule, until };
}

/** Whether the person was found as this in the record; a list: as all of these. */
function isFoundAs({ as = [] }: StoredRecord, wanted: ErasureRule["as"]): boolean {
  if (wanted === undefined) return true;
  return (typeof wanted === "string" ? [wanted] : wanted).every((role) => as.includes(role));
}

function isFailed(system: SystemReading): boolean {
  return (
    system.outcome === "failed" ||
    system.collections.some((collection) => collection.outcome === "failed")
  );
}

/** A row without a whole key can be read and not be found again: nobody could delete it, or say that it is gone. */
function hasNameless({ collections }: SystemReading): boolean {
  return collections.some(({ records }) => records.some(({ key }) => isNameless(key)));
}

function isNameless(key: string): boolean {
  // Cheap first: nearly no key holds the word.
  if (!key.includes("null")) return false;
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) && parts.includes(null);
}

/** The steps for the records of one collection: one per rule and end date. */
export function planCollection(
  system: SystemReading,
  reading: CollectionReading,
  day: PlanDay,
): readonly PlannedStep[] {
  const groups = new Map<string, PlannedGroup>();
  for (const record of reading.records) {
    const judgement = judge(reading.collection, record, system, day);
    const name = groupName(reading.collection, judgement);
    const group = groups.get(name) ?? { judgement, keys: [], roles: {}, owners: {} };
    group.keys.push(record.key);
    group.owners[record.key] = ownersOf(reading.collection, record);
    if (record.as !== undefined && record.as.length > 0) group.roles[record.key] = record.as;
    groups.set(name, group);
  }
  return [...groups.values()].map(({ judgement, keys, roles, owners }) => {
    const set = writtenBy(reading.collection, judgement.rule);
    return {
      row: describe(system.system, reading.collection, judgement, keys.length),
      ...{ keys, owners },
      ...(set === undefined ? {} : { set }),
      ...(system.clear === undefined ? {} : { links: system.clear }),
      ...(Object.keys(roles).length === 0 ? {} : { roles }),
    };
  });
}

type ByKey = Record<string, readonly string[]>;
type PlannedGroup = { judgement: Judgement; keys: string[]; roles: ByKey; owners: ByKey };

/** A collection as a whole, whatever is in it by now: named, not counted. */
function planWhole(system: SystemMap, collection: CollectionMap): readonly PlannedStep[] {
  const [rule = noRule] = collection.erasure;
  const row = describe(system, collection, { act: rule.act, rule }, 0);
  return [{ row: { ...row, uncounted: true }, keys: [] }];
}

/** Two records share a row when the same rule decides them and they stay equally long. */
function groupName(collection: CollectionMap, { rule, until }: Judgement): string {
  // A rule made of an obligation stands in no map: its reason tells it.
  const index = collection.erasure.indexOf(rule);
  return JSON.stringify([index, until ?? null, index < 0 ? rule.reason : null]);
}

/** A plan row for so many records of one collection under one judgement. */
function describe(
  system: SystemMap,
  collection: CollectionMap,
  { act, rule, until }: Judgement,
  count: number,
): PlanRow {
  const becomes = fieldsBecome(collection, writtenBy(collection, rule));
  return {
    system: system.id,
    systemNames: system.names,
    collection: collection.id,
    names: rule.names ?? collection.names,
    act,
    group: groupOf(act),
    count,
    ...(becomes.length === 0 ? {} : { becomes }),
    ...(rule.reason === undefined ? {} : { reason: rule.reason }),
    ...(until === undefined ? {} : { until }),
    ...(rule.article === undefined ? {} : { article: rule.article }),
  };
}

const groups = {
  delete: "goes",
  anonymise: "changes",
  restrict: "stays",
  keep: "stays",
  hold: "stays",
} as const satisfies Record<Act, PlanRow["group"]>;

/** Where the plan table shows an act. */
export function groupOf(act: Act): PlanRow["group"] {
  return groups[act];
}

const noRule: ErasureRule = {
  act: "hold",
  reason: {
    kk: "Бұл жазбалар үшін ереже жоқ, олар туралы маман шешеді",
    ru: "Для этих записей правила нет, о них решает специалист",
    en: "No rule covers these records, a specialist decides",
  },
};
