import type { CollectionMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type {
  CollectionReading,
  ReadFailure,
  StoredRecord,
  SubjectReading,
  SystemReading,
  VerifiedIdentifier,
} from "../ports.ts";
import { isColumn } from "./columns.ts";
import type {
  CategoryView,
  DataView,
  GroupView,
  RecordView,
  SystemView,
  ViewOutcome,
} from "./data-view.ts";
import { glanceRows } from "./glance-rows.ts";
import { type OwnWords, maskOthers, ownWords } from "./mask.ts";
import { categoryOf, explainField } from "./register.ts";
import { retentionEnd } from "./retention.ts";

/** Records on one page of a list. */
export const pageSize = 20;

export type ViewInput = {
  readonly reading: SubjectReading;
  readonly operator: Operator;
  readonly identifiers: readonly VerifiedIdentifier[];
  /** Page asked for, by `<system>/<collection>`; the first is 1, one beyond the last is the last. */
  readonly pages?: Readonly<Record<string, number>>;
  /** Where the subject's own names stand, when that is more than what is shown; absent: in `reading`. */
  readonly known?: SubjectReading;
};

type Field = readonly [id: string, field: CollectionMap["fields"][string]];

/**
 * What was read, as *My data* shows it: by category, each value with everything the register says about it, another
 * person's values masked, lists by pages of 20 with exact counts. Four answers are kept apart: data, held nothing, failed,
 * under review.
 */
export function buildView(input: ViewInput): DataView {
  const { reading, operator, identifiers } = input;
  const own = ownWords(input.known ?? reading, identifiers);
  const groups = reading.systems.flatMap((system) =>
    system.collections.flatMap((one) => groupsOf(system, one, own, input)),
  );
  const systems = reading.systems.map(systemView);
  const known = operator.categories.map(({ id }) => id);
  const used = new Set(groups.map(({ category }) => category));
  const order = [...known, ...[...used].filter((id) => !known.includes(id))];
  return {
    at: reading.at,
    found: systems.reduce((sum, { records }) => sum + (records ?? 0), 0),
    underReview: systems.reduce((sum, { underReview }) => sum + underReview, 0),
    categories: order
      .filter((id) => used.has(id))
      .map((id) =>
        categoryView(
          id,
          groups.filter(({ category }) => category === id),
          operator,
        ),
      ),
    systems,
    partial: reading.systems.some(({ failure }) => failure !== undefined),
  };
}

type Placed = { readonly category: string; readonly group: GroupView; readonly filled: number };

function groupsOf(
  system: SystemReading,
  reading: CollectionReading,
  own: OwnWords,
  input: ViewInput,
): readonly Placed[] {
  const { collection } = reading;
  const fields = Object.entries(collection.fields);
  const categories = new Set(
    collection.person ? fields.map(([, { category }]) => category) : [collection.category],
  );
  return [...categories].map((category) => {
    const inside = fields.filter(([, one]) => !collection.person || one.category === category);
    const isFilled = ({ values }: StoredRecord): boolean =>
      inside.some(([, { column }]) => (values[column] ?? null) !== null);
    const filled = reading.records.filter(isFilled).length;
    // Rows of a list that were counted and not loaded are taken to be as full as the others.
    const unread = filled === 0 ? 0 : countOf(reading) - reading.records.length;
    return {
      category,
      group: groupView(system, reading, inside, own, input),
      filled: filled + unread,
    };
  });
}

function countOf({ count, records }: CollectionReading): number {
  return count ?? records.length;
}

function groupView(
  { system, failure: ofAll }: SystemReading,
  reading: CollectionReading,
  fields: readonly Field[],
  own: OwnWords,
  { operator, pages }: ViewInput,
): GroupView {
  const { collection, records, underReview, isLeast, asOf } = reading;
  const outcome = outcomeOf(reading);
  // Where nothing of a system was read, each of its lists is missing for that reason.
  const failure = reading.failure ?? (outcome === "failed" ? ofAll : undefined);
  const count = Math.max(1, Math.ceil(Math.min(countOf(reading), glanceRows) / pageSize));
  const asked = Math.trunc(pages?.[`${system.id}/${collection.id}`] ?? 1);
  const number = Math.min(Math.max(Number.isNaN(asked) ? 1 : asked, 1), count);
  const shown = records.slice((number - 1) * pageSize, number * pageSize);
  const canEdit = system.id !== "portal";
  return {
    system: system.id,
    systemNames: system.names,
    collection: collection.id,
    names: collection.names,
    kind: collection.person ? "values" : "list",
    outcome,
    count: isUnknown(outcome) ? null : countOf(reading),
    ...(isLeast === true ? { isLeast } : {}),
    ...(failure === undefined ? {} : { failure: failureView(failure, operator) }),
    underReview,
    ...(asOf === undefined ? {} : { asOf }),
    ...(reading.notAsked === true ? { because: "no-identifier" } : {}),
    page: { number, size: pageSize, pages: count },
    fields: fields.map(([id, field]) => explainField(id, field, operator)),
    records: shown.map((record) => recordView(record, fields, own, operator, canEdit)),
  };
}

function recordView(
  { key, values, as }: StoredRecord,
  fields: readonly Field[],
  own: OwnWords,
  operator: Operator,
  canEdit: boolean,
): RecordView {
  // Most fields of a record stay by one rule: its end is counted once.
  const ends = new Map<string, string | undefined>();
  const endOf = (retention: string): string | undefined => {
    if (!ends.has(retention)) {
      const rule = operator.retention.find((one) => one.id === retention)?.rule;
      ends.set(retention, retentionEnd(rule, values, operator.zone));
    }
    return ends.get(retention);
  };
  return {
    key,
    values: fields.map(([id, field]) => {
      const { value, masked } = maskOthers(field, values[field.column] ?? null, own, as);
      const until = endOf(field.retention);
      const currency = isColumn(field.currency) ? values[field.currency] : field.currency;
      return {
        field: id,
        value,
        masked,
        editable: canEdit && !masked && field.edit === "person",
        ...(until === undefined ? {} : { until }),
        ...(typeof currency === "string" ? { currency } : {}),
      };
    }),
  };
}

function categoryView(id: string, placed: readonly Placed[], operator: Operator): CategoryView {
  const bySystem = new Map<string, { names: GroupView["systemNames"]; groups: GroupView[] }>();
  for (const { group } of placed) {
    const one = bySystem.get(group.system) ?? { names: group.systemNames, groups: [] };
    one.groups.push(group);
    bySystem.set(group.system, one);
  }
  const systems = [...bySystem].map(([system, { names, groups }]) => {
    return { id: system, names, outcome: strongest(groups.map(({ outcome }) => outcome)) };
  });
  return {
    ...categoryOf(id, operator),
    records: placed.reduce((sum, { filled }) => sum + filled, 0),
    ...(placed.some(({ group }) => group.isLeast === true) ? { isLeast: true } : {}),
    failedSystems: systems.filter(({ outcome }) => outcome === "failed").map((one) => one.id),
    systems,
    groups: placed.map(({ group }) => group),
  };
}

function systemView(reading: SystemReading): SystemView {
  const { system, failure, collections } = reading;
  // What another system's silence keeps from us is not this system's failure: it answered.
  const own = collections.map(outcomeOf).filter((one) => one !== "failed");
  const outcome = isUnknown(reading.outcome) ? reading.outcome : strongest(own);
  const isOut = isUnknown(outcome);
  const because = reading.because ?? (outcome === "excluded" ? "no-identifier" : undefined);
  return {
    id: system.id,
    names: system.names,
    outcome,
    records: isOut ? null : collections.reduce((sum, one) => sum + countOf(one), 0),
    underReview: collections.reduce((sum, { underReview }) => sum + underReview, 0),
    ...(failure === undefined ? {} : { failure }),
    ...(because === undefined ? {} : { because }),
  };
}

function failureView(
  { code, through }: ReadFailure,
  { systems }: Operator,
): NonNullable<GroupView["failure"]> {
  const other = systems.find(({ id }) => id === through);
  return { code, ...(other === undefined ? {} : { through: other.names }) };
}

/** What nobody could be asked for is left out, not empty. */
function outcomeOf({ outcome, notAsked }: CollectionReading): ViewOutcome {
  return notAsked === true ? "excluded" : outcome;
}

/** Not asked, or no answer: how many there are is not known, and never 0. */
function isUnknown<T extends ViewOutcome>(outcome: T): outcome is T & ("failed" | "excluded") {
  return outcome === "failed" || outcome === "excluded";
}

/** One word for several answers: a failure is never hidden, data before doubt, doubt before nothing. */
function strongest(outcomes: readonly ViewOutcome[]): ViewOutcome {
  const order = ["failed", "data", "after-review", "excluded"] as const;
  return order.find((one) => outcomes.includes(one)) ?? "held-nothing";
}
