import { randomUUID } from "node:crypto";
import { readSession } from "#lib/identity/session.ts";
import type { SignedIn } from "#lib/identity/sign-in.ts";
import { askCode } from "#lib/identity/use-cases/ask-code.ts";
import { askStepUp } from "#lib/identity/use-cases/ask-step-up.ts";
import { signInByCode } from "#lib/identity/use-cases/sign-in-by-code.ts";
import { stepUp } from "#lib/identity/use-cases/step-up.ts";
import type { SubjectActor } from "#lib/kernel/actor.ts";
import { lastTo, testUnit } from "./identity.ts";

/** The browser of every test person. */
export const client = {
  userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140",
  network: "192.0.2.1",
};
const gate = { kind: "gate" } as const;

/** An address that nobody has yet. */
export const someone = (): string => `${randomUUID()}@example.com`;

/** Proves an address by its code and opens a session. */
export async function signIn(address = someone()): Promise<SignedIn> {
  const linkBase = "https://portal.test/en/link";
  const asked = await testUnit(gate, (unit) =>
    askCode(unit, { address, network: client.network, linkBase }),
  );
  if (!asked.ok) throw new Error(asked.error.code);
  const { code } = lastTo(address);
  const { flow } = asked.value;
  const signedIn = await testUnit(gate, (unit) => signInByCode(unit, { code, flow, client }));
  if (!signedIn.ok) throw new Error(signedIn.error.code);
  return signedIn.value;
}

/** Who a session's secret opens the portal to, at this moment. */
export async function actorOf(sid: string): Promise<SubjectActor> {
  const viewer = await readSession(sid);
  if (viewer?.actor.kind !== "subject") throw new Error("no session");
  return viewer.actor;
}

/** Steps a session up by the code that reaches `address`; the new secret. */
export async function raise(sid: string, address: string): Promise<string> {
  const actor = await actorOf(sid);
  await testUnit(actor, (unit) => askStepUp(unit, {}));
  const { code } = lastTo(address);
  const raised = await testUnit(actor, (unit) =>
    stepUp(unit, { code, stopBase: "https://portal.test/en/stop" }),
  );
  if (!raised.ok) throw new Error(raised.error.code);
  return raised.value.sid;
}
