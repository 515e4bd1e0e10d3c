import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type ComputedPlan, computePlan } from "#lib/fulfilment/core/compute-plan.ts";
import type { SystemMap } from "#lib/operator/core/data-map.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { setVariables } from "#lib/platform/env.ts";
import type { SubjectReading, VerifiedIdentifier } from "#lib/systems/ports.ts";
import { readSystems } from "#lib/systems/reading.ts";
import { closeSystems, connectorFor } from "#lib/systems/registry.ts";
import { eraseAsPlanned } from "#lib/testing/acts.ts";
import type { DemoPerson } from "../../person.ts";
import type { ProvisionedSystems } from "../provision.ts";
import type { Sample } from "../sample.ts";

/** The moment and the day at which every test of a sample operator stands: a Friday evening in Almaty. */
export const now = Temporal.Instant.from("2026-10-23T13:14:00Z");
export const today = Temporal.PlainDate.from("2026-10-23");

/** The sample systems of an operator, filled, for one test file, with what the product makes of them. */
export type SampleWorld<Id extends string> = {
  readonly sample: Sample<Id>;
  readonly operator: () => Operator;
  readonly made: () => ProvisionedSystems<Id>;
  readonly map: (id: Id) => SystemMap;
  /** Asks a system itself, past the portal, as its owner. */
  readonly ask: (
    id: Id,
    sql: string,
    values?: readonly unknown[],
  ) => Promise<Record<string, unknown>[]>;
  /** How PostgreSQL would find that, if it may not read a whole table. */
  readonly explain: (id: Id, sql: string, values: readonly unknown[]) => Promise<unknown>;
  readonly read: (person: DemoPerson) => Promise<SubjectReading>;
  /** What an erasure would do, as the person sees it before. */
  readonly plan: (person: DemoPerson) => Promise<ComputedPlan>;
  /** Its counts, as `collection act`. */
  readonly counts: (person: DemoPerson) => Promise<Record<string, number>>;
  /** Erases as the plan says, through the portal's own roles; returns the rows that stay, as `collection key`. */
  readonly erase: (person: DemoPerson) => Promise<string[]>;
  /** Everything read as the person's, as `collection key`. */
  readonly found: (person: DemoPerson) => Promise<string[]>;
  /** Puts all rows back as they were at first. */
  readonly reset: () => Promise<void>;
};

/** Lays the sample systems out for the test file that calls this. */
export function sampleWorld<Id extends string>(sample: Sample<Id>): SampleWorld<Id> {
  let systems: ProvisionedSystems<Id> | undefined;
  const made = () => {
    if (systems === undefined) throw new Error("The systems are made before the first test.");
    return systems;
  };
  beforeAll(async () => {
    const options = { superUrl: inject("superUrl"), secret: "test", suffix: "_test", now };
    systems = await sample.prepare(options);
    setVariables({ ...systems.variables, JEKE_OPERATOR: sample.operator });
  });
  afterAll(closeSystems);
  const operator = currentOperatorOf(sample.operator);
  const map = (id: Id) => mapOf(operator(), id);
  const read = (person: DemoPerson) => {
    const { systems: maps, zone } = operator();
    const connector = (id: string) => connectorFor(mapOf(operator(), id), zone);
    return readSystems({ maps, connector }, identifiersOf(person), now);
  };
  const plan = async (person: DemoPerson) =>
    computePlan(await read(person), { today, zone: operator().zone });
  return {
    ...{ sample, operator, made, map, read, plan },
    ask: (id, sql, values = []) => ask(made().ownerUrl(id), sql, values),
    explain: (id, sql, values) =>
      ask(made().ownerUrl(id), `explain (format json) ${sql}`, values, "set enable_seqscan to off"),
    counts: async (person) => countsOf(await plan(person)),
    erase: async (person) => erase(operator(), await plan(person)),
    found: async (person) => foundIn(await read(person)),
    reset: () => sample.seed(made(), now),
  };
}

function currentOperatorOf(id: string): () => Operator {
  return () => {
    setVariables({ JEKE_OPERATOR: id });
    return currentOperator();
  };
}

function mapOf({ systems }: Operator, id: string): SystemMap {
  const map = systems.find((one) => one.id === id);
  if (map === undefined) throw new Error(`No system ${id} stands in the pack.`);
  return map;
}

function identifiersOf({ email, phone }: DemoPerson): VerifiedIdentifier[] {
  const identifiers: VerifiedIdentifier[] = [{ kind: "email", value: email }];
  return phone === undefined ? identifiers : [...identifiers, { kind: "phone", value: phone }];
}

async function ask(url: string, sql: string, values: readonly unknown[], before?: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    if (before !== undefined) await client.query(before);
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

function countsOf({ view }: ComputedPlan): Record<string, number> {
  if (view.failed.length > 0) throw new Error(`No answer from ${view.failed.join(", ")}.`);
  const counts = new Map<string, number>();
  for (const { collection, act, count } of view.rows) {
    const name = `${collection} ${act}`;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}

async function erase(operator: Operator, plan: ComputedPlan): Promise<string[]> {
  const { systems: maps, zone } = operator;
  const connector = (id: string) => connectorFor(mapOf(operator, id), zone);
  await eraseAsPlanned({ maps, connector }, plan, { now, today });
  return plan.steps
    .filter(({ row }) => row.group === "stays")
    .flatMap(({ row, keys }) => keys.map((key) => `${row.collection} ${key}`))
    .sort();
}

function foundIn({ systems }: SubjectReading): string[] {
  return systems
    .flatMap(({ collections }) =>
      collections.flatMap(({ collection, records }) =>
        records.map(({ key }) => `${collection.id} ${key}`),
      ),
    )
    .sort();
}
