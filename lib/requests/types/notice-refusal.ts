import type { AccountId } from "#lib/kernel/ids.ts";
import { z } from "#lib/kernel/zod.ts";
import { decideOnNotice, openRefusal } from "#lib/consents/notice-store.ts";
import { noticeByRef } from "#lib/operator/core/notice-choice.ts";
import { currentOperator } from "#lib/operator/current.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Details, RequestType } from "./request-type.ts";

/**
 * "I do not agree with this text." The person leaves all or some services; staff end them, and the page of the request leads
 * on to the copy and to the deletion. Filing it is the refusal: both are written in one transaction.
 */
export const noticeRefusal: RequestType = {
  id: "notice-refusal",
  details: z.strictObject({
    /** The refused text, as `general/2021-07-15`. */
    notice: z.string().refine(isNotice, { error: "requests.notice-unknown" }),
    /** Ids of the services that the person leaves, between commas. */
    services: z
      .string({ error: "requests.services-empty" })
      .min(1, { error: "requests.services-empty" })
      .refine(areServices, { error: "requests.services-empty" }),
    /** The new operator that the person does not want, by its id in the pack; empty for a change of the text alone. */
    succession: z.string().refine(isSuccession, { error: "requests.details-invalid" }).default(""),
    reason: z.string().trim().max(4000, { error: "requests.text-long" }).default(""),
  }),
  twin: (unit, accountId, details) => openRefusal(unit, accountId, details.notice ?? ""),
  filed: writeRefusal,
  level: 1,
  decidedBy: ["officer"],
  second: "never",
  fulfilment: { by: "hand" },
  isSelfService: false,
  needsPlan: false,
  needsWord: false,
  isOneAtATime: false,
  leadsOut: true,
};

async function writeRefusal(
  unit: Unit,
  filed: { readonly accountId: AccountId; readonly requestId: string; readonly details: Details },
): Promise<void> {
  const notice = noticeByRef(currentOperator(), filed.details.notice ?? "");
  if (notice === undefined) throw new Error("A notice was refused that the pack does not hold.");
  const { accountId, requestId } = filed;
  await decideOnNotice(unit, accountId, { notice, decision: "refused", requestId });
}

function isNotice(ref: string): boolean {
  return noticeByRef(currentOperator(), ref) !== undefined;
}

function areServices(ids: string): boolean {
  const known = new Set(currentOperator().services.map(({ id }) => id));
  const chosen = ids.split(",");
  return chosen.every((id) => known.has(id)) && new Set(chosen).size === chosen.length;
}

function isSuccession(id: string): boolean {
  return id === "" || currentOperator().successions.some((one) => one.id === id);
}
