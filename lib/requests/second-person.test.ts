import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, beforeAll, describe, expect, it } from "vitest";
import { env, setVariables } from "#lib/platform/env.ts";
import { cpSync } from "node:fs";
import { caseActs, type CaseActs } from "#lib/testing/case-acts.ts";
import { query, scratchFolder } from "#lib/testing/database.ts";
import { addStaff, type DeskPerson } from "#lib/testing/desk.ts";
import { erasure, file } from "#lib/testing/filing.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { caseView } from "./case-query.ts";
import { myRequest } from "./queries.ts";
import { decide } from "./use-cases/decide.ts";

let world: SmallOperator;
let acts: CaseActs;
let officer: DeskPerson;
let run = 0;
let id: string;
let person: ReturnType<typeof subjectOf>;

beforeAll(async () => {
  world = await smallOperator();
  acts = caseActs(world);
  officer = await addStaff(world, ["officer"]);
});

beforeEach(async () => {
  run += 1;
  const email = `single${run}@example.kz`;
  await query(world.shopUrl, `insert into customers values (${run}, '${email}', null, 'P', null)`);
  person = subjectOf(await addAccount(world, { email }));
  id = await file(person, erasure);
});

/** Another pack that differs in who must agree. */
function secondPerson(value: "staff" | "single" | "outside"): void {
  const folder = scratchFolder("pack");
  cpSync(env().JEKE_OPERATOR, folder, { recursive: true });
  const file = join(folder, "operator.yaml");
  const text = readFileSync(file, "utf8").replace(/secondPerson: \w+/u, `secondPerson: ${value}`);
  writeFileSync(file, text);
  setVariables({ JEKE_OPERATOR: folder });
}

/** The officer's session as sign-in leaves it, that old. */
async function signIn(minutesAgo: number): Promise<void> {
  const { sessionId, staffId } = officer.actor;
  await query(
    world.superUrl,
    `delete from session where staff_id = '${staffId}';
     insert into session (id, sid_hash, staff_id, method, created_at)
       values ('${sessionId}', sha256('${crypto.randomUUID()}'), '${staffId}', 'password+totp',
         now() - interval '${minutesAgo} minutes')`,
  );
}

async function agree(note?: string): Promise<string> {
  const on = { requestId: id, version: await acts.versionOf(id), verdict: "agreed" } as const;
  const given = note === undefined ? on : { ...on, note };
  const result = await officer.desk.unit((unit) => decide(unit, given));
  return result.ok ? "ok" : result.error.code;
}

describe("a second person who is the same one", () => {
  it("decides only after a new sign-in and with a reason, and it stays marked", async () => {
    secondPerson("single");
    await signIn(6);
    await acts.act(officer, id, "take");
    expect(await acts.act(officer, id, "propose")).toBe("ok");
    expect(await acts.stateOf(id)).toBe("proposed");
    expect(await agree("Nobody else is here.")).toBe("requests.sign-in-again");
    await signIn(4);
    expect(await agree()).toBe("requests.single-reason-empty");
    expect(await acts.stateOf(id)).toBe("proposed");
    expect(await agree("Nobody else is here.")).toBe("ok");
    expect(await acts.stateOf(id)).toBe("approved");
    const view = await caseView(officer.desk, id);
    expect(view?.work.proposal).toMatchObject({ isSingle: true, note: "Nobody else is here." });
    const seen = await person.unit((unit) => myRequest(unit, id));
    expect(seen?.history.map(({ key }) => key)).toContain("decided-approve-single");
    const sql = `select data::jsonb ->> 'secondPerson' as mark from audit_event
      where request_id = '${id}' and action = 'request.decided'`;
    expect(await query(world.superUrl, sql)).toEqual([{ mark: "single" }]);
  });

  it("is refused with a session that was ended or is not theirs", async () => {
    secondPerson("single");
    await signIn(0);
    await acts.act(officer, id, "take");
    await acts.act(officer, id, "propose");
    await query(world.superUrl, `update session set revoked_at = now()`);
    expect(await agree("Nobody else is here.")).toBe("requests.sign-in-again");
    await query(world.superUrl, `delete from session`);
    expect(await agree("Nobody else is here.")).toBe("requests.sign-in-again");
  });

  it("is never enough where the pack wants another officer", async () => {
    secondPerson("staff");
    await signIn(0);
    await acts.act(officer, id, "take");
    await acts.act(officer, id, "propose");
    expect(await agree("Nobody else is here.")).toBe("requests.both-sides");
    const other = await addStaff(world, ["officer"]);
    expect(await acts.act(other, id, "agree")).toBe("ok");
    const view = await caseView(officer.desk, id);
    expect(view?.work.proposal?.isSingle).toBe(false);
  });
});

describe("a second person from outside", () => {
  it("cannot be asked yet, so no erasure is proposed; a refusal still is", async () => {
    secondPerson("outside");
    await acts.act(officer, id, "take");
    expect(await acts.act(officer, id, "propose")).toBe("requests.outside-not-built");
    expect(await acts.stateOf(id)).toBe("open");
    expect(await acts.act(officer, id, "refuse")).toBe("ok");
  });
});
