import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, query, type TestDatabase } from "#lib/testing/database.ts";
import { lastTo, outbox, testUnit } from "#lib/testing/identity.ts";
import { hex, tokenHash } from "#lib/platform/crypto.ts";
import { linkState, pendingCode, verifiedIdentifiers } from "./queries.ts";
import { readSession } from "./session.ts";
import { askCode } from "./use-cases/ask-code.ts";
import { signInByCode } from "./use-cases/sign-in-by-code.ts";
import { signInByLink } from "./use-cases/sign-in-by-link.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterEach(() => query(db.superUrl, "delete from rate_limit"));

const gate = { kind: "gate" } as const;
const client = { userAgent: "Mozilla/5.0 (X11; Linux) Firefox/140", network: "192.0.2.1" };
const someone = (): string => `${randomUUID()}@example.com`;

async function ask(address: string, flow?: string): Promise<string> {
  const asked = await testUnit(gate, (unit) =>
    askCode(unit, {
      address,
      flow,
      network: client.network,
      linkBase: "https://portal.test/en/link",
    }),
  );
  if (!asked.ok) throw new Error(asked.error.code);
  return asked.value.flow;
}
const type = (code: string, flow: string | undefined) =>
  testUnit(gate, (unit) => signInByCode(unit, { code, flow, client }));
const press = (token: string, flow: string | undefined) =>
  testUnit(gate, (unit) => signInByLink(unit, { token, flow, client }));
const look = (token: string, flow: string | undefined) =>
  testUnit(gate, (unit) => linkState(unit, token, flow));
const wrong = (code: string): string => (code === "00000000" ? "00000001" : "00000000");
const tokenOf = (address: string): string => lastTo(address).link.split("/").at(-1) ?? "";

describe("a code", () => {
  it("signs in the browser that asked, and an address unknown to every system gets an account", async () => {
    const address = someone();
    const flow = await ask(address);
    const signedIn = await type(lastTo(address).code, flow);
    if (!signedIn.ok) throw new Error(signedIn.error.code);
    expect(signedIn.value.isNew).toBe(true);
    const viewer = await readSession(signedIn.value.sid);
    expect(viewer?.actor).toMatchObject({
      kind: "subject",
      level: 1,
      accountId: signedIn.value.accountId,
    });
    if (viewer === undefined) throw new Error("no viewer");
    const found = await testUnit(viewer.actor, (unit) =>
      verifiedIdentifiers(unit, signedIn.value.accountId),
    );
    expect(found).toEqual([
      { kind: "email", value: address },
      { kind: "account", value: signedIn.value.accountId },
    ]);
  });

  it("of a new sign-in ends the session that the browser had before, and no other", async () => {
    const open = async (address: string, sid?: string): Promise<string> => {
      const flow = await ask(address);
      const { code } = lastTo(address);
      const signedIn = await testUnit(gate, (unit) =>
        signInByCode(unit, { code, flow, client: { ...client, sid } }),
      );
      if (!signedIn.ok) throw new Error(signedIn.error.code);
      return signedIn.value.sid;
    };
    const address = someone();
    const [elsewhere, before] = [await open(address), await open(address)];
    const other = await open(someone(), before);
    expect(await readSession(before)).toBeUndefined();
    expect(await readSession(elsewhere)).toBeDefined();
    expect(await readSession(other)).toBeDefined();
    expect(await readSession(await open(address, "no such session"))).toBeDefined();
  });

  it("of a second sign-in opens the same account", async () => {
    const address = someone();
    const accounts = [];
    for (const _ of [1, 2]) {
      const flow = await ask(address);
      const signedIn = await type(lastTo(address).code, flow);
      accounts.push(signedIn.ok ? signedIn.value.accountId : signedIn.error.code);
    }
    expect(accounts[0]).toBe(accounts[1]);
  });

  it("makes the language in which the person signs in the account's own", async () => {
    const address = someone();
    const seen: string[] = [];
    for (const locale of ["kk", "ru"] as const) {
      const flow = await ask(address);
      const { code } = lastTo(address);
      const signedIn = await testUnit(gate, (unit) =>
        signInByCode({ ...unit, locale }, { code, flow, client }),
      );
      if (!signedIn.ok) throw new Error(signedIn.error.code);
      seen.push(signedIn.value.locale, (await readSession(signedIn.value.sid))?.locale ?? "");
    }
    expect(seen).toEqual(["kk", "kk", "ru", "ru"]);
  });

  it("is accepted with the blanks and wide digits of a phone's keyboard", async () => {
    const address = someone();
    const flow = await ask(address);
    const { code } = lastTo(address);
    const wide = Array.from(code, (digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
    expect((await type(` ${wide.slice(0, 4)} ${wide.slice(4)} `, flow)).ok).toBe(true);
  });

  it("that is wrong is refused, and after five tries the right one as well", async () => {
    const address = someone();
    const flow = await ask(address);
    const { code } = lastTo(address);
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await type(wrong(code), flow)).toEqual({
        ok: false,
        error: { code: "identity.code-wrong", params: { left } },
      });
    }
    expect(await type(code, flow)).toMatchObject({ error: { code: "identity.code-exhausted" } });
    expect(await type("12", flow)).toMatchObject({ error: { code: "identity.code-shape" } });
  });

  it("works once", async () => {
    const address = someone();
    const flow = await ask(address);
    const { code } = lastTo(address);
    expect((await type(code, flow)).ok).toBe(true);
    expect(await type(code, flow)).toMatchObject({ error: { code: "identity.code-used" } });
    expect(await press(tokenOf(address), flow)).toMatchObject({
      error: { code: "identity.code-used" },
    });
  });

  it("is dead in any other browser, and without a flow there is nothing to prove", async () => {
    const address = someone();
    await ask(address);
    const { code } = lastTo(address);
    const elsewhere = await ask(someone());
    expect(await type(code, elsewhere)).toMatchObject({ error: { code: "identity.code-wrong" } });
    expect(await type(code, undefined)).toMatchObject({ error: { code: "identity.code-unknown" } });
  });

  it.each([
    [-1, true],
    [1, false],
  ])("lives ten minutes: %i s past its end → %s", async (seconds, works) => {
    const address = someone();
    const flow = await ask(address);
    await query(
      db.superUrl,
      `update challenge set created_at = created_at - interval '10 minutes' - make_interval(secs => $2),
       expires_at = expires_at - interval '10 minutes' - make_interval(secs => $2)
       where encode(flow_hash, 'hex') = $1`,
      [hex(tokenHash(flow)), seconds],
    );
    const typed = await type(lastTo(address).code, flow);
    expect(typed.ok).toBe(works);
    if (!typed.ok) expect(typed.error.code).toBe("identity.code-old");
  });

  it("is replaced when another is asked for in the same browser", async () => {
    const address = someone();
    const first = await ask(address);
    const { code, link } = lastTo(address);
    const second = await ask(address, first);
    expect(await type(code, first)).toMatchObject({ error: { code: "identity.code-old" } });
    expect(await press(link.split("/").at(-1) ?? "", first)).toMatchObject({ ok: false });
    expect((await type(lastTo(address).code, second)).ok).toBe(true);
  });

  it("typed by 16 at once opens one session, ten times over", { timeout: 60_000 }, async () => {
    for (let round = 0; round < 10; round += 1) {
      await query(db.superUrl, "delete from rate_limit");
      const address = someone();
      const flow = await ask(address);
      const { code } = lastTo(address);
      const tries = await Promise.all(Array.from({ length: 16 }, () => type(code, flow)));
      expect(tries.filter((one) => one.ok)).toHaveLength(1);
      const [row] = await query<{ accounts: string }>(
        db.superUrl,
        "select count(*) as accounts from session where account_id = $1",
        [tries.flatMap((one) => (one.ok ? [one.value.accountId] : []))[0]],
      );
      expect(row?.accounts).toBe("1");
    }
  });

  it("of one new address proven in 5 browsers at once ends in one account", async () => {
    const address = someone();
    const flows = [];
    for (let browser = 0; browser < 5; browser += 1) {
      const flow = await ask(address);
      flows.push({ flow, code: lastTo(address).code });
    }
    const signedIn = await Promise.all(flows.map(({ code, flow }) => type(code, flow)));
    expect(new Set(signedIn.map((one) => (one.ok ? one.value.accountId : "refused"))).size).toBe(1);
  });
});

describe("a link", () => {
  it("looked at ten times by a mail scanner still works when pressed", async () => {
    const address = someone();
    const flow = await ask(address);
    for (let i = 0; i < 10; i += 1)
      expect(await look(tokenOf(address), undefined)).toBe("elsewhere");
    expect(await look(tokenOf(address), flow)).toBe("ready");
    expect((await press(tokenOf(address), flow)).ok).toBe(true);
    expect(await look(tokenOf(address), flow)).toBe("used");
  });

  it("pressed in another browser consumes nothing and asks for the code", async () => {
    const address = someone();
    const flow = await ask(address);
    const foreign = await ask(someone());
    for (const other of [undefined, foreign]) {
      expect(await press(tokenOf(address), other)).toMatchObject({
        error: { code: "identity.link-elsewhere" },
      });
    }
    expect((await type(lastTo(address).code, flow)).ok).toBe(true);
  });

  it("that nobody sent is unknown", async () => {
    expect(await look("nonsense", undefined)).toBe("unknown");
    expect(await press("nonsense", undefined)).toMatchObject({
      error: { code: "identity.code-unknown" },
    });
  });

  it("pressed by 16 at once opens one session", async () => {
    const address = someone();
    const flow = await ask(address);
    const tries = await Promise.all(
      Array.from({ length: 16 }, () => press(tokenOf(address), flow)),
    );
    expect(tries.filter((one) => one.ok)).toHaveLength(1);
  });
});

describe("asking", () => {
  it("answers alike for a known and an unknown address, and both get a message", async () => {
    const known = someone();
    const flow = await ask(known);
    await type(lastTo(known).code, flow);
    const answers = [];
    for (const address of [known, someone()]) {
      outbox.delivered.length = 0;
      const answer = await testUnit(gate, (unit) =>
        askCode(unit, {
          address,
          network: client.network,
          linkBase: "https://portal.test/en/link",
        }),
      );
      expect(outbox.delivered).toHaveLength(1);
      answers.push(answer.ok ? { ...answer.value, flow: answer.value.flow.length } : answer.error);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  it("tells the page to which address the code went, in this browser only", async () => {
    const address = someone();
    const flow = await ask(address);
    const here = await testUnit(gate, (unit) => pendingCode(unit, flow, "sign-in"));
    expect(here?.address.value).toBe(address);
    const there = await testUnit(gate, (unit) => pendingCode(unit, "x".repeat(43), "sign-in"));
    expect(there).toBeUndefined();
  });

  it("too often for one address means a wait, known or not, and then goes on", async () => {
    const address = someone();
    for (let i = 0; i < 5; i += 1) await ask(address);
    await expect(ask(address)).rejects.toThrow("identity.too-many");
    await ask(someone());
    await query(db.superUrl, "update rate_limit set ends_at = now() - interval '1 second'");
    await ask(address);
  });

  it("too often from one network means a wait", async () => {
    for (let i = 0; i < 30; i += 1) await ask(someone());
    await expect(ask(someone())).rejects.toThrow("identity.too-many");
  });

  it("with what is not one address sends nothing", async () => {
    outbox.delivered.length = 0;
    const two = "victim@example.com,attacker@evil.example";
    await expect(ask(two)).rejects.toThrow("identity.address-invalid");
    expect(outbox.delivered).toHaveLength(0);
  });
});
