// Run by set-up.ts in a process of its own, under the environment of the demo: opens a session for everybody of the cast
// through the product's own code, as if each had typed a code, and prints the cast as JSON.
import { createHash, randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import pg from "pg";
import { firstOperator } from "#lib/cli/supervisor/runtime.ts";
import { openSubjectSession } from "#lib/identity/sign-in.ts";
import { addressIndex } from "#lib/identity/store/accounts.ts";
import { runUnit } from "#lib/jobs/run-unit.ts";
import type { Locale } from "#lib/kernel/locale.ts";
import { randomToken, seal } from "#lib/platform/crypto.ts";
import { disconnect } from "#lib/platform/db.ts";
import { required } from "#lib/platform/env.ts";
import { demoSubjectsOf } from "../../prisma/demo/people.ts";
import { demoStaff } from "../../prisma/demo/staff.ts";
import { ordinaryPeople } from "./ordinary.ts";
import { roles, type Ordinary } from "./roles.ts";

const portal = new pg.Client({ connectionString: process.env.JEKE_SUPER_URL_PORTAL });
await portal.connect();
// The same machine may have run these tests a minute ago: its tries then do not count against these.
await portal.query("delete from rate_limit");

const cast: Record<string, unknown> = {};
for (const subject of await demoSubjectsOf(required("JEKE_OPERATOR"))) {
  cast[subject.id] = await openSubject({ phone: null, ...subject });
}
// The parts are of the main suite, which plays on the first operator; a journey of another one takes its named people.
const isMain = required("JEKE_OPERATOR") === firstOperator;
const free = isMain ? await newcomers() : [];
for (const [role, isWanted] of Object.entries(isMain ? roles : {})) {
  const index = free.findIndex(isWanted);
  const [found] = index < 0 ? [] : free.splice(index, 1);
  if (found === undefined) throw new Error(`Nobody is left to play ${role}.`);
  cast[role] = await openSubject({ ...found, locale: "en" });
}
for (const member of demoStaff) cast[member.id] = await openStaff(member);
console.log(JSON.stringify(cast));
await portal.end();
await disconnect();

/** People of the systems who never signed in: a run on a used demo takes others than the run before. */
async function newcomers(): Promise<Ordinary[]> {
  const { rows } = await portal.query<{ index: string }>(
    "select encode(value_index, 'hex') as index from identifier",
  );
  const known = new Set(rows.map(({ index }) => index));
  return (await ordinaryPeople()).filter(({ email, phone }) =>
    [
      { kind: "email", value: email } as const,
      ...(phone === null ? [] : [{ kind: "phone", value: phone } as const]),
    ].every((address) => !known.has(Buffer.from(addressIndex(address)).toString("hex"))),
  );
}

async function openSubject(who: {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly locale: Locale;
}) {
  const id = randomUUID();
  const address = { kind: "email", value: who.email } as const;
  const opened = await runUnit({ actor: { kind: "gate" }, locale: who.locale }, (unit) =>
    openSubjectSession(
      unit,
      {
        id,
        purpose: "sign-in",
        ...address,
        valueSealed: seal(address.value, `challenge.value.${id}`),
        valueIndex: addressIndex(address),
        codeHash: new Uint8Array(),
        flowHash: new Uint8Array(),
        locale: who.locale,
        attempts: 0,
        expiresAt: new Date(),
        usedAt: null,
      },
      { userAgent: "Playwright", network: "127.0.0.1" },
    ),
  );
  const { name, email, phone } = who;
  const { accountId, sessionId, sid } = opened;
  return { name, email, phone, accountId, sessionId, cookie: await cookieOf(sid) };
}

async function openStaff(member: (typeof demoStaff)[number]) {
  const sid = randomToken();
  const { rows } = await portal.query<{ id: string }>(
    `insert into session (sid_hash, staff_id, method)
     select $1, id, 'password+totp' from staff_member where email = $2 returning id`,
    [createHash("sha256").update(sid).digest(), member.email],
  );
  const { name, email } = member;
  return { name, email, phone: null, sessionId: rows[0]?.id, cookie: await cookieOf(sid) };
}

function cookieOf(sid: string): Promise<string> {
  return encode({ token: { sid }, secret: required("JEKE_SECRET"), maxAge: 3600 });
}
