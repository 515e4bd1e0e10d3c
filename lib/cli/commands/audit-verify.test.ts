import { expect, it } from "vitest";
import { auditLog } from "#lib/audit/log.ts";
import { inTransaction } from "#lib/platform/db.ts";
import { freshDatabase, query } from "#lib/testing/database.ts";
import { command } from "./audit-verify.ts";

const database = await freshDatabase();
const worker = { kind: "worker", job: "test" } as const;

it("exits 2 for an empty log, 0 for one that holds, 1 for one that was touched", async () => {
  expect(await command.run([])).toMatchObject({ exit: 2, problems: [{ code: "empty" }] });

  await inTransaction("worker", worker, async (tx, now) => {
    for (let index = 0; index < 5; index += 1) {
      await auditLog(tx, worker, now).append({ action: "account.created" });
    }
  });
  const sound = await command.run([]);
  expect(sound).toMatchObject({ exit: 0, json: { size: 5, problems: [] } });
  expect(sound.json?.["root"]).toMatch(/^[0-9a-f]{64}$/);

  await query(database.superUrl, "update audit_event set action = 'account.erased' where seq = 3");
  const touched = await command.run([]);
  expect(touched).toMatchObject({ exit: 1, problems: [{ code: "edited", where: "event 3" }] });
  expect(touched.text).toContain("Changed after it was written: event 3.");
});

it("names what was exchanged and what was deleted by a superuser", async () => {
  await query(
    database.superUrl,
    `update audit_event set action = 'account.created' where seq = 3;
     update audit_event set seq = -1 where seq = 2;
     update audit_event set seq = 2 where seq = 4;
     update audit_event set seq = 4 where seq = -1`,
  );
  const swapped = await command.run([]);
  expect(swapped).toMatchObject({
    exit: 1,
    problems: [{ code: "edited" }, { code: "edited" }, { code: "rewritten" }],
  });
  await query(
    database.superUrl,
    `update audit_event set seq = -1 where seq = 2;
     update audit_event set seq = 2 where seq = 4;
     update audit_event set seq = 4 where seq = -1;
     delete from audit_event where seq = 2`,
  );
  const cut = await command.run([]);
  expect(cut).toMatchObject({ exit: 1, problems: [{ code: "missing", where: "event 2" }] });
});

it("takes no arguments", async () => {
  expect(await command.run(["all"])).toMatchObject({ exit: 2, problems: [{ code: "usage" }] });
});
