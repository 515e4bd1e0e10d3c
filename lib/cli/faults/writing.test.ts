import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { consentMatrix } from "#lib/consents/queries.ts";
import { applyConsent } from "#lib/consents/use-cases/apply-consent.ts";
import { setConsent } from "#lib/consents/use-cases/set-consent.ts";
import { translator } from "#lib/i18n/translator.ts";
import { jobs } from "#lib/jobs/definitions.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { openAlarms } from "#lib/notify/alarms.ts";
import { raiseAlarms } from "#lib/notify/use-cases/raise-alarms.ts";
import { caseView } from "#lib/requests/case-query.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { retryFulfilment } from "#lib/requests/use-cases/retry-fulfilment.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { editField } from "#lib/systems/use-cases/edit-field.ts";
import { settleWrites } from "#lib/systems/use-cases/settle-writes.ts";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { email, mailingRows, shopRows } from "#lib/testing/erasure-case.ts";
import { expectTold, inEach, refusedWords } from "#lib/testing/fault-words.ts";
import { file } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { command } from "../commands/systems-check.ts";

let world: SmallOperator;
let acts: CaseActs;
let agent: DeskPerson;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  agent = await addStaff(world, ["agent"]);
});
beforeEach(async () => {
  await closeSystems();
  await query(world.shopUrl, shopRows);
  await query(world.mailingUrl, mailingRows);
  accountId = await addAccount(world, { email });
});
afterEach(() => query(world.superUrl, `truncate account, request, message, alarm cascade`));

const inShop = (sql: string) => query(world.shopUrl, sql);
const check = async (): Promise<string> => (await command.run([])).text;
const nameHeld = async () => (await inShop(`select full_name from customers where id = 1`))[0];
const ended = async (): Promise<readonly string[]> => {
  const rows = await query<{ data: string }>(
    world.superUrl,
    `select data from audit_event where action in ('data.correction-ended', 'data.corrected') order by seq`,
  );
  return rows.map(({ data }) => String((JSON.parse(data) as { outcome?: string }).outcome));
};

const edit = () =>
  editField(subjectOf(accountId), {
    ...{ system: "shop", collection: "customers", key: "[1]", field: "name" },
    ...{ identifiers: [{ kind: "email", value: email }], expected: "Әйгерім Сәтбай" },
    value: "Әйгерім Серік",
  });

const whenWriting = (what: string): string =>
  `create function fault() returns trigger language plpgsql as $$ begin ${what} return new; end $$;
   create trigger fault before update on customers for each row execute function fault()`;
const noMore = `drop trigger fault on customers; drop function fault()`;

describe("a value that a person corrects", () => {
  test.each([
    {
      ...{ name: "A value may not be changed", checks: true },
      begin: `revoke update on customers from current_user`,
      end: `grant update on customers to current_user`,
    },
    {
      ...{ name: "No room for a changed value", checks: false },
      ...{ begin: whenWriting(`raise sqlstate '53100';`), end: noMore },
    },
    {
      ...{ name: "A form meets a renamed table", checks: true },
      begin: `alter table customers rename to clients`,
      end: `alter table clients rename to customers`,
    },
  ])("$name", async ({ name, checks, begin, end }) => {
    await inShop(begin);
    const staff = checks ? { staff: [await check()] } : {};
    expectTold(name, { person: [refusedWords(await edit())], ...staff });
    expect(await query(world.superUrl, `select 1 from begun_write`)).toEqual([]);
    await inShop(end);
    await closeSystems();
    expect(await nameHeld()).toEqual({ full_name: "Әйгерім Сәтбай" });
    expect(await edit()).toMatchObject({ ok: true, value: { after: "Әйгерім Серік" } });
  });

  test("A line that is cut while a value is written: nothing is claimed before it is read", async () => {
    await inShop(whenWriting(`perform pg_terminate_backend(pg_backend_pid());`));
    const told = [refusedWords(await edit())];
    expectTold("A line that is cut while a value is written", { person: told });
    await inShop(noMore);
    const before = (await ended()).length;
    await query(
      world.superUrl,
      `update begun_write set started_at = started_at - interval '2 minutes'`,
    );
    await settleWrites(world.worker);
    expect((await ended()).slice(before)).toEqual(["not-written"]);
    expect(await query(world.superUrl, `select 1 from begun_write`)).toEqual([]);
  });

  test("An approved correction may not be written: staff read why, and set it going again", async () => {
    const place = JSON.stringify({
      ...{ system: "shop", collection: "customers", record: "[1]", field: "born" },
    });
    const details = { field: "Date of birth", wanted: "1990-03-02", reason: "", place };
    const id = await file(subjectOf(accountId), { type: "rectification", details });
    expect(await acts.act(agent, id, "take")).toBe("ok");
    expect(await acts.act(agent, id, "propose", "documents-confirm")).toBe("ok");
    await inShop(`revoke update on customers from current_user`);
    await jobs.correct.run({ requestId: id });
    expect(await acts.stateOf(id)).toBe("needs-staff");
    const mine = await subjectOf(accountId).unit((unit) => myRequest(unit, id));
    const desk = await caseView(agent.desk, id);
    const history = (entries: readonly { readonly key: string }[] = []) =>
      entries
        .filter(({ key }) => key.startsWith("needs-staff"))
        .map(({ key }) => inEach((locale) => translator(locale, "requests")(`history.${key}`)));
    expectTold("An approved correction may not be written", {
      ...{ person: history(mine?.history), staff: history(desk?.history) },
    });
    await inShop(`grant update on customers to current_user`);
    const version = await acts.versionOf(id);
    const again = await agent.desk.unit((unit) =>
      retryFulfilment(unit, { requestId: id, version }),
    );
    expect(again.ok).toBe(true);
    await jobs.correct.run({ requestId: id });
    expect(await acts.stateOf(id)).toBe("done");
    expect(await inShop(`select born::text from customers where id = 1`)).toEqual([
      { born: "1990-03-02" },
    ]);
  });
});

test("A system does not stop sending: not yet, an alarm at the desk, and obeyed by itself", async () => {
  await query(world.mailingUrl, `revoke update on subscribers from current_user`);
  const wanted = { purpose: "marketing", channel: "email", decision: "withdrawn" } as const;
  const done = await setConsent(subjectOf(accountId, 1), wanted);
  if (!done.ok) throw new Error(done.error.code);
  const shown = async () => {
    const { rows } = await consentMatrix(subjectOf(accountId, 1));
    return rows[0]?.cells.find((cell) => cell?.channel === "email")?.systems ?? [];
  };
  expect(await shown()).toMatchObject([{ state: "waiting", says: "given" }]);
  await query(
    world.superUrl,
    `update consent_effect set waiting_since = waiting_since - interval '20 minutes'`,
  );
  await world.worker.unit((unit) => raiseAlarms(unit));
  const alarms = await world.worker.unit(openAlarms);
  expectTold("A system does not stop sending", {
    person: [inEach((locale) => translator(locale, "ui")("obedience.waiting"))],
    staff: alarms.map(({ kind, names, open, since }) =>
      inEach((locale) =>
        translator(locale, "desk.alarms")(kind, { name: names[locale], open, since }),
      ),
    ),
  });
  expect(await check()).toContain("The portal's role has no right on");
  await query(world.mailingUrl, `grant update on subscribers to current_user`);
  await closeSystems();
  await applyConsent(world.worker, { eventId: done.value.eventId });
  expect(await shown()).toMatchObject([{ state: "obeyed", says: "withdrawn" }]);
  await world.worker.unit((unit) => raiseAlarms(unit));
  expect(await world.worker.unit(openAlarms)).toEqual([]);
});
