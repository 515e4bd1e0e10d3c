import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, query, type TestDatabase } from "#lib/testing/database.ts";
import { testUnit } from "#lib/testing/identity.ts";
import { hashPassword, isPassword } from "./password.ts";
import { awaitsFactor, staffList } from "./queries.ts";
import { readSession } from "./session.ts";
import { checkPassword } from "./use-cases/check-password.ts";
import { checkTotp } from "./use-cases/check-totp.ts";
import { seedStaff } from "./use-cases/seed-staff.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterEach(() => query(db.superUrl, "delete from rate_limit"));

const gate = { kind: "gate" } as const;
const worker = { kind: "worker", job: "test" } as const;
const client = { userAgent: null, network: "192.0.2.9" };
const password = "a long enough password";
const secret = new Secret({ size: 20 }).base32;

async function hire(): Promise<string> {
  const email = `${randomUUID()}@example.com`;
  const added = await testUnit(worker, (unit) =>
    seedStaff(unit, {
      email,
      name: "Test",
      locale: "en",
      roles: ["officer"],
      password,
      totpSecret: secret,
    }),
  );
  if (!added.ok) throw new Error(added.error.code);
  return email;
}
const tryPassword = (email: string, typed: string) =>
  testUnit(gate, (unit) =>
    checkPassword(unit, { email, password: typed, network: client.network }),
  );
const tryCode = (flow: string | undefined, code: string) =>
  testUnit(gate, (unit) => checkTotp(unit, { flow, code, client }));

async function flowOf(email: string): Promise<string> {
  const checked = await tryPassword(email, password);
  if (!checked.ok) throw new Error(checked.error.code);
  return checked.value.flow;
}

/** The digits at a number of steps from PostgreSQL's now. */
async function digits(steps = 0): Promise<string> {
  const [row] = await query<{ ms: string }>(
    db.superUrl,
    "select extract(epoch from now()) * 1000 as ms",
  );
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: Number(row?.ms) + steps * 30_000,
  });
}
const sessions = async () =>
  Number((await query<{ n: string }>(db.superUrl, "select count(*) as n from session"))[0]?.n);

describe("a password", () => {
  it("is kept as argon2id with 19 MiB and two passes, and salted", async () => {
    const [one, two] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).toMatch(/^argon2id\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword(password, one)).toBe(true);
    expect(await isPassword(`${password}.`, one)).toBe(false);
    expect(await isPassword(password, null)).toBe(false);
    expect(await isPassword(password, "plain")).toBe(false);
  });

  it("alone opens nothing but the factor step: there is no session", async () => {
    const before = await sessions();
    const flow = await flowOf(await hire());
    expect(await sessions()).toBe(before);
    expect(await readSession(flow)).toBeUndefined();
    expect(await testUnit(gate, (unit) => awaitsFactor(unit, flow))).toBe(true);
  });

  it("that is wrong, of an unknown address, or of a disabled member is answered alike", async () => {
    const disabled = await hire();
    await query(db.superUrl, "update staff_member set disabled_at = now() where email = $1", [
      disabled,
    ]);
    const answers = [
      await tryPassword(await hire(), "wrong"),
      await tryPassword("nobody@example.com", password),
      await tryPassword(disabled, password),
      await tryPassword("not an address", password),
    ];
    for (const answer of answers) {
      expect(answer).toEqual({ ok: false, error: { code: "identity.password-wrong" } });
    }
  });

  it("takes the same time for a known and an unknown address", async () => {
    const known = await hire();
    const time = async (email: string): Promise<number> => {
      const from = performance.now();
      await tryPassword(email, "wrong");
      return performance.now() - from;
    };
    await time(known);
    const spent = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 12; i += 1) {
      await query(db.superUrl, "delete from rate_limit");
      spent.known.push(await time(known));
      spent.unknown.push(await time(`${randomUUID()}@example.com`));
    }
    const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
    // Without the dummy hash the unknown address answers in a fraction of the time.
    expect(median(spent.unknown)).toBeGreaterThan(median(spent.known) * 0.6);
  });

  it("guessed too often means a wait, and then goes on", async () => {
    const email = await hire();
    for (let i = 0; i < 5; i += 1) await tryPassword(email, "wrong");
    expect(await tryPassword(email, password)).toMatchObject({
      error: { code: "identity.too-many" },
    });
    await query(db.superUrl, "update rate_limit set ends_at = now() - interval '1 second'");
    expect((await tryPassword(email, password)).ok).toBe(true);
  });
});

describe("the second factor", () => {
  it("cannot be counted through by whoever has the password, from whatever network", async () => {
    const email = await hire();
    const answers: string[] = [];
    for (let i = 0; i < 18; i += 1) {
      const network = `192.0.2.${String(100 + i)}`;
      const checked = await testUnit(gate, (unit) =>
        checkPassword(unit, { email, password, network }),
      );
      if (!checked.ok) throw new Error(checked.error.code);
      const tried = await tryCode(checked.value.flow, "12345x");
      const counted = await tryCode(checked.value.flow, "000000");
      answers.push(counted.ok ? "in" : counted.error.code);
      expect(tried.ok).toBe(false);
    }
    expect(answers.filter((code) => code === "identity.too-many")).toHaveLength(3);
  });

  it("opens a session with the roles of the member, and the digits work once", async () => {
    const email = await hire();
    const code = await digits();
    const signedIn = await tryCode(await flowOf(email), code);
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    const viewer = await readSession(signedIn.value.sid);
    expect(viewer?.actor).toMatchObject({ kind: "staff", roles: ["officer"] });
    const flow = await flowOf(email);
    expect(await tryCode(flow, code)).toMatchObject({ error: { code: "identity.totp-used" } });
    // One step ahead is within the tolerance and newer than the one used.
    expect((await tryCode(flow, await digits(1))).ok).toBe(true);
    // And everything before it is used up with it.
    expect(await tryCode(await flowOf(email), code)).toMatchObject({
      error: { code: "identity.totp-used" },
    });
  });

  it.each([-2, 2])("of %i steps away is refused", async (steps) => {
    const flow = await flowOf(await hire());
    expect(await tryCode(flow, await digits(steps))).toMatchObject({
      error: { code: "identity.totp-wrong" },
    });
  });

  it("typed by 16 at once opens one session", async () => {
    const flow = await flowOf(await hire());
    const code = await digits();
    const tries = await Promise.all(Array.from({ length: 16 }, () => tryCode(flow, code)));
    expect(tries.filter((one) => one.ok)).toHaveLength(1);
  });

  it("bears five tries, then the password is asked again", async () => {
    const flow = await flowOf(await hire());
    const far = await digits(-20);
    for (let i = 0; i < 5; i += 1) await tryCode(flow, far);
    expect(await tryCode(flow, await digits())).toMatchObject({
      error: { code: "identity.code-exhausted" },
    });
    expect(await tryCode(undefined, await digits())).toMatchObject({
      error: { code: "identity.code-unknown" },
    });
  });

  it("of a member disabled meanwhile is refused", async () => {
    const email = await hire();
    const flow = await flowOf(email);
    await query(db.superUrl, "update staff_member set disabled_at = now() where email = $1", [
      email,
    ]);
    expect(await tryCode(flow, await digits())).toMatchObject({
      error: { code: "identity.totp-wrong" },
    });
  });
});

describe("a session of staff", () => {
  async function open(): Promise<{ sid: string; staffId: string }> {
    const signedIn = await tryCode(await flowOf(await hire()), await digits());
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    return signedIn.value;
  }

  it.each([
    ["last_seen_at", 15 * 60 - 1, true],
    ["last_seen_at", 15 * 60 + 1, false],
    ["created_at", 8 * 3600 - 1, true],
    ["created_at", 8 * 3600 + 1, false],
  ] as const)("%s %i s ago → open: %s", async (column, seconds, isOpen) => {
    const { sid, staffId } = await open();
    await query(
      db.superUrl,
      `update session set ${column} = ${column} - make_interval(secs => $2) where staff_id = $1`,
      [staffId, seconds],
    );
    expect((await readSession(sid)) !== undefined).toBe(isOpen);
  });

  it.each([
    ["the member is disabled", "update staff_member set disabled_at = now() where id = $1", false],
    ["the role is another", "update staff_member set roles = '{auditor}' where id = $1", true],
  ])("is judged anew on the next request when %s", async (_what, sql, isOpen) => {
    const { sid, staffId } = await open();
    await query(db.superUrl, sql, [staffId]);
    const viewer = await readSession(sid);
    expect(viewer !== undefined).toBe(isOpen);
    if (viewer?.actor.kind === "staff") expect(viewer.actor.roles).toEqual(["auditor"]);
  });

  it("lists staff to staff, never to a subject", async () => {
    const { sid } = await open();
    const viewer = await readSession(sid);
    if (viewer === undefined) throw new Error("no session");
    expect((await testUnit(viewer.actor, staffList)).length).toBeGreaterThan(0);
    const subject = { kind: "subject", level: 1 } as const;
    const nobody = {
      ...subject,
      accountId: viewer.actor.sessionId,
      sessionId: viewer.actor.sessionId,
    };
    expect(await testUnit(nobody as never, staffList)).toEqual([]);
  });
});

describe("adding staff", () => {
  it("twice adds one, and nobody but the worker adds any", async () => {
    const email = await hire();
    const input = { email, name: "Test", locale: "en", roles: ["agent"] } as const;
    expect(await testUnit(worker, (unit) => seedStaff(unit, input))).toEqual({
      ok: true,
      value: { added: false },
    });
    expect(await testUnit(gate, (unit) => seedStaff(unit, input))).toMatchObject({
      error: { code: "identity.not-allowed" },
    });
  });
});
