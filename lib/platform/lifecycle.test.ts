import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freshDatabase } from "#lib/testing/database.ts";
import { makePerson, makeRequest } from "#lib/testing/rows.ts";
import { inTransaction, type Tx } from "./db.ts";

await freshDatabase();
const asWorker = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  inTransaction("worker", { kind: "worker", job: "test" }, work);

/** DESIGN section 7; written a second time here on purpose. */
const edges: Record<string, readonly string[]> = {
  unverified: ["open", "refused", "cancelled"],
  open: ["proposed", "approved", "refused", "cancelled"],
  proposed: ["approved", "open", "refused", "cancelled"],
  approved: ["running", "needs-staff", "cancelled"],
  running: ["done", "held", "needs-staff", "cancelled"],
  held: ["running", "done", "needs-staff"],
  "needs-staff": ["running", "open", "refused"],
  done: [],
  refused: [],
  cancelled: [],
};
const paths: Record<string, readonly string[]> = {
  unverified: ["unverified"],
  open: ["open"],
  proposed: ["open", "proposed"],
  approved: ["open", "approved"],
  running: ["open", "approved", "running"],
  held: ["open", "approved", "running", "held"],
  "needs-staff": ["open", "approved", "needs-staff"],
  done: ["open", "approved", "running", "done"],
  refused: ["open", "refused"],
  cancelled: ["open", "cancelled"],
};

async function requestIn(tx: Tx, state: string): Promise<string> {
  const [begin, ...rest] = paths[state] ?? [];
  const { id } = await makeRequest(tx, null, { state: begin ?? "open" });
  for (const next of rest) await tx.request.update({ where: { id }, data: { state: next } });
  return id;
}

test.each(Object.keys(edges))(
  "from %s a request goes only where the lifecycle leads",
  async (from) => {
    for (const to of Object.keys(edges)) {
      const id = await asWorker((tx) => requestIn(tx, from));
      const move = asWorker((tx) => tx.request.update({ where: { id }, data: { state: to } }));
      if (to === from || edges[from]?.includes(to)) await expect(move, to).resolves.toBeTruthy();
      else await expect(move, to).rejects.toThrow(`no way from ${from} to ${to}`);
    }
  },
);

test("a request begins unverified or open, and in no other state", async () => {
  for (const state of ["approved", "running", "done", "held"]) {
    await expect(asWorker((tx) => makeRequest(tx, null, { state }))).rejects.toThrow(
      "cannot begin",
    );
  }
});

test("nothing is approved for somebody who has not shown who they are", async () => {
  const id = await asWorker(async (tx) => (await makeRequest(tx, null, { verifiedAt: null })).id);
  await expect(
    asWorker((tx) => tx.request.update({ where: { id }, data: { state: "approved" } })),
  ).rejects.toThrow("request_identity_before_approval");
});

test("the proof of identity of an approved request cannot be taken away", async () => {
  const id = await asWorker((tx) => requestIn(tx, "approved"));
  await expect(
    asWorker((tx) => tx.request.update({ where: { id }, data: { verifiedAt: null } })),
  ).rejects.toThrow("request_identity_before_approval");
});

test("an erasure is approved at level 2 only", async () => {
  const id = await asWorker(
    async (tx) => (await makeRequest(tx, null, { type: "erasure", assurance: 1 })).id,
  );
  await expect(
    asWorker((tx) => tx.request.update({ where: { id }, data: { state: "approved" } })),
  ).rejects.toThrow("request_erasure_level");
});

test("who proposed does not agree where a second person is needed", async () => {
  const [proposedBy, other] = [randomUUID(), randomUUID()];
  const decide = (decidedBy: string) =>
    asWorker(async (tx) => {
      const { id } = await makeRequest(tx, null);
      await tx.proposal.create({
        data: {
          ...{ requestId: id, outcome: "approve", ground: "g", words: "w", needsSecond: true },
          ...{ proposedBy, decidedBy, decidedAt: new Date(), verdict: "agreed" },
        },
      });
    });
  await expect(decide(proposedBy)).rejects.toThrow("proposal_two_persons");
  await expect(decide(other)).resolves.toBeUndefined();
});

test("what runs is taken back only while it has no step", async () => {
  const id = await asWorker((tx) => requestIn(tx, "running"));
  await asWorker((tx) =>
    tx.step.create({
      data: {
        ...{ requestId: id, seq: 1, system: "shop", collection: "orders", act: "delete" },
        ...{ key: id, planned: 1 },
      },
    }),
  );
  const cancel = asWorker((tx) =>
    tx.request.update({ where: { id }, data: { state: "cancelled" } }),
  );
  await expect(cancel).rejects.toThrow("its steps have begun");
});

test("the moment of receipt is not moved later", async () => {
  const id = await asWorker((tx) => requestIn(tx, "open"));
  await expect(
    asWorker((tx) => tx.request.update({ where: { id }, data: { receivedAt: new Date() } })),
  ).rejects.toThrow("later receipt");
});

test("erasing an account takes its rows along and leaves the request without its person", async () => {
  const [accountId, requestId] = await asWorker(async (tx) => {
    const { id } = await makePerson(tx);
    await tx.consentEvent.create({
      data: { accountId: id, service: "s", purpose: "p", channel: "email", decision: "given" },
    });
    return [id, (await makeRequest(tx, id)).id];
  });
  await asWorker((tx) => tx.account.delete({ where: { id: accountId } }));
  await asWorker(async (tx) => {
    expect((await tx.request.findUniqueOrThrow({ where: { id: requestId } })).accountId).toBeNull();
    expect(await tx.consentEvent.count({ where: { accountId } })).toBe(0);
    expect(await tx.message.count({ where: { accountId } })).toBe(0);
  });
});
