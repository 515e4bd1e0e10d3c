import type { RequestId } from "#lib/kernel/ids.ts";
import { isLocale } from "#lib/kernel/locale.ts";
import { currentOperator } from "#lib/operator/current.ts";
import { env } from "#lib/platform/env.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { ReadyNotice } from "#lib/exports/ports.ts";
import { storedType } from "./types/registry.ts";

/** How the person of a request learns that its archive can be taken: the type's own notice, with the way to the request. */
export async function readyNotice(unit: Unit, requestId: RequestId): Promise<ReadyNotice> {
  const {
    number,
    type,
    locale: asked,
  } = await unit.tx.request.findUniqueOrThrow({
    where: { id: requestId },
    select: { number: true, type: true, locale: true },
  });
  const { fulfilment } = storedType(type);
  if (fulfilment.by !== "archive") throw new Error("This type of request has no archive.");
  const { defaultLocale } = currentOperator();
  const locale = isLocale(asked) ? asked : defaultLocale;
  const page = `${env().JEKE_URL}/${locale}/requests/${requestId}`;
  return { event: fulfilment.ready, params: { number, page } };
}
