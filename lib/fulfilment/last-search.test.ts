import { expect, test } from "vitest";
import { email, erasureCase, neighbours } from "#lib/testing/erasure-case.ts";
import type { CertificateBody } from "./core/certificate.ts";
import { createSteps } from "./use-cases/create-steps.ts";
import { runNextStep } from "./use-cases/run-next-step.ts";

const phone = "+77010000001";
const one = erasureCase();

/** The person proves the phone on their profile as well; the father stands beside them with the same phone. */
async function withSharedPhone(father: { readonly email: string | null }): Promise<void> {
  const held = father.email === null ? "null" : `'${father.email}'`;
  await one.shop(`insert into customers values (3, ${held}, '${phone}', 'Father', null);
    insert into orders values (30, 3, 'F-30', '2020-05-01', 'Father', ${held}, null);
    insert into payments values (300, 30, now(), 1, 'paid')`);
  await one.proves({ phone });
}

const approve = () => createSteps(one.world.worker, neighbours, { requestId: one.requestId });
const father = () =>
  one.shop(`select c.id, full_name, holder from customers c join orders o on o.customer_id = c.id
    where c.id = 3`);
const untouched = [{ id: 3, full_name: "Father", holder: "Father" }];

async function certificate(): Promise<CertificateBody> {
  const [row] = await one.portal(`select body from certificate`);
  return JSON.parse(String(row?.body)) as CertificateBody;
}

test.each(["father@example.kz", null])(
  "whoever shares the phone (e-mail %j) keeps everything when the person is gone",
  async (held) => {
    await withSharedPhone({ email: held });
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers where id = 1`)).toEqual([]);
    expect(await father()).toEqual(untouched);
    expect(await one.portal(`select 1 from step where receipt ->> 'round' = '2'`)).toEqual([]);
  },
);

test("whoever takes over the phone during the run is nobody's approval", async () => {
  await withSharedPhone({ email: null });
  await approve();
  await one.shop(`delete from payments where id = 300; delete from orders where id = 30;
    delete from customers where id = 3`);
  await one.shop(`insert into customers values (4, null, '${phone}', 'Mother', null)`);
  expect(await one.run()).toEqual({ state: "over" });
  expect(await one.shop(`select full_name from customers where id = 4`)).toEqual([
    { full_name: "Mother" },
  ]);
});

test("a profile made after the approval is nobody's approval: it stays, and is counted", async () => {
  await approve();
  await one.mailing(`insert into subscribers values (3, '${email}', true, null)`);
  expect(await one.run()).toEqual({ state: "over" });
  expect(await one.mailing(`select id from subscribers order by id`)).toEqual([
    { id: 2 },
    { id: 3 },
  ]);
  expect((await certificate()).underReview).toBe(1);
  const log = await one.portal(`select data from audit_event where action = 'erasure.finished'`);
  expect(JSON.parse(String(log.at(-1)?.data))).toMatchObject({ left: 1 });
});

test("a deleted profile that a system brings back goes again", async () => {
  await approve();
  while (
    (await runNextStep(one.world.worker, neighbours, { requestId: one.requestId })) !== "none"
  );
  await one.shop(`insert into customers values (1, '${email}', null, 'Back again', null)`);
  expect(await one.run()).toEqual({ state: "over" });
  expect(await one.shop(`select id from customers order by id`)).toEqual([{ id: 2 }]);
});

test("an address proven after the approval leads to nothing more", async () => {
  await approve();
  await one.shop(
    `insert into orders values (15, null, 'G-15', '2019-06-01', null, 'new@example.kz')`,
  );
  await one.proves({ email: "new@example.kz" });
  expect(await one.run()).toEqual({ state: "over" });
  const [order] = await one.shop(`select contact_email from orders where id = 15`);
  expect(order).toEqual({ contact_email: "new@example.kz" });
  expect((await certificate()).underReview).toBe(1);
});

test("no step keeps by which addresses it was found", async () => {
  await approve();
  const scopes = async () => one.portal(`select id from step where scope_sealed is not null`);
  expect((await scopes()).length).toBeGreaterThan(2);
  await one.run();
  expect(await one.portal(`select distinct act from step where scope_sealed is not null`)).toEqual([
    { act: "hold" },
  ]);
});

test("what a trigger of the system writes away of a deleted profile goes too", async () => {
  await one.shop(`alter table orders drop constraint orders_customer_id_fkey;
    create function keep_away() returns trigger language plpgsql security definer as $$ begin
      insert into orders values (95, old.id, 'T-95', '2020-05-01', old.full_name, null, null); return old; end $$;
    create trigger keep_away after delete on customers for each row execute function keep_away()`);
  await approve();
  expect(await one.run()).toEqual({ state: "over" });
  expect(await one.shop(`select holder from orders where id = 95`)).toEqual([{ holder: null }]);
  expect((await certificate()).underReview).toBe(0);
});
