import { asId, type RequestId } from "#lib/kernel/ids.ts";
import { idsIn, portalKey, portalMap } from "#lib/operator/core/portal-map.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { PortalCollection } from "#lib/systems/ports.ts";
import { canMove, isFinal } from "./core/lifecycle.ts";
import { detailsOf } from "./reading.ts";
import { lockRequest, moveTo } from "./store.ts";

/**
 * The person's requests: in My data and in the copy. Their erasure takes everything that is the person's out of them; what
 * stays is the proof of law.md section 3: number, type, dates, rules, ground, decision, a keyed hash.
 */
export const portalCollections: readonly PortalCollection[] = [
  {
    order: 30,
    map: portalMap({
      id: "requests",
      names: { kk: "Өтініштеріңіз", ru: "Ваши обращения", en: "Your requests" },
      table: "request",
      order: "received_at",
      retention: "portal-proof",
      fields: {
        number: {
          column: "number",
          type: "text",
          source: "portal-made",
          names: { kk: "Нөмірі", ru: "Номер", en: "Number" },
        },
        type: {
          source: "portal",
          column: "type",
          type: "code",
          names: { kk: "Түрі", ru: "Вид", en: "Type" },
          values: {
            information: { kk: "Ақпарат сұрату", ru: "Запрос информации", en: "Information" },
            copy: { kk: "Деректер көшірмесі", ru: "Копия данных", en: "Copy of the data" },
            rectification: { kk: "Түзету", ru: "Исправление", en: "Correction" },
            erasure: { kk: "Жою", ru: "Удаление", en: "Deletion" },
            withdrawal: {
              kk: "Келісімді кері қайтарып алу",
              ru: "Отзыв согласия",
              en: "Withdrawal of consent",
            },
            "notice-refusal": {
              kk: "Саясатпен келіспеу",
              ru: "Несогласие с политикой",
              en: "Refusal of a policy",
            },
          },
        },
        received: {
          column: "received_at",
          type: "time",
          source: "portal-made",
          names: { kk: "Қабылданды", ru: "Получено", en: "Received" },
        },
        details: {
          source: "portal",
          column: "details",
          type: "text",
          names: { kk: "Не сұрадыңыз", ru: "О чём вы просили", en: "What you asked" },
        },
      },
      erasure: [{ act: "anonymise", set: { details: null } }],
    }),
    read: async ({ tx, locale }, accountId) => {
      const rows = await tx.request.findMany({
        where: { accountId },
        orderBy: { receivedAt: "desc" },
        select: { id: true, number: true, type: true, receivedAt: true, detailsSealed: true },
      });
      return rows.map(({ id, number, type, receivedAt, detailsSealed }) => {
        const details = detailsOf(id, detailsSealed, locale)
          .map(({ value }) => value)
          .join("; ");
        return {
          key: portalKey(id),
          values: {
            id,
            number,
            type,
            received_at: receivedAt.toISOString(),
            details: details === "" ? null : details,
          },
        };
      });
    },
    erase: async (unit, accountId, keys) => {
      const ids = idsIn(keys);
      await closeOthers(unit, accountId);
      await unit.tx.proposal.updateMany({
        where: { requestId: { in: ids }, request: { accountId } },
        data: { words: "", note: null },
      });
      await unit.tx.dateChange.updateMany({
        where: { requestId: { in: ids }, request: { accountId } },
        data: { reason: null },
      });
      const { count } = await unit.tx.request.updateMany({
        where: { accountId, id: { in: ids } },
        data: { detailsSealed: null, personMask: null, accountId: null },
      });
      return count;
    },
  },
];

/** Requests of a person who is gone cannot be answered to anybody: they end with the person. */
async function closeOthers(unit: Unit, accountId: string): Promise<void> {
  const open = await unit.tx.request.findMany({
    where: { accountId, closedAt: null, type: { not: "erasure" } },
    select: { id: true },
  });
  for (const { id } of open) {
    const request = await lockRequest(unit.tx, id);
    if (request === null || isFinal(request.state)) continue;
    if (canMove(request.state, "cancelled", true)) {
      await moveTo(unit, request, "cancelled");
    } else {
      const stopped =
        request.state === "needs-staff" ? request : await moveTo(unit, request, "needs-staff");
      await moveTo(unit, stopped, "refused");
    }
    await unit.audit.append({
      action: "request.closed",
      requestId: asId<RequestId>(id),
      target: { kind: "request", id },
      data: { outcome: "person-gone" },
    });
  }
}
