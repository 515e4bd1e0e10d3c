import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Prisma } from "#lib/generated/prisma/client.ts";
import type { Tx } from "#lib/platform/db.ts";

/** 32 bytes, as every hash column holds. */
export function hashOf(text: string = randomUUID()): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text).digest());
}

let count = 0;

/** An account with one identifier, one session and one message: the least a person leaves in the portal. */
export async function makePerson(tx: Tx, id: string = randomUUID()) {
  await tx.account.create({ data: { id, locale: "kk" } });
  const valueIndex = hashOf();
  const sidHash = hashOf();
  await tx.identifier.create({
    data: {
      accountId: id,
      kind: "email",
      valueSealed: randomBytes(8),
      valueIndex,
      verifiedAt: new Date(0),
    },
  });
  const session = await tx.session.create({ data: { accountId: id, sidHash, method: "email" } });
  await tx.message.create({
    data: {
      accountId: id,
      key: randomUUID(),
      event: "request.received",
      channel: "email",
      toSealed: randomBytes(8),
      locale: "kk",
      bodySealed: randomBytes(8),
    },
  });
  return { id, valueIndex, sidHash, sessionId: session.id };
}

/** A verified request of this person, `open`, with one clock. */
export async function makeRequest(
  tx: Tx,
  accountId: string | null,
  change: Partial<Prisma.RequestUncheckedCreateInput> = {},
) {
  count += 1;
  return tx.request.create({
    data: {
      number: `2026-${String(count).padStart(4, "0")}`,
      type: "information",
      accountId,
      subjectHash: hashOf(accountId ?? "nobody"),
      locale: "kk",
      verifiedAt: new Date(0),
      assurance: 2,
      receivedAt: new Date(0),
      submitKey: randomUUID(),
      clocks: {
        create: {
          ruleId: "info.answer",
          kind: "last-day",
          startedAt: new Date(0),
          dueOn: new Date(0),
          zone: "Asia/Almaty",
          tzVersion: "test",
          trace: [],
        },
      },
      ...change,
    },
  });
}

/** A staff member with these roles. */
export async function makeStaff(tx: Tx, roles: string[], email = `${randomUUID()}@example.org`) {
  count += 1;
  const data = { number: count, email, name: "Specialist", roles };
  return tx.staffMember.create({ data });
}
