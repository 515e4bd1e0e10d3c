import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Receipt } from "#lib/fulfilment/core/scope.ts";
import { fulfil } from "#lib/fulfilment/fulfil.ts";
import { buildArchive } from "#lib/exports/use-cases/build-archive.ts";
import { insertArchive } from "#lib/exports/store.ts";
import { setVariables } from "#lib/platform/env.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import { myData } from "#lib/systems/queries.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { query } from "#lib/testing/database.ts";
import { mailingRows, neighbours } from "#lib/testing/erasure-case.ts";
import { expectTold, pageWords, waitWords } from "#lib/testing/fault-words.ts";
import { type HttpServer, startHttpServer } from "#lib/testing/http-server.ts";
import { type Lie, lyingManifest, lyingSystem, row } from "#lib/testing/lying-system.ts";
import {
  addAccount,
  approvedErasure,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { smallSystems } from "#lib/testing/small-systems.ts";
import { answerBy, mailedTokens, settleAll } from "#lib/testing/tasks.ts";
import { command } from "../commands/systems-check.ts";

const email = "aigerim@example.com";
const names = (en: string) => ({ kk: `${en} (kk)`, ru: `${en} (ru)`, en });
const crm = {
  ...{ id: "crm", names: names("Crm"), service: "news", kind: "http", order: 3 },
  ...{ url: "${JEKE_SYSTEM_CRM_URL}", secret: "${JEKE_SYSTEM_CRM_SECRET}" },
  answers: { names: names("Crm's keeper"), email: "${JEKE_SYSTEM_CRM_KEEPER}" },
  collections: [
    {
      ...{ id: "clients", names: names("Clients"), table: "clients", key: ["id"] },
      ...{ category: "mailing", find: [{ by: "email", column: "email" }] },
      columns: ["id", "email"],
      fields: {
        note: {
          ...{ column: "note", type: "text", names: names("Note"), category: "mailing" },
          ...{ purposes: ["tickets"], basis: "consent", source: "registration" },
          retention: "subscription",
        },
      },
      erasure: [{ act: "delete" }],
    },
  ],
};

let world: SmallOperator;
let lie: (question: Lie) => void;
let inside: HttpServer;
/** Whether the honest system still holds the person's row. */
let isHeld = true;

/** Lies in what it answers, not in what it says of itself. */
function lying(what: (question: Lie) => void): (question: Lie) => void {
  return (question) => (question.verb === "manifest" ? honest : what)(question);
}

const pageOf = (...rows: readonly object[]) => ({ rows, next: null });

/** A row with the columns that were asked for, as an honest system has it. */
function asAsked({ asked }: Lie): object {
  const { key, values } = row(1);
  const columns = asked.columns as readonly string[];
  const wanted = Object.entries(values).filter(([column]) => columns.includes(column));
  return { key, values: Object.fromEntries(wanted) };
}

/** Every verb as an honest system answers it. */
function honest(question: Lie): void {
  const { verb, say, asked } = question;
  if (verb === "manifest") say(lyingManifest);
  else if (verb === "read") say(pageOf(...(isHeld ? [asAsked(question)] : [])));
  else if (verb === "count") say({ count: isHeld ? 1 : 0 });
  else if (verb === "obligations") say({ obligations: [] });
  else if (verb === "erase") {
    isHeld = false;
    say({ counts: (asked.acts as readonly unknown[]).map(() => 1) });
  } else say({ count: 0 });
}

beforeAll(async () => {
  const { url, secret } = await lyingSystem((question) => lie(question), { lies: ["manifest"] });
  setVariables({ JEKE_SYSTEM_CRM_URL: url, JEKE_SYSTEM_CRM_SECRET: secret });
  setVariables({ JEKE_SYSTEM_CRM_KEEPER: "keeper@example.com" });
  inside = await startHttpServer((_, response) => response.end("{}"));
  world = await smallOperator("", { systems: [...smallSystems.systems, crm] });
  await query(world.mailingUrl, mailingRows.replaceAll("aigerim@example.kz", email));
});
beforeEach(async () => {
  await closeSystems();
  await query(world.superUrl, `truncate account, request, message cascade`);
  isHeld = true;
  lie = honest;
});

const look = async (accountId: Awaited<ReturnType<typeof addAccount>>) =>
  myData(subjectOf(accountId, 1), { identifiers: [{ kind: "email", value: email }] });

async function isCopyComplete(accountId: Awaited<ReturnType<typeof addAccount>>) {
  const archiveId = await subjectOf(accountId).unit((unit) => insertArchive(unit, { accountId }));
  await buildArchive(world.worker, { markRequest, readyNotice }, { archiveId });
  const files = await unpacked(subjectOf(accountId), archiveId);
  const { body } = JSON.parse(files.get("manifest.json") ?? "{}") as { body: string };
  return (JSON.parse(body) as Manifest).complete;
}

type Lying = readonly [name: string, code: string, checks: boolean, lie: (question: Lie) => void];

const lies: readonly Lying[] = [
  [
    "It repeats its pages",
    ...(["untrusted", false] as const),
    (question) => question.say({ rows: [asAsked(question)], next: "same" }),
  ],
  [
    "It answers for another person",
    ...(["untrusted", false] as const),
    (question) => {
      const own = asAsked(question);
      const values = { id: 2, email: "b@example.com", note: "n" };
      question.say(pageOf(own, { key: ["2"], values }));
    },
  ],
  [
    "It redirects to an inner address",
    ...(["untrusted", false] as const),
    ({ response }) =>
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
  ],
];

describe("a system over HTTP that lies", () => {
  test.each(lies)("%s: nothing of it is shown, and the others are", async (name, code, _, what) => {
    const accountId = await addAccount(world, { email });
    lie = lying(what);
    const view = await look(accountId);
    const outcomes = Object.fromEntries(view.systems.map(({ id, outcome }) => [id, outcome]));
    expect(outcomes).toMatchObject({ crm: "failed", mailing: "data", shop: "held-nothing" });
    expect(view.systems.find(({ id }) => id === "crm")?.failure?.code).toBe(code);
    expect(JSON.stringify(view)).not.toContain("b@example.com");
    expectTold(name, { person: pageWords(view) });
    expect(await isCopyComplete(accountId)).toBe(false);
    expect(inside.seen).toEqual([]);
    lie = honest;
    await closeSystems();
    expect((await look(accountId)).partial).toBe(false);
    expect(await isCopyComplete(accountId)).toBe(true);
  });

  test("It hangs: the page ends in time, the others are there", async () => {
    const accountId = await addAccount(world, { email });
    lie = lying(() => undefined);
    const view = await look(accountId);
    expect(view.systems.find(({ id }) => id === "crm")?.failure?.code).toBe("timeout");
    expect(view.systems.find(({ id }) => id === "mailing")?.outcome).toBe("data");
    expectTold("It hangs", { person: pageWords(view) });
  }, 30_000);

  test("It says 200 and does nothing: no certificate before the rows are gone", async () => {
    const accountId = await addAccount(world, { email });
    const requestId = await approvedErasure(world, accountId, "2026-0001");
    lie = (question) => {
      if (question.verb === "erase") question.say({ counts: [1] });
      else honest(question);
    };
    const run = () => fulfil(world.worker, neighbours, { requestId });
    expect((await run()).state).toBe("again");
    const mine = await subjectOf(accountId).unit((unit) => myRequest(unit, requestId));
    const words = [waitWords(mine?.waits)];
    expectTold("It says 200 and does nothing", { person: words, staff: words });
    expect(await query(world.superUrl, `select 1 from certificate`)).toEqual([]);
    expect(await query(world.superUrl, `select 1 from account`)).toHaveLength(1);
    lie = honest;
    await query(world.superUrl, `update step set due_at = due_at - interval '1 day'`);
    expect(await run()).toEqual({ state: "over" });
    expect(isHeld).toBe(false);
    expect(await query(world.superUrl, `select 1 from certificate`)).toHaveLength(1);
  });

  test("It stops offering to erase: the first step after a start is a person's task, and read back as far as that goes", async () => {
    const accountId = await addAccount(world, { email });
    const requestId = await approvedErasure(world, accountId, "2026-0002");
    const run = () => fulfil(world.worker, neighbours, { requestId });
    lie = (question) => {
      if (question.verb === "erase") question.response.writeHead(503).end();
      else honest(question);
    };
    await run();
    const step = () =>
      query(world.superUrl, `select state, receipt from step where system = 'crm'`);
    expect(await step()).toMatchObject([{ state: "failed" }]);
    lie = (question) => {
      const verbs = ["read", "obligations"];
      if (question.verb === "manifest") question.say({ ...lyingManifest, verbs });
      else honest(question);
    };
    await closeSystems();
    await query(world.superUrl, `update step set due_at = due_at - interval '1 day'`);
    await run();
    expect(await step()).toMatchObject([{ state: "task" }]);
    const answer = async () => answerBy((await mailedTokens(world)).at(-1) ?? "");
    expect(await answer()).toBe("ok");
    await settleAll(world);
    expect(await step()).toMatchObject([{ state: "waiting" }]);
    await run();
    isHeld = false;
    expect(await answer()).toBe("ok");
    await closeSystems();
    await settleAll(world);
    expect(await step()).toMatchObject([
      { state: "done", receipt: { byHand: { isReadBack: true }, readBackAt: expect.any(String) } },
    ]);
  });

  test("It restricts out of nobody's sight but its own: no one claims to have looked", async () => {
    const accountId = await addAccount(world, { email });
    const requestId = await approvedErasure(world, accountId, "2026-0003");
    lie = (question) => {
      const limited = { ...lyingManifest, verbs: ["read", "obligations"], ordinaryRole: false };
      if (question.verb === "manifest") question.say(limited);
      else honest(question);
    };
    await closeSystems();
    await fulfil(world.worker, neighbours, { requestId });
    await query(world.superUrl, `update step set act = 'restrict' where system = 'crm'`);
    expect(await answerBy((await mailedTokens(world)).at(-1) ?? "")).toBe("ok");
    await settleAll(world);
    const [step] = await query<{ state: string; receipt: Receipt }>(
      world.superUrl,
      `select state, receipt from step where system = 'crm'`,
    );
    expect(step).toMatchObject({ state: "done", receipt: { byHand: { answer: "done" } } });
    expect(step?.receipt.byHand?.isReadBack).toBeUndefined();
    expect(step?.receipt.readBackAt).toBeUndefined();
  });

  test("systems check says that a system is not to be trusted, and that one is silent", async () => {
    setVariables({ JEKE_SYSTEM_CRM_SECRET: `jeke_${Buffer.alloc(32, 7).toString("base64")}` });
    expect((await command.run([])).text).toContain("crm: gave no answer");
  });
});
