import { unseal } from "#lib/platform/crypto.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Address } from "./core/address.ts";

/**
 * The address by which each of many accounts is written to, in one query: the first e-mail they proved, else the first
 * phone. Accounts without a proven address are left out. What the viewer may not see is not found.
 */
export async function preferredAddresses(
  { tx }: Unit,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, Address>> {
  const rows = await tx.identifier.findMany({
    where: { accountId: { in: [...accountIds] }, kind: { in: ["email", "phone"] } },
    orderBy: { createdAt: "asc" },
    select: { id: true, accountId: true, kind: true, valueSealed: true },
  });
  const chosen = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const known = chosen.get(row.accountId);
    if (known === undefined || (known.kind === "phone" && row.kind === "email")) {
      chosen.set(row.accountId, row);
    }
  }
  return new Map(
    [...chosen].map(([accountId, { id, kind, valueSealed }]) => [
      accountId,
      {
        kind: kind === "phone" ? "phone" : "email",
        value: unseal(valueSealed, `identifier.value.${id}`),
      },
    ]),
  );
}
