import { appendFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll } from "vitest";
import { closeQueue } from "#lib/jobs/queue.ts";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { asId, type AccountId, type RequestId, type SessionId } from "#lib/kernel/ids.ts";
import { packFolder } from "#lib/operator/current.ts";
import { blindIndex, seal } from "#lib/platform/crypto.ts";
import { setVariables } from "#lib/platform/env.ts";
import type { Unit } from "#lib/platform/unit.ts";
import type { Workspace } from "#lib/systems/ports.ts";
import { closeSystems } from "#lib/systems/registry.ts";
import { freshDatabase, plainDatabase, query, scratchFolder } from "./database.ts";
import { mailingSql, shopSql, smallSystems } from "./small-systems.ts";

/** A whole small operator on real databases: two systems, one portal, one account. */
export type SmallOperator = {
  readonly shopUrl: string;
  readonly mailingUrl: string;
  readonly superUrl: string;
  readonly workerUrl: string;
  readonly worker: Workspace;
  /** Takes a system away, or gives it back: its URL leads nowhere meanwhile. */
  setDown(system: "SHOP" | "MAILING", isDown: boolean): void;
};

/**
 * Lays out the small operator for this test file. Texts and registers are those of the sample pack, the systems are our own;
 * `further` stands at the end of its operator.yaml, `systems` in place of its two systems.
 */
export async function smallOperator(
  further = "",
  { systems }: { readonly systems: readonly object[] } = smallSystems,
): Promise<SmallOperator> {
  const { superUrl, workerUrl } = await freshDatabase();
  const shop = await plainDatabase([shopSql]);
  const mailing = await plainDatabase([mailingSql]);
  const folder = scratchFolder("pack");
  cpSync(packFolder("iticket"), folder, { recursive: true });
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, "operator.yaml"), further);
  writeFileSync(join(folder, "systems.yaml"), JSON.stringify({ systems }));
  const urls = { SHOP: shop.url, MAILING: mailing.url };
  const setDown = (system: "SHOP" | "MAILING", isDown: boolean): void =>
    setVariables({
      [`JEKE_SYSTEM_${system}_URL`]: isDown ? "postgres://nobody@127.0.0.1:9/none" : urls[system],
    });
  setVariables({ JEKE_OPERATOR: folder });
  setDown("SHOP", false);
  setDown("MAILING", false);
  afterAll(async () => {
    await closeSystems();
    await closeQueue();
  });
  const worker = workspaceFor({
    actor: { kind: "worker", job: "test" },
    locale: "en",
    role: "worker",
  });
  return { shopUrl: shop.url, mailingUrl: mailing.url, superUrl, workerUrl, worker, setDown };
}

/** An account with proven addresses, as sign-in leaves it. */
export async function addAccount(
  { worker }: Pick<SmallOperator, "worker">,
  addresses: Addresses,
): Promise<AccountId> {
  return worker.unit(async (unit) => {
    const account = await unit.tx.account.create({ data: { locale: "en" } });
    const accountId = asId<AccountId>(account.id);
    await addIdentifiers(unit, accountId, addresses);
    return accountId;
  });
}

/** Addresses of a person, by kind. */
export type Addresses = { readonly email?: string; readonly phone?: string };

/** More proven addresses for an account. */
export async function addIdentifiers(
  { tx, now }: Unit,
  accountId: AccountId,
  addresses: Addresses,
): Promise<void> {
  for (const [kind, value] of Object.entries(addresses)) {
    const id = crypto.randomUUID();
    await tx.identifier.create({
      data: {
        ...{ id, accountId, kind, verifiedAt: new Date(now.epochMilliseconds) },
        valueSealed: seal(value, `identifier.value.${id}`),
        valueIndex: blindIndex("identifier", `${kind}:${value}`),
      },
    });
  }
}

/** The person signed in, under the role of the web. */
export function subjectOf(accountId: AccountId, level: 1 | 2 = 2): Workspace {
  const sessionId = asId<SessionId>(crypto.randomUUID());
  return workspaceFor({ actor: { kind: "subject", accountId, sessionId, level }, locale: "en" });
}

/** An erasure that was filed, proven and approved; the lifecycle's own edges are walked. */
export async function approvedErasure(
  { worker, superUrl }: Pick<SmallOperator, "worker" | "superUrl">,
  accountId: AccountId,
  number: string,
): Promise<RequestId> {
  const id = await worker.unit(async ({ tx, now }) => {
    const at = new Date(now.epochMilliseconds);
    const request = await tx.request.create({
      data: {
        ...{ number, type: "erasure", accountId, locale: "en", assurance: 2, submitKey: number },
        ...{ subjectHash: blindIndex("request.subject", accountId), personMask: "A•••••" },
        ...{ receivedAt: at, verifiedAt: at },
      },
    });
    return asId<RequestId>(request.id);
  });
  const to = (state: string) =>
    query(superUrl, `update request set state = '${state}', decided_at = now() where id = '${id}'`);
  await to("proposed");
  await to("approved");
  return id;
}
