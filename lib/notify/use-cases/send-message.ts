import { dateOf } from "#lib/kernel/time.ts";
import type { Tx } from "#lib/platform/db.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { fault } from "#lib/platform/logger.ts";
import { seal, unseal } from "#lib/platform/crypto.ts";
import type { Carriers } from "../adapters/carriers.ts";
import { bodySchema, forgotten, withoutSecrets, type Body } from "../core/body.ts";
import { UndeliverableAddress, type OutgoingMessage } from "../ports.ts";

type Taken = {
  readonly channel: "email" | "sms";
  readonly message: OutgoingMessage;
  readonly body: Body;
  readonly attempt: number;
};

/** The room in which a message is sent: short transactions, and the carriers between them. */
export type SendingRoom = {
  unit<T>(work: (unit: Unit) => Promise<T>): Promise<T>;
  readonly carriers: Carriers;
};

/**
 * Sends one message and marks it sent; a message already sent is left alone. Throws when the carrier is down, so that
 * the job is tried again later. An address refused for good ends as `failed` with an audit event, and is not tried again.
 * A message to a bare address keeps neither address nor text once it has left, or is given up.
 * Killed between the carrier's yes and our mark it is sent once more under the same message id: that gap cannot be closed.
 */
export async function sendMessage(
  room: SendingRoom,
  input: { readonly messageId: string },
): Promise<"sent" | "failed" | "nothing-to-send"> {
  const taken = await room.unit((unit) => take(unit, input.messageId));
  if (taken === null) return "nothing-to-send";
  try {
    await room.carriers[taken.channel].send(taken.message);
  } catch (error) {
    const isFinal = error instanceof UndeliverableAddress;
    await room.unit((unit) => markFailed(unit, taken, isFinal));
    if (isFinal) return "failed";
    fault("message.carrier-down", error, { messageId: input.messageId });
    throw error;
  }
  await room.unit((unit) => markSent(unit.tx, taken, unit.now));
  return "sent";
}

async function take(unit: Unit, id: string): Promise<Taken | null> {
  // One statement takes it, so two workers never hold the same try.
  const { count } = await unit.tx.message.updateMany({
    where: { id, state: { in: ["waiting", "sending"] } },
    data: { state: "sending", attempts: { increment: 1 } },
  });
  if (count === 0) return null;
  const row = await unit.tx.message.findUniqueOrThrow({
    where: { id },
    select: { channel: true, toSealed: true, bodySealed: true, attempts: true },
  });
  const body = bodySchema.parse(JSON.parse(unseal(row.bodySealed, `message.body.${id}`)));
  const { page: _page, ...sent } = body;
  return {
    channel: row.channel === "sms" ? "sms" : "email",
    attempt: row.attempts,
    message: { id, to: unseal(row.toSealed, `message.to.${id}`), at: unit.now.toString(), ...sent },
    body,
  };
}

async function markSent(tx: Tx, taken: Taken, now: Temporal.Instant): Promise<void> {
  const { id } = taken.message;
  // Before the mark, under its lock: whether there is an account behind it is the same when we write.
  await tx.$queryRaw`select 1 from message where id = ${id}::uuid for update`;
  const row = await tx.message.findUnique({ where: { id }, select: { accountId: true } });
  const isForgotten = row !== null && row.accountId === null;
  await tx.message.updateMany({
    where: { id, attempts: taken.attempt },
    data: {
      state: "sent",
      sentAt: dateOf(now),
      errorCode: null,
      // A code or link is worth something until it is used: it does not stay in our rows.
      ...(isForgotten
        ? forgotten
        : {
            bodySealed: seal(JSON.stringify(withoutSecrets(taken.body)), `message.body.${id}`),
          }),
    },
  });
}

async function markFailed(unit: Unit, taken: Taken, isFinal: boolean): Promise<void> {
  const { count } = await unit.tx.message.updateMany({
    where: { id: taken.message.id, state: "sending", attempts: taken.attempt },
    data: {
      state: isFinal ? "failed" : "waiting",
      errorCode: isFinal ? "address-refused" : "carrier-down",
    },
  });
  if (!isFinal || count === 0) return;
  const row = await unit.tx.message.findUniqueOrThrow({
    where: { id: taken.message.id },
    select: { requestId: true, event: true },
  });
  await unit.tx.message.updateMany({
    where: { id: taken.message.id, accountId: null },
    data: forgotten,
  });
  await unit.audit.append({
    action: "message.refused",
    target: { kind: "message", id: taken.message.id },
    data: { event: row.event, channel: taken.channel },
  });
}
