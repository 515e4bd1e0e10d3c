import { expect, test } from "vitest";
import { portalCollections } from "#lib/jobs/portal.ts";
import { runUnit } from "#lib/jobs/run-unit.ts";
import type { Actor } from "#lib/kernel/actor.ts";
import { asId } from "#lib/kernel/ids.ts";
import { deleteRows } from "#lib/testing/acts.ts";
import { connectorContract } from "#lib/testing/connector-contract.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { PortalConnector, portalSystem } from "./portal.ts";

const mine = "11111111-1111-4111-8111-111111111111";
const theirs = "22222222-2222-4222-8222-222222222222";

function sessions() {
  const found = portalSystem(portalCollections).collections.find(({ id }) => id === "sessions");
  if (found === undefined) throw new Error("the portal has no collection of sessions");
  return found;
}

async function fill(): Promise<void> {
  const { superUrl } = await freshDatabase();
  await query(superUrl, `insert into account (id) values ('${mine}'), ('${theirs}')`);
  await query(
    superUrl,
    `insert into session (sid_hash, account_id, method)
       select sha256(n::text::bytea), (case when n <= 3 then '${mine}' else '${theirs}' end)::uuid, 'email'
         from generate_series(1, 5) n`,
  );
}

function connectorOf(actor: Actor, role: "app" | "worker"): PortalConnector {
  return new PortalConnector(
    actor,
    (work) => runUnit({ actor, locale: "kk", role }, work),
    portalCollections,
  );
}

connectorContract(
  "portal",
  async () => {
    await fill();
    return {
      connector: connectorOf({ kind: "worker", job: "test" }, "worker"),
      collection: sessions(),
      mine: { column: "account_id", match: "exact", values: [mine] },
      mineCount: 3,
      theirs: { column: "account_id", match: "exact", values: [theirs] },
      theirsCount: 2,
    };
  },
  ["write", "writable", "restrict", "obligations", "setConsent"],
);

test("a subject asks for the own account only, and sees nobody else's rows by key", async () => {
  await fill();
  const subject = (id: string): PortalConnector =>
    connectorOf({ kind: "subject", accountId: asId(id), sessionId: asId(id), level: 1 }, "app");
  const byAccount = { column: "account_id", match: "exact", values: [theirs] } as const;
  const rows = await subject(theirs).find(sessions(), [byAccount]);
  expect(rows).toHaveLength(2);
  const other = subject(mine);
  await expect(other.find(sessions(), [byAccount])).rejects.toMatchObject({ code: "refused" });
  const keys = rows.map(({ key }) => key);
  expect(await other.readKeys(sessions(), keys)).toEqual([]);
  expect(await deleteRows(other, sessions(), keys)).toBe(0);
});
