import { afterEach, beforeAll, beforeEach } from "vitest";
import { fulfil, type Fulfilled } from "#lib/fulfilment/fulfil.ts";
import type { Neighbours } from "#lib/fulfilment/ports.ts";
import { portalCollections } from "#lib/jobs/portal.ts";
import type { AccountId, RequestId } from "#lib/kernel/ids.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { query } from "./database.ts";
import {
  addAccount,
  addIdentifiers,
  approvedErasure,
  smallOperator,
  type Addresses,
  type SmallOperator,
} from "./small-operator.ts";

/** What a run needs of the modules after it, as the worker gives it. */
export const neighbours: Neighbours = { markRequest, portal: portalCollections };
/** The proven address of the person whose erasure is tested. */
export const email = "aigerim@example.kz";

type Row = Record<string, unknown>;

/** One approved erasure per test, over two systems that also hold somebody else. */
export type ErasureCase = {
  readonly world: SmallOperator;
  readonly accountId: AccountId;
  readonly requestId: RequestId;
  /** The person proves more addresses. */
  proves(addresses: Addresses): Promise<void>;
  run(): Promise<Fulfilled>;
  state(): Promise<unknown>;
  shop(sql: string): Promise<Row[]>;
  mailing(sql: string): Promise<Row[]>;
  portal(sql: string): Promise<Row[]>;
  /** Moves the database's own moments into the past: what waiting does, without waiting. */
  letTimePass(): Promise<unknown>;
};

/** Lays out a fresh case before each test of the file. */
export function erasureCase(systems?: Parameters<typeof smallOperator>[1]): ErasureCase {
  let world: SmallOperator;
  let accountId: AccountId;
  let requestId: RequestId;
  let number = 0;
  beforeAll(async () => {
    world = await smallOperator("", systems);
  });
  beforeEach(async () => {
    await query(world.shopUrl, shopRows);
    await query(world.mailingUrl, mailingRows);
    accountId = await addAccount(world, { email });
    number += 1;
    requestId = await approvedErasure(world, accountId, `2026-${String(number).padStart(4, "0")}`);
  });
  afterEach(async () => {
    world.setDown("SHOP", false);
    world.setDown("MAILING", false);
    await query(world.superUrl, "truncate account, request, message cascade");
  });
  const portal = (sql: string) => query<Row>(world.superUrl, sql);
  return {
    get world() {
      return world;
    },
    get accountId() {
      return accountId;
    },
    get requestId() {
      return requestId;
    },
    proves: (addresses) => world.worker.unit((unit) => addIdentifiers(unit, accountId, addresses)),
    run: () => fulfil(world.worker, neighbours, { requestId }),
    state: async () =>
      (await portal(`select state from request where id = '${requestId}'`))[0]?.state,
    shop: (sql) => query<Row>(world.shopUrl, sql),
    mailing: (sql) => query<Row>(world.mailingUrl, sql),
    portal,
    letTimePass: () =>
      portal(`update step set due_at = due_at - interval '3 days',
        started_at = started_at - interval '3 days'`),
  };
}

/** Two people in the shop; the first is the one who is erased. */
export const shopRows = `
  truncate customers, orders, payments;
  insert into customers values (1, '${email}', '+77010000001', 'Әйгерім Сәтбай', '1990-02-03'),
    (2, 'other@example.kz', null, 'Other Person', null);
  insert into orders values (10, 1, 'A-10', '2020-05-01', 'Әйгерім Сәтбай', '${email}', null),
    (11, 1, 'A-11', '2021-05-01', 'Somebody Else', '${email}', null),
    (12, 1, 'A-12', '2099-05-01', 'Әйгерім Сәтбай', '${email}', null),
    (13, null, 'G-13', '2019-05-01', null, '${email}', null),
    (20, 2, 'B-20', '2020-05-01', 'Other Person', 'other@example.kz', null);
  insert into payments values (100, 10, '2020-04-01T10:00Z', 5000, 'paid'),
    (101, 11, '2021-04-01T10:00Z', 7000, 'refund-open'), (200, 20, now(), 1, 'paid');`;

/** The same two in the mailing. */
export const mailingRows = `
  truncate subscribers;
  insert into subscribers values (1, '${email}', true, null), (2, 'other@example.kz', true, null);`;
