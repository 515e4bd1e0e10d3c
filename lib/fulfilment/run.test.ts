import { describe, expect, test } from "vitest";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import type { Role } from "#lib/kernel/actor.ts";
import { asId, type SessionId, type StaffId } from "#lib/kernel/ids.ts";
import { publicKeys, verifySignature } from "#lib/platform/crypto.ts";
import { email, erasureCase, neighbours } from "#lib/testing/erasure-case.ts";
import { subjectOf } from "#lib/testing/small-operator.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { identifierHash, type CertificateBody } from "./core/certificate.ts";
import { preview } from "./preview.ts";
import { certificateForDesk, runOf } from "./queries.ts";
import { runNextStep } from "./use-cases/run-next-step.ts";

const one = erasureCase();

describe("an erasure from approval to certificate", () => {
  test("the preview adds up and says what stays and why", async () => {
    const { view } = await preview(one.world.worker, one.accountId);
    expect(view.failed).toEqual([]);
    expect(view.sums.goes + view.sums.changes + view.sums.stays).toBe(view.found);
    const systems = view.rows.filter(({ system }) => system !== "portal");
    expect(systems.map(({ collection, act, count }) => [collection, act, count])).toEqual(
      [
        ["payments", "keep", 1],
        ["payments", "keep", 1],
        ["orders", "anonymise", 2],
        ["orders", "hold", 1],
        ["orders", "hold", 1],
        ["customers", "delete", 1],
        ["subscribers", "delete", 1],
      ].toSorted(
        (a, b) =>
          systems.findIndex((row) => row.collection === a[0]) -
          systems.findIndex((row) => row.collection === b[0]),
      ),
    );
    expect(systems.filter(({ act }) => act === "hold").map(({ until }) => until)).toContainEqual({
      date: "2099-05-02",
    });
  });

  test("both databases hold nothing but what the preview said stays, and nobody else's row is touched", async () => {
    expect(await one.run()).toEqual({ state: "over" });
    expect(await one.shop(`select id from customers`)).toEqual([{ id: 2 }]);
    expect(
      await one.shop(`select id, customer_id, holder, contact_email from orders order by id`),
    ).toEqual([
      { id: 10, customer_id: null, holder: null, contact_email: null },
      { id: 11, customer_id: null, holder: "Somebody Else", contact_email: email },
      { id: 12, customer_id: null, holder: "Әйгерім Сәтбай", contact_email: email },
      { id: 13, customer_id: null, holder: null, contact_email: null },
      { id: 20, customer_id: 2, holder: "Other Person", contact_email: "other@example.kz" },
    ]);
    expect(await one.mailing(`select id from subscribers`)).toEqual([{ id: 2 }]);
    expect(await one.state()).toBe("held");
  });

  test("the portal keeps the proof list and nothing of the person", async () => {
    await one.run();
    for (const table of [
      "account",
      "identifier",
      "session",
      "consent_event",
      "access_event",
      "export_archive",
    ]) {
      expect(await one.portal(`select * from ${table}`), table).toEqual([]);
    }
    const [row] = await one.portal(`select * from request where id = '${one.requestId}'`);
    expect(row).toMatchObject({ account_id: null, person_mask: null, details_sealed: null });
    expect(row?.subject_hash).toHaveLength(32);
    const sealed = await one.portal(
      `select act from step where request_id = '${one.requestId}' and scope_sealed is not null`,
    );
    expect(sealed.map(({ act }) => act)).toEqual(["hold", "hold"]);
  });

  test("the certificate is signed, adds up, and holds no value of the person", async () => {
    await one.run();
    const [row] = await one.portal(
      `select * from certificate where request_id = '${one.requestId}'`,
    );
    const [text, signature] = [String(row?.body), String(row?.signature)];
    const key = publicKeys().find(({ keyId }) => keyId === row?.key_id)?.publicKey ?? "";
    expect(verifySignature(text, signature, key)).toBe(true);
    expect(verifySignature(`${text} `, signature, key)).toBe(false);
    const body = JSON.parse(text) as CertificateBody;
    expect(body.sums.done + body.sums.waiting).toBe(body.sums.planned);
    expect(body.sums.waiting).toBe(2);
    for (const value of [email, "Әйгерім", "+77010000001", "A-10", one.accountId]) {
      expect(text).not.toContain(value);
    }
    expect(body.identifiers).toHaveLength(1);
    expect(body.identifiers[0]?.hash).not.toBe(identifierHash("", "email", email));
    const view = await one.world.worker.unit((unit) => runOf(unit, one.requestId));
    expect(view?.records.done).toBe(body.sums.done);
  });

  test("the desk gets the certificate without the salt, a subject gets none", async () => {
    await one.run();
    const [row] = await one.portal(`select id, body from certificate`);
    const read = (reader: Workspace) =>
      reader.unit((opened) => certificateForDesk(opened, String(row?.id)));
    const as = (...roles: readonly Role[]) => {
      const staffId = asId<StaffId>(crypto.randomUUID());
      const sessionId = asId<SessionId>(crypto.randomUUID());
      const actor = { kind: "staff", staffId, sessionId, number: 12, roles } as const;
      return workspaceFor({ actor, locale: "en" });
    };
    const file = await read(as("auditor"));
    expect(file?.body).toBe(row?.body);
    expect(file).not.toHaveProperty("salt");
    expect(await read(as("admin"))).toBeNull();
    expect(await read(subjectOf(one.accountId))).toBeNull();
  });

  test("the last message is laid once, to an address of no account", async () => {
    await one.run();
    await one.run();
    const messages = await one.portal(`select event, account_id from message`);
    expect(messages).toEqual([{ event: "erasure.held", account_id: null }]);
  });

  test("a second run finds nothing to do", async () => {
    await one.run();
    const before = await one.portal(`select id, fence, done_at from step order by id`);
    expect(await one.run()).toEqual({ state: "over" });
    expect(await runNextStep(one.world.worker, neighbours, { requestId: one.requestId })).toBe(
      "none",
    );
    expect(await one.portal(`select id, fence, done_at from step order by id`)).toEqual(before);
  });
});
