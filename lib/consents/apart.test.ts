import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import type { AccountId } from "#lib/kernel/ids.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { smallSystems } from "#lib/testing/small-systems.ts";
import { until } from "#lib/testing/until.ts";
import { consentMatrix } from "./queries.ts";
import { setConsent } from "./use-cases/set-consent.ts";

const email = "aigerim@example.kz";
let world: SmallOperator;
let accountId: AccountId;

/** The small operator, where the shop has to obey the same switch as the mailing. */
function bothObey(): readonly object[] {
  const text = JSON.stringify(smallSystems.systems);
  const binding = `"consents":[{"purpose":"marketing","channel":"email","column":"news","given":true,"withdrawn":false}]`;
  return JSON.parse(
    text.replace(
      `"columns":["id"],"fields":{"name"`,
      `"columns":["id","news"],${binding},"fields":{"name"`,
    ),
  ) as readonly object[];
}

beforeAll(async () => {
  world = await smallOperator("", { systems: bothObey() });
  await query(world.shopUrl, `alter table customers add news boolean not null default true`);
  await query(
    world.shopUrl,
    `insert into customers values (1, '${email}', '+77010000001', 'Aigerim', '1990-01-01')`,
  );
  await query(
    world.mailingUrl,
    `insert into subscribers values (1, '${email}', true, null, 'on', null)`,
  );
  accountId = await addAccount(world, { email });
});

async function states(): Promise<Readonly<Record<string, string>>> {
  const { rows } = await consentMatrix(subjectOf(accountId, 1));
  const cell = rows[0]?.cells.find((one) => one?.channel === "email");
  return Object.fromEntries((cell?.systems ?? []).map(({ system, state }) => [system, state]));
}
const effects = async (): Promise<Readonly<Record<string, string>>> => {
  const rows = await query<{ system: string; state: string }>(
    world.superUrl,
    `select system, state from consent_effect where event_id =
       (select id from consent_event order by seq desc limit 1)`,
  );
  return Object.fromEntries(rows.map(({ system, state }) => [system, state]));
};
const confirmed = (): Promise<unknown[]> =>
  query(world.superUrl, `select 1 from message where event like 'consent.%'`);

test.each([
  ["mailing", "subscribers", "shop", "withdrawn"],
  ["shop", "customers", "mailing", "given"],
] as const)(
  "while %s hangs the other one obeys, and nothing is called done",
  async (hanging, table, other, decision) => {
    const before = (await confirmed()).length;
    const url = hanging === "shop" ? world.shopUrl : world.mailingUrl;
    const held = new pg.Client({ connectionString: url });
    await held.connect();
    try {
      await held.query(`begin; lock table ${table} in access exclusive mode`);
      const wanted = { purpose: "marketing", channel: "email", decision } as const;
      const done = setConsent(subjectOf(accountId, 1), wanted);
      await until(async () => (await effects())[other] === "obeyed", 2_500);
      await done;
      expect(await effects()).toEqual({ [hanging]: "waiting", [other]: "obeyed" });
      expect(await confirmed()).toHaveLength(before);
    } finally {
      await held.query(`rollback`);
      await held.end();
    }
    await until(async () => (await confirmed()).length === before + 1);
    expect(await states()).toEqual({ mailing: "obeyed", shop: "obeyed" });
  },
);
