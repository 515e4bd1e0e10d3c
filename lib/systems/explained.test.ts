import { beforeAll, expect, test } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { query } from "#lib/testing/database.ts";
import { addAccount, smallOperator, subjectOf } from "#lib/testing/small-operator.ts";
import type { FieldView } from "./core/data-view.ts";
import { myData } from "./queries.ts";

const email = "aigerim@example.kz";
let accountId: AccountId;

beforeAll(async () => {
  const world = await smallOperator();
  await query(
    world.shopUrl,
    `insert into customers values (1, '${email}', null, 'Әйгерім Сәтбай', '1990-02-03')`,
  );
  await query(world.mailingUrl, `insert into subscribers values (1, '${email}', true, null)`);
  accountId = await addAccount(world, { email });
});

type Shown = { readonly system: string; readonly collection: string; readonly field: FieldView };

/** Every field of the person's view, with what stands beside its value. */
async function shown(): Promise<readonly Shown[]> {
  const identifiers = [{ kind: "email", value: email } as const];
  const view = await myData(subjectOf(accountId), { identifiers });
  return view.categories
    .flatMap(({ groups }) => groups)
    .flatMap(({ system, collection, fields }) =>
      fields.map((field) => ({ system, collection, field })),
    );
}

/** The same field as the pack describes it; the portal's own fields are no part of a pack. */
function mapped({ system, collection, field }: Shown) {
  return currentOperator()
    .systems.find(({ id }) => id === system)
    ?.collections.find(({ id }) => id === collection)?.fields[field.id];
}

test("beside every value stands what it is for, and which clause of the policy says so", async () => {
  const { purposes } = currentOperator();
  for (const one of await shown()) {
    const map = mapped(one);
    if (map !== undefined) expect(one.field.purposes.map(({ id }) => id)).toEqual(map.purposes);
    for (const { id, names, clause } of one.field.purposes) {
      expect(purposes.find((purpose) => purpose.id === id)).toMatchObject({
        names,
        ...(clause === undefined ? {} : { clause }),
      });
    }
    expect(one.field.purposes.length, one.field.id).toBeGreaterThan(0);
  }
});

test("beside every value stands where it came from, out of the register", async () => {
  const fields = await shown();
  const { sources } = currentOperator();
  expect(fields.length).toBeGreaterThan(10);
  for (const one of fields) {
    expect(one.field.source.names).toEqual(
      sources.find(({ id }) => id === one.field.source.id)?.names,
    );
    const map = mapped(one);
    if (map !== undefined) expect(one.field.source.id).toBe(map.source);
  }
});

test("beside every value stand all the recipients that the register gives it, and no other", async () => {
  const fields = await shown();
  const { recipients } = currentOperator();
  for (const one of fields) {
    const map = mapped(one);
    if (map !== undefined) {
      expect(one.field.recipients.map(({ id }) => id)).toEqual(map.recipients);
    }
    for (const { id, names } of one.field.recipients) {
      expect(names).toEqual(recipients.find((recipient) => recipient.id === id)?.names);
    }
  }
  expect(fields.some(({ field }) => field.recipients.length > 0)).toBe(true);
});

test("beside every value stands until when it is kept, in three languages", async () => {
  const { retention } = currentOperator();
  for (const { field } of await shown()) {
    const rule = retention.find(({ id }) => id === field.retention.id);
    expect(field.retention.names).toEqual(rule?.names);
    for (const words of Object.values(field.retention.names)) expect(words).not.toBe("");
  }
});

test("what a service cannot do without is marked, and nothing else", async () => {
  const fields = await shown();
  for (const one of fields) {
    const map = mapped(one);
    if (map !== undefined) expect(one.field.required).toBe(map.required);
  }
  expect(new Set(fields.map(({ field }) => field.required))).toEqual(new Set([true, false]));
});
