import { randomUUID } from "node:crypto";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import type { AuditEntry, AuditLog, JsonObject } from "#lib/kernel/context.ts";
import { asId, type AccountId } from "#lib/kernel/ids.ts";
import type { Operator } from "#lib/operator/core/pack.ts";
import type { Webhook } from "#lib/operator/core/webhooks.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { seal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import { outwardOf, type Outward } from "./core/outward-event.ts";

type Known = {
  readonly request: JsonObject;
  readonly accountId?: string;
};

/**
 * The audit log of a unit, which also tells others: what the log is told and a webhook of the pack asks for becomes a sealed
 * delivery and its job, in the same transaction. So nothing goes out that is not in the log, and no use case knows
 * that anybody listens.
 */
export function tellingOthers(base: Omit<Unit, "notices">, log: AuditLog): AuditLog {
  return {
    async append(entry) {
      await writeDeliveries(base, entry);
      // Last: appending holds the head of the log until the transaction ends.
      await log.append(entry);
    },
  };
}

async function writeDeliveries(base: Omit<Unit, "notices">, entry: AuditEntry): Promise<void> {
  const operator = currentOperator();
  const event = operator.webhooks.length === 0 ? undefined : outwardOf(entry);
  if (event === undefined) return;
  const webhooks = operator.webhooks.filter((webhook) => isMeant(operator, webhook, event));
  if (webhooks.length === 0) return;
  const known = await knownOf(base, entry);
  const identifiers = await identifiersOf(base, known.accountId);
  for (const webhook of webhooks) {
    const person = identifiers.filter(({ kind }) => webhook.person.some((one) => one === kind));
    const body = {
      type: event.type,
      timestamp: base.now.toString(),
      data: {
        ...{ operator: operator.id, ...known.request, ...event.data },
        ...(person.length === 0 ? {} : { person }),
      },
    };
    await write(base, webhook, event, JSON.stringify(body));
  }
}

/** A receiver hears what it asked for; of corrections only those to a field that goes to it. */
function isMeant(operator: Operator, webhook: Webhook, { type, data }: Outward): boolean {
  if (!webhook.events.includes(type)) return false;
  if (type !== "data.corrected" || webhook.recipients.length === 0) return true;
  const system = operator.systems.find(({ id }) => id === data.system);
  const collection = system?.collections.find(({ id }) => id === data.collection);
  const field = typeof data.field === "string" ? collection?.fields[data.field] : undefined;
  return field?.recipients.some((id) => webhook.recipients.includes(id)) === true;
}

async function knownOf({ tx }: Omit<Unit, "notices">, entry: AuditEntry): Promise<Known> {
  const { requestId, subject } = entry;
  const row =
    requestId === undefined
      ? null
      : await tx.request.findUnique({
          where: { id: requestId },
          select: { number: true, type: true, accountId: true },
        });
  const accountId = subject ?? row?.accountId ?? undefined;
  const request: JsonObject =
    row === null ? {} : { request: { number: row.number, type: row.type } };
  return { request, ...(accountId === undefined ? {} : { accountId }) };
}

/** Nobody's once they are gone: after an erasure only the number of the request is left to tell. */
async function identifiersOf(
  base: Omit<Unit, "notices">,
  accountId: string | undefined,
): ReturnType<typeof verifiedIdentifiers> {
  return accountId === undefined ? [] : verifiedIdentifiers(base, asId<AccountId>(accountId));
}

async function write(
  { tx, queue, now }: Omit<Unit, "notices">,
  webhook: Webhook,
  event: Outward,
  body: string,
): Promise<void> {
  const id = randomUUID();
  // createMany: it returns nothing, so whoever causes an event may write what it must not read.
  const { count } = await tx.webhookDelivery.createMany({
    data: [
      {
        ...{ id, webhook: webhook.id, event: event.type },
        key: `${webhook.id}:${event.type}:${event.key}`,
        bodySealed: seal(body, `webhook.body.${id}`),
        nextTryAt: new Date(now.epochMilliseconds),
      },
    ],
    skipDuplicates: true,
  });
  if (count === 1) await queue.enqueue("deliver-webhook", { deliveryId: id });
}
