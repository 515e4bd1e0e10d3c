import { describe, expect, test } from "vitest";
import { systemSchema, type SystemMap } from "#lib/operator/core/data-map.ts";
import {
  SystemFailure,
  type Connector,
  type EraseAct,
  type Obligation,
  type Workspace,
} from "#lib/systems/ports.ts";
import { email, erasureCase, neighbours } from "#lib/testing/erasure-case.ts";
import { fulfil } from "./fulfil.ts";
import { preview } from "./preview.ts";
import { recheckHeld } from "./use-cases/recheck-held.ts";

const one = erasureCase();
const texts = { kk: "х", ru: "х", en: "x" };

/** The same workspace with the shop's map or connector replaced in part. */
function withShop(
  change: (map: SystemMap) => SystemMap,
  wrap: (real: Connector) => Partial<Connector> = () => ({}),
): Workspace {
  const { worker } = one.world;
  const { systems } = worker;
  const wrapped = (real: Connector): Connector => {
    const own = wrap(real);
    return new Proxy(real, {
      get: (target, name) => {
        const value: unknown = Reflect.get(name in own ? own : target, name);
        return typeof value === "function" ? (value.bind(target) as unknown) : value;
      },
    });
  };
  return {
    ...{ actor: worker.actor, locale: worker.locale, unit: (work) => worker.unit(work) },
    systems: {
      maps: systems.maps.map((map) => (map.id === "shop" ? change(map) : map)),
      connector: (id) => (id === "shop" ? wrapped(systems.connector(id)) : systems.connector(id)),
    },
  };
}

const asIs = (map: SystemMap): SystemMap => map;

/** Orders keep what others said, and lose what names the person. */
function redacting(map: SystemMap, before: readonly object[] = []): SystemMap {
  const set = { customer_id: null, holder: { redact: true }, contact_email: { pseudonym: true } };
  return systemSchema.parse({
    ...map,
    collections: map.collections.map((collection) =>
      collection.id === "orders"
        ? { ...collection, erasure: [...before, { act: "anonymise", set }] }
        : collection,
    ),
  });
}

const run = (workspace: Workspace) => fulfil(workspace, neighbours, { requestId: one.requestId });

describe("the steps of one system", () => {
  test("happen in one transaction: what refuses the last of them keeps the first from happening", async () => {
    await one.shop(
      `create function no() returns trigger language plpgsql as 'begin raise exception ''no''; end';
       create trigger no before delete on customers for each row execute function no();`,
    );
    expect((await run(one.world.worker)).state).toBe("again");
    const [order] = await one.shop(`select holder, contact_email from orders where id = 10`);
    expect(order).toEqual({ holder: "Әйгерім Сәтбай", contact_email: email });
    const steps = await one.portal(
      `select state, attempts from step where system = 'shop' and act <> 'hold' order by seq`,
    );
    // One answers for all; the others were no try of their own.
    expect(steps.map(({ state, attempts }) => [state, attempts])).toEqual([
      ["failed", 1],
      ["waiting", 0],
      ["waiting", 0],
      ["waiting", 0],
    ]);
    for (let tries = 0; tries < 6; tries += 1) {
      await one.letTimePass();
      await run(one.world.worker);
    }
    // Tried alone in turn, all but the refused one are done.
    const open = await one.portal(
      `select collection from step where state <> 'done' and act <> 'hold'`,
    );
    expect(open).toEqual([{ collection: "customers" }]);
    await one.shop(`drop trigger no on customers; drop function no()`);
    await one.letTimePass();
    expect(await run(one.world.worker)).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
  });

  test("are sent as one erase, one receipt each", async () => {
    const sent: (readonly EraseAct[])[] = [];
    const workspace = withShop(asIs, (real) => ({
      erase: (acts, mark) => {
        sent.push(acts);
        return real.erase(acts, mark);
      },
    }));
    expect(await run(workspace)).toEqual({ state: "over" });
    expect(sent.map((acts) => acts.map((act) => act.collection.id))).toEqual([
      ["orders", "customers"],
    ]);
    const receipts = await one.portal(
      `select receipt -> 'acted' as acted from step where system = 'shop' and act <> 'hold' order by seq`,
    );
    expect(receipts.map(({ acted }) => acted)).toEqual([0, 0, 2, 1]);
  });

  test("whose answer never came were asked all the same: the repetition says what became of them", async () => {
    let calls = 0;
    const workspace = withShop(asIs, (real) => ({
      erase: async (acts, mark) => {
        const counts = await real.erase(acts, mark);
        calls += 1;
        if (calls === 1) throw new SystemFailure("timeout");
        return counts;
      },
    }));
    expect((await run(workspace)).state).toBe("again");
    await one.letTimePass();
    expect(await run(workspace)).toEqual({ state: "over" });
    const steps = await one.portal(
      `select outcome from step where system = 'shop' and act in ('delete', 'anonymise') order by seq`,
    );
    expect(steps.map(({ outcome }) => outcome)).toEqual(["anonymised", "erased"]);
  });
});

describe("a row that the system changes between reading and writing", () => {
  const changing = (sql: string, times: number) => {
    let left = times;
    return withShop(
      (map) => redacting(map),
      (real) => ({
        erase: async (acts, mark) => {
          left -= 1;
          if (left >= 0) await one.shop(sql);
          return real.erase(acts, mark);
        },
      }),
    );
  };

  test("is read and judged again, and written from what it holds by then", async () => {
    const workspace = changing(
      `update orders set holder = 'Әйгерім Сәтбай, ждёт Болат Серик' where id = 10`,
      1,
    );
    expect(await run(workspace)).toEqual({ state: "over" });
    const [order] = await one.shop(`select holder, contact_email from orders where id = 10`);
    expect(order?.holder).toBe("***, ждёт Болат Серик");
    expect(order?.contact_email).toMatch(/^~\w+@erased\.invalid$/);
    const [step] = await one.portal(
      `select receipt -> 'replaced' as replaced from step where collection = 'orders'`,
    );
    expect(step?.replaced).toBeGreaterThan(0);
  });

  test("again and again puts the step off: nothing is overwritten blindly", async () => {
    const workspace = changing(`update orders set holder = holder || '!' where id = 10`, 99);
    expect((await run(workspace)).state).toBe("again");
    const failed = await one.portal(`select error_code from step where state = 'failed'`);
    expect(failed).toEqual([{ error_code: "conflict" }]);
    const [order] = await one.shop(`select holder, contact_email from orders where id = 10`);
    expect(order).toEqual({ holder: "Әйгерім Сәтбай!!!", contact_email: email });
  });

  test("equal values of one run get equal marks, and nothing of the run can repeat them", async () => {
    await run(withShop(redacting));
    const marks = await one.shop(
      `select distinct contact_email from orders where contact_email like '~%'`,
    );
    expect(marks).toHaveLength(1);
    expect(await one.portal(`select 1 from step where scope_sealed is not null`)).toEqual([]);
  });
});

test("what a system itself says stands against it is held, with its reason, in preview and run", async () => {
  const said: readonly Obligation[] = [{ key: "[1]", code: "debt", until: "2099-01-31" }];
  const workspace = withShop(asIs, (real) => ({
    can: { ...real.can, obligations: true },
    obligations: async (collection) => (collection.id === "customers" ? said : []),
  }));
  const { view } = await preview(workspace, one.accountId);
  const held = view.rows.find(({ collection }) => collection === "customers");
  expect(held).toMatchObject({
    ...{ act: "hold", group: "stays", count: 1, until: { date: "2099-01-31" } },
    reason: { en: "A debt is still unpaid" },
  });
  await run(workspace);
  expect(await one.shop(`select id from customers order by id`)).toEqual([{ id: 1 }, { id: 2 }]);
  expect(await one.state()).toBe("held");
});

test("a restriction that nobody could look at with the ordinary role's eyes says so", async () => {
  const restricting = (map: SystemMap): SystemMap =>
    systemSchema.parse({
      ...map,
      collections: map.collections.map((collection) =>
        collection.id === "subscribers" || collection.id === "orders"
          ? {
              ...collection,
              erasure: [
                {
                  ...{ act: "restrict", keeps: ["number", "event"], set: { customer_id: null } },
                  ...{ reason: texts, until: { event: texts } },
                },
              ],
            }
          : collection,
      ),
    });
  expect(await run(withShop(restricting))).toEqual({ state: "over" });
  const [order] = await one.shop(
    `select customer_id, number, holder, contact_email from orders where id = 10`,
  );
  expect(order).toEqual({ customer_id: null, number: "A-10", holder: null, contact_email: null });
  const receipts = await one.portal(
    `select outcome, receipt ->> 'seenByOrdinary' as seen from step where act = 'restrict'`,
  );
  expect(receipts).toEqual([{ outcome: "restricted", seen: "not-looked" }]);
});

test("a hold released later takes out of texts who nothing else tells of any more", async () => {
  const hold = {
    ...{ when: { column: "event_on", after: "today" }, act: "hold", reason: texts },
    until: { from: "event_on", days: 1 },
  };
  const workspace = withShop((map) => redacting(map, [hold]));
  await one.shop(`update orders set holder = 'Әйгерім Сәтбай, ждёт Болат Серик' where id = 12`);
  expect(await run(workspace)).toEqual({ state: "over" });
  expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
  await one.shop(`update orders set event_on = '2020-01-01' where id = 12`);
  await one.letTimePass();
  await recheckHeld(workspace, neighbours);
  expect(await one.shop(`select holder from orders where id = 12`)).toEqual([
    { holder: "***, ждёт Болат Серик" },
  ]);
  expect(await one.state()).toBe("done");
});
