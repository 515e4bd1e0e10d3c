import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, StaffActor, SubjectActor } from "#lib/kernel/actor.ts";
import {
  asId,
  type AccountId,
  type RequestId,
  type SessionId,
  type StaffId,
} from "#lib/kernel/ids.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { auditLog } from "./log.ts";
import { listEvents, requestHistory, type EventFilter } from "./queries.ts";

const database = await freshDatabase();
const uuid = (last: number): string => `00000000-0000-4000-8000-00000000000${last}`;
const request = asId<RequestId>(uuid(9));
const subject = (last: number): SubjectActor => ({
  ...{ kind: "subject", accountId: asId<AccountId>(uuid(last)), level: 1 },
  sessionId: asId<SessionId>(uuid(8)),
});
const staff = (...roles: StaffActor["roles"]): StaffActor => ({
  ...{ kind: "staff", staffId: asId<StaffId>(uuid(7)), number: 7, roles },
  sessionId: asId<SessionId>(uuid(8)),
});

const history = (actor: Actor, id: string = request) =>
  inTransaction("app", actor, (tx) => requestHistory({ tx, actor }, id));
const list = (actor: Actor, filter?: EventFilter) =>
  inTransaction("app", actor, (tx) => listEvents({ tx, actor }, filter));

beforeAll(async () => {
  await query(database.superUrl, `insert into account (id) values ('${uuid(1)}'), ('${uuid(2)}')`);
  await query(
    database.superUrl,
    `insert into request (id, number, type, account_id, subject_hash, locale, received_at, submit_key)
     values ('${request}', '2026-0001', 'copy', '${uuid(1)}', sha256('x'), 'kk', now(), 'k')`,
  );
  const events: [Actor, string][] = [
    [subject(1), "request.submitted"],
    [staff("officer"), "request.decided"],
    [{ kind: "worker", job: "export" }, "archive.built"],
  ];
  for (const [actor, action] of events) {
    await inTransaction(actor.kind === "worker" ? "worker" : "app", actor, (tx, now) =>
      auditLog(tx, actor, now).append({
        action,
        requestId: request,
        subject: subject(1).accountId,
      }),
    );
  }
  await inTransaction("app", subject(2), (tx, now) =>
    auditLog(tx, subject(2), now).append({ action: "account.created" }),
  );
});

describe("the history of a request", () => {
  it("is told to its subject, with the staff member by number", async () => {
    const events = await history(subject(1));
    expect(events.map(({ action, by }) => [action, by])).toEqual([
      ["request.submitted", { kind: "you" }],
      ["request.decided", { kind: "staff", number: 7 }],
      ["archive.built", { kind: "system", job: "export" }],
    ]);
  });

  it("is told to staff, who are not the person", async () => {
    expect((await history(staff("agent")))[0]?.by).toEqual({ kind: "person" });
  });

  it("is nothing for another subject, an admin, and for an id that is none", async () => {
    expect(await history(subject(2))).toEqual([]);
    expect(await history(staff("admin"))).toEqual([]);
    expect(await history(subject(1), "x'; drop")).toEqual([]);
  });
});

describe("the list of events", () => {
  it("is refused to subjects, agents and visitors", async () => {
    for (const actor of [subject(1), staff("agent"), { kind: "gate" } as const]) {
      expect(await list(actor)).toEqual({ ok: false, error: { code: "audit.not-allowed" } });
    }
  });

  it("goes from the newest to the oldest, page by page", async () => {
    const first = await list(staff("auditor"), { limit: 3 });
    const pageOne = first.ok ? first.value : undefined;
    expect(pageOne?.events.map(({ seq }) => seq)).toEqual(["4", "3", "2"]);
    const second = await list(staff("auditor"), { limit: 3, before: pageOne?.next ?? "" });
    expect(second).toMatchObject({ ok: true, value: { events: [{ seq: "1" }] } });
    expect(second.ok && "next" in second.value).toBe(false);
  });

  it.each<[string, EventFilter, string[]]>([
    ["a group of actions", { action: "request" }, ["2", "1"]],
    ["one action", { action: "archive.built" }, ["3"]],
    ["a wild card, which is none", { action: "%" }, []],
    ["a staff member", { staffNumber: 7 }, ["2"]],
    ["a request", { requestId: request }, ["3", "2", "1"]],
    ["a request that is no id", { requestId: "1" }, []],
    ["a day to come", { from: Temporal.Instant.from("2100-01-01T00:00:00Z") }, []],
  ])("can be narrowed to %s", async (_name, filter, seqs) => {
    const found = await list(staff("officer"), filter);
    expect(found.ok && found.value.events.map(({ seq }) => seq)).toEqual(seqs);
  });
});
