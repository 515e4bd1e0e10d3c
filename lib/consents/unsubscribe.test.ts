import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import { setVariables } from "#lib/platform/env.ts";
import { query, scratchFolder } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import { openUnsubscription, unsubscribeLinks } from "./unsubscribe-link.ts";
import { applyConsent } from "./use-cases/apply-consent.ts";
import { setConsent } from "./use-cases/set-consent.ts";
import { languageOfLink, unsubscribe } from "./use-cases/unsubscribe.ts";

const email = "aigerim@example.kz";
const gate = workspaceFor({ actor: { kind: "gate" }, locale: "ru" });
let world: SmallOperator;

beforeAll(async () => {
  world = await smallOperator();
});
beforeEach(async () => {
  await query(world.mailingUrl, `truncate subscribers`);
  await query(
    world.mailingUrl,
    `insert into subscribers values (1, '${email}', true, '2024-01-02T03:04:05Z', 'on', null),
       (2, 'other@example.kz', true, null, 'on', null)`,
  );
});
afterEach(async () => {
  setVariables({ JEKE_KEYS: "" });
  await query(world.superUrl, `truncate account, request, message cascade`);
});

function linkFor(address: string): string {
  const marketing = { purpose: "marketing", channel: "email", addresses: [address] };
  const made = unsubscribeLinks(marketing);
  const link = made.ok ? made.value[0] : undefined;
  if (typeof link !== "string") throw new Error("no link");
  return link;
}
const tokenFor = (address: string): string => linkFor(address).split("/").at(-1) ?? "";
const click = (token: string): Promise<unknown> =>
  gate.unit((unit) => unsubscribe(unit, { token }));
const neutral = { ok: true, value: null };
type LedgerRow = { id: string; decision: string; source: string; account_id: string };
const ledger = (): Promise<LedgerRow[]> =>
  query(world.superUrl, `select id, decision, source, account_id from consent_event order by seq`);
const accounts = (): Promise<{ id: string }[]> => query(world.superUrl, `select id from account`);
const subscribers = (): Promise<unknown[]> =>
  query(world.mailingUrl, `select id, marketing, sms from subscribers order by id`);

test("one click withdraws for whoever has an account, in the system too, and writes no letter about it", async () => {
  const accountId = await addAccount(world, { email });
  expect(await click(tokenFor(" Aigerim@Example.KZ "))).toEqual(neutral);
  const [event] = await ledger();
  expect(event).toMatchObject({
    ...{ decision: "withdrawn", source: "unsubscribe", account_id: accountId },
  });
  await applyConsent(world.worker, { eventId: event!.id });
  expect(await subscribers()).toEqual([
    { id: 1, marketing: false, sms: "on" },
    { id: 2, marketing: true, sms: "on" },
  ]);
  expect(await query(world.superUrl, `select 1 from message`)).toEqual([]);
});

test("the page of a link is in the language of the account, and an account made by it in that of its page", async () => {
  const language = (token: string) => gate.unit((unit) => languageOfLink(unit, { token }));
  expect(await language(tokenFor(email))).toBeUndefined();
  expect(await accounts()).toEqual([]);
  await gate.unit((unit) => unsubscribe(unit, { token: tokenFor(email), locale: "kk" }));
  expect(await language(tokenFor(email))).toBe("kk");
  expect(await language("forged")).toBeUndefined();
});

test("whoever has no account is stopped by the address alone, and nothing is opened by it", async () => {
  expect(await click(tokenFor(email))).toEqual(neutral);
  const [event] = await ledger();
  await applyConsent(world.worker, { eventId: event!.id });
  expect(await subscribers()).toMatchObject([{ marketing: false }, { marketing: true }]);
  expect(await accounts()).toHaveLength(1);
  for (const table of ["session", "challenge", "message", "access_event"]) {
    expect(await query(world.superUrl, `select 1 from ${table}`), table).toEqual([]);
  }
});

test("sixteen clicks at once are one account and one event, and later ones ask the systems nothing", async () => {
  const token = tokenFor(email);
  await Promise.all(Array.from({ length: 16 }, () => click(token)));
  const events = await ledger();
  expect(events).toHaveLength(1);
  expect(await accounts()).toHaveLength(1);
  await applyConsent(world.worker, { eventId: events[0]!.id });
  await click(token);
  const waiting = await query(
    world.superUrl,
    `select 1 from consent_effect where state = 'waiting'`,
  );
  expect(waiting).toEqual([]);
});

test("a letter that comes although all had stopped is stopped again by its link", async () => {
  const token = tokenFor(email);
  await click(token);
  const [event] = await ledger();
  await applyConsent(world.worker, { eventId: event!.id });
  await query(world.mailingUrl, `update subscribers set marketing = true where id = 1`);
  await query(world.superUrl, `update consent_effect set read_back_at = now() - interval '1 hour'`);
  await click(token);
  await applyConsent(world.worker, { eventId: event!.id });
  expect(await subscribers()).toMatchObject([{ marketing: false }, { marketing: true }]);
  expect(await ledger()).toHaveLength(1);
});

test("a link can only withdraw: of an older letter too, after the person allowed it again", async () => {
  const accountId = await addAccount(world, { email });
  const token = tokenFor(email);
  await setConsent(subjectOf(accountId, 1), {
    ...{ purpose: "marketing", channel: "email", decision: "given" },
  });
  await click(token);
  expect((await ledger()).map(({ decision }) => decision)).toEqual(["given", "withdrawn"]);
});

test("a forged, altered or foreign link has the same answer and does nothing", async () => {
  const token = tokenFor(email);
  const bytes = Buffer.from(token, "base64url");
  const altered = Array.from({ length: 24 }, (_, index) => {
    const copy = Buffer.from(bytes);
    const place = Math.floor((index / 24) * copy.length);
    copy[place] = (copy[place] ?? 0) ^ 1;
    return copy.toString("base64url");
  });
  const forged = [
    ...[...altered, "", "none", "a".repeat(1_300), `${token}=`, `${token}A`, token.slice(0, -4)],
    ...[randomBytes(150).toString("base64url"), "../../etc/passwd", "\u0000"],
  ];
  for (const one of forged) expect(await click(one)).toEqual(neutral);
  expect(await accounts()).toEqual([]);
  expect(await ledger()).toEqual([]);
});

test("a link outlives the change of its key, and ends with the key", async () => {
  const key = (): string => randomBytes(32).toString("base64url");
  const [old, fresh, index, signing] = [key(), key(), key(), key()];
  const use = (seal: readonly (string | undefined)[]): void => {
    const file = join(scratchFolder("keys"), `${randomBytes(4).toString("hex")}.json`);
    writeFileSync(file, JSON.stringify({ seal, index, signing: [signing] }));
    setVariables({ JEKE_KEYS: file });
  };
  use([old]);
  const token = tokenFor(email);
  const meant = { email, purpose: "marketing", channel: "email" };
  expect(openUnsubscription(token)).toEqual(meant);
  use([fresh]);
  expect(openUnsubscription(token)).toBeUndefined();
  use([fresh, old]);
  expect(openUnsubscription(token)).toEqual(meant);
});

test("links come in the order of the addresses, tell nothing of them, and only for what a switch ends", () => {
  const addresses = [email, "not an address", "+77010000001", "a@b.kz, c@d.kz", "dana@example.kz"];
  const made = unsubscribeLinks({ purpose: "marketing", channel: "email", addresses });
  if (!made.ok) throw new Error(made.error.code);
  expect(made.value.map((link) => typeof link === "string")).toEqual([
    ...[true, false, false, false, true],
  ]);
  const token = made.value[0]?.split("/").at(-1) ?? "";
  expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("aigerim");
  expect(linkFor(email)).not.toBe(linkFor(email));
  const ask = (purpose: string, channel: string): unknown =>
    unsubscribeLinks({ purpose, channel, addresses: [email] });
  expect(ask("tickets", "email")).toMatchObject({ error: { code: "consents.carrying" } });
  expect(ask("marketing", "post")).toMatchObject({ error: { code: "consents.unknown-switch" } });
  expect(ask("nothing", "email")).toMatchObject({ error: { code: "consents.unknown-switch" } });
});
