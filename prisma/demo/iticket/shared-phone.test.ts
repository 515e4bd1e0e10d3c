import { beforeAll, expect, test } from "vitest";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import { insertArchive } from "#lib/exports/store.ts";
import type { CertificateBody } from "#lib/fulfilment/core/certificate.ts";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import { preview } from "#lib/fulfilment/preview.ts";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import { jobs } from "#lib/jobs/definitions.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import type { VerifiedIdentifier } from "#lib/systems/ports.ts";
import { myData } from "#lib/systems/queries.ts";
import { editField } from "#lib/systems/use-cases/edit-field.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { query } from "#lib/testing/database.ts";
import { neighbours } from "#lib/testing/erasure-case.ts";
import { sampleOperator, type SampleOperator } from "#lib/testing/sample-operator.ts";
import { addAccount, approvedErasure, subjectOf } from "#lib/testing/small-operator.ts";
import { demoSubject } from "./people.ts";

const father = demoSubject("father");
const { email, phone = "" } = demoSubject("daughter");
let world: SampleOperator;
let before: unknown;
/** The daughter after her deletion, signed in anew with the same two addresses. */
let accountId: AccountId;
let identifiers: readonly VerifiedIdentifier[];
const daughter = () => subjectOf(accountId);

/** All that both systems hold of the father. */
async function ofFather(): Promise<unknown> {
  const shop = await query(
    world.shopUrl,
    `select to_jsonb(c) as customer,
       (select jsonb_agg(o order by o.id) from orders o where o.customer_id = c.id) as orders,
       (select jsonb_agg(t order by t.id) from tickets t join orders o on o.id = t.order_id
         where o.customer_id = c.id) as tickets,
       (select jsonb_agg(p order by p.id) from payments p join orders o on o.id = p.order_id
         where o.customer_id = c.id) as payments,
       (select jsonb_agg(s order by s.id) from sign_in_log s where s.customer_id = c.id) as sign_ins
     from customers c where email = $1`,
    [father.email],
  );
  const mailing = await query(
    world.mailingUrl,
    `select to_jsonb(s) as subscriber, (select jsonb_agg(c order by c.channel) from channels c
       where c.subscriber_id = s.id) as channels from subscribers s where email = $1 or phone = $2`,
    [father.email, phone],
  );
  return { shop, mailing };
}

beforeAll(async () => {
  world = await sampleOperator("_shared_phone_test");
  // He takes the mailing under the same phone too, and his order names it.
  await query(
    world.mailingUrl,
    `insert into subscribers (name, email, phone, language, subscribed_at)
     select $2, $1, $3, 'ru', now() where not exists (select from subscribers where email = $1)`,
    [father.email, father.name, phone],
  );
  await query(
    world.mailingUrl,
    `insert into channels (subscriber_id, channel, allowed, changed_at)
     select id, 'email', true, now() from subscribers where email = $1 on conflict do nothing`,
    [father.email],
  );
  const first = await addAccount(world, { email, phone });
  const requestId = await approvedErasure(world, first, "2026-0001");
  before = await ofFatherAlone();
  expect(await fulfil(world.worker, neighbours, { requestId })).toEqual({ state: "over" });
  accountId = await addAccount(world, { email, phone });
  identifiers = await world.worker.unit((unit) => verifiedIdentifiers(unit, accountId));
});

/** Without the daughter's own subscription, which the phone finds as well while it is there. */
async function ofFatherAlone(): Promise<unknown> {
  const all = (await ofFather()) as { shop: unknown; mailing: { subscriber: { email: string } }[] };
  return { ...all, mailing: all.mailing.filter((one) => one.subscriber.email === father.email) };
}

test("her erasure ends, and takes nothing of his", async () => {
  const [row] = await query<{ body: string }>(world.superUrl, `select body from certificate`);
  const { sums } = JSON.parse(row?.body ?? "{}") as CertificateBody;
  expect(sums).toMatchObject({ waiting: 0 });
  expect(sums.done).toBeGreaterThan(30);
  const rounds = await query(world.superUrl, `select distinct receipt ->> 'round' as n from step`);
  expect(rounds).toEqual([{ n: "1" }]);
  const left = await query(world.shopUrl, `select id from customers where email = $1`, [email]);
  expect(left).toEqual([]);
  expect(await ofFather()).toEqual(before);
});

test("signed in again she sees that there is something to review, and nothing of him", async () => {
  const view = await myData(daughter(), { identifiers });
  const text = JSON.stringify(view);
  for (const value of [father.name, father.email]) expect(text).not.toContain(value);
  const groups = view.categories.flatMap((category) => category.groups);
  expect(groups.some(({ underReview }) => underReview > 0)).toBe(true);
  // Her own payment stays by law, and is all that she finds.
  const found = groups.filter(({ system, records }) => system !== "portal" && records.length > 0);
  expect(found.map(({ collection, records }) => [collection, records.length])).toEqual([
    ["stored-payments", 1],
  ]);
});

test("her copy holds nothing of him", async () => {
  const archiveId = await daughter().unit((unit) => insertArchive(unit, { accountId }));
  await jobs["build-archive"].run({ archiveId });
  const files = await unpacked(daughter(), archiveId);
  expect(files.size).toBeGreaterThan(3);
  for (const [name, text] of files) {
    for (const value of [father.name, father.email]) expect(text, name).not.toContain(value);
  }
});

test("she cannot write into his profile, even with its key", async () => {
  const [row] = await query<{ id: string }>(
    world.shopUrl,
    `select id::text from customers where email = $1`,
    [father.email],
  );
  for (const key of [`["${row?.id ?? ""}"]`, `[${row?.id ?? ""}]`]) {
    const edited = await editField(daughter(), {
      ...{ system: "shop", collection: "customers", field: "fullName", key },
      ...{ expected: father.name, value: "Дана Ахметова", identifiers },
    });
    expect(edited).toMatchObject({ error: { code: "systems.record-gone" } });
  }
  expect(await ofFather()).toEqual(before);
});

test("what she withdraws is not withdrawn for him", async () => {
  const decided = await setConsent(daughter(), {
    ...{ purpose: "marketing", channel: "email", decision: "withdrawn" },
  });
  expect(decided.ok).toBe(true);
  expect(await ofFather()).toEqual(before);
});

test("another erasure of hers would plan nothing but her own payment, which stays", async () => {
  const { view } = await preview(world.worker, accountId);
  const rows = view.rows.filter(({ system }) => system !== "portal");
  expect(rows.map(({ collection, act, count }) => [collection, act, count])).toEqual([
    ["stored-payments", "keep", 1],
  ]);
  expect(view.underReview).toBeGreaterThan(0);
});
