import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { asId, type AccountId, type SessionId } from "#lib/kernel/ids.ts";
import { freshDatabase } from "#lib/testing/database.ts";
import { actAs, inTransaction } from "./db.ts";

await freshDatabase();

test("a gate that has proven itself makes an account and goes on as it", async () => {
  const id = randomUUID();
  await inTransaction("app", { kind: "gate" }, async (tx) => {
    await actAs(tx, { accountId: id });
    await tx.account.create({ data: { id, locale: "kk" } });
  });
  const subject = {
    kind: "subject",
    accountId: asId<AccountId>(id),
    sessionId: asId<SessionId>(randomUUID()),
    level: 1,
  } as const;
  const seen = await inTransaction("app", subject, (tx) => tx.account.findMany());
  expect(seen.map((account) => account.id)).toEqual([id]);
});
