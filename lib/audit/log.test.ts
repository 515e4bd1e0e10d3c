import { describe, expect, it } from "vitest";
import type { WorkerActor } from "#lib/kernel/actor.ts";
import type { AuditEntry } from "#lib/kernel/context.ts";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { auditLog } from "./log.ts";
import { verifyLog } from "./verify.ts";

const worker: WorkerActor = { kind: "worker", job: "test" };
const account = asId<AccountId>("0b9fb8a4-8f4b-4f4e-9d5c-3d1f6a2b7c10");
const database = await freshDatabase();

function appendOne(count = 1): Promise<void> {
  return inTransaction("worker", worker, async (tx, now) => {
    const log = auditLog(tx, worker, now);
    for (let index = 0; index < count; index += 1) {
      await log.append({ action: "data.read", subject: account, data: { what: ["contact"] } });
    }
  });
}

describe("the audit log", () => {
  it("tells by itself that nothing has been logged yet", async () => {
    const verdict = await verifyLog(worker);
    expect(verdict).toMatchObject({ outcome: "empty" });
  });

  it("is contiguous and verifies after 16 transactions of 10 events at once", async () => {
    await Promise.all(Array.from({ length: 16 }, () => appendOne(10)));
    const rows = await query<{ seq: string }>(
      database.superUrl,
      "select seq from audit_event order by seq",
    );
    expect(rows.map((row) => Number(row.seq))).toEqual(
      Array.from({ length: 160 }, (_, index) => index + 1),
    );
    expect(await verifyLog(worker)).toMatchObject({ outcome: "holds", size: 160n, problems: [] });
  });

  it("keeps no event of a transaction that was rolled back", async () => {
    const failing = inTransaction("worker", worker, async (tx, now) => {
      await auditLog(tx, worker, now).append({ action: "account.created", subject: account });
      throw new Error("the change failed");
    });
    await expect(failing).rejects.toThrow("the change failed");
    expect(await verifyLog(worker)).toMatchObject({ outcome: "holds", size: 160n });
  });

  it("names no subject: neither as the one concerned nor as the one acting", async () => {
    const rows = await query<{ text: string }>(
      database.superUrl,
      "select to_jsonb(e)::text as text from audit_event e",
    );
    expect(rows.some((row) => row.text.includes(account))).toBe(false);
  });

  it("refuses an unknown action, an unknown key and a value that could name a person", async () => {
    const wrong: AuditEntry[] = [
      { action: "data.guessed" },
      { action: "toString" },
      { action: "data.read", data: { who: 1 } },
      { action: "data.read", data: { what: "a@example.com" } },
      { action: "data.read", data: { what: ["Әсел"] } },
      { action: "data.read", data: { what: { deep: "87011234567" } } },
    ];
    for (const entry of wrong) {
      await expect(
        inTransaction("worker", worker, (tx, now) => auditLog(tx, worker, now).append(entry)),
      ).rejects.toThrow(/audit/);
    }
  });

  it("appends nothing to a head that was edited or taken away", async () => {
    await query(database.superUrl, "create table kept as select * from audit_head");
    await query(database.superUrl, "update audit_head set size = size - 1");
    await expect(appendOne()).rejects.toThrow("does not hold");
    await query(database.superUrl, "delete from audit_head");
    await expect(appendOne()).rejects.toThrow("is gone");
    await query(database.superUrl, "insert into audit_head select * from kept");
    await appendOne();
  });

  it("lets the roles of the product neither change nor remove an event", async () => {
    for (const url of [database.appUrl, database.workerUrl]) {
      await expect(query(url, "update audit_event set action = 'x'")).rejects.toThrow(/denied/);
      await expect(query(url, "delete from audit_event")).rejects.toThrow(/denied/);
    }
  });
});
