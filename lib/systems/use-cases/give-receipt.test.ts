import { beforeAll, beforeEach, expect, test } from "vitest";
import { verifiedIdentifiers } from "#lib/identity/queries.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { publicKeys, verifySignature } from "#lib/platform/crypto.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { Manifest } from "../core/manifest.ts";
import { manifestHash } from "../manifest.ts";
import { liveData } from "../queries.ts";
import { giveReceipt } from "./give-receipt.ts";
import { noteReading } from "./note-reading.ts";

const email = "aigerim@example.kz";
let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
  accountId = await addAccount(world, { email });
});

beforeEach(async () => {
  world.setDown("MAILING", false);
  await query(
    world.shopUrl,
    `truncate customers, orders, payments;
     insert into customers values (1, '${email}', null, 'Әйгерім Сәтбай', '1990-02-03');
     insert into orders select n, 1, 'N-' || n, '2020-05-01', null, null, null from generate_series(1, 1500) n;
     insert into payments values (1, 7, '2020-04-01T10:00Z', 100, 'paid')`,
  );
});

async function receipt() {
  const workspace = subjectOf(accountId);
  const identifiers = await workspace.unit((unit) => verifiedIdentifiers(unit, accountId));
  const signed = await giveReceipt(workspace, { identifiers });
  const manifest = JSON.parse(signed.body) as Manifest;
  const part = (system: string, collection: string) =>
    manifest.systems
      .find((one) => one.system === system)
      ?.collections.find((one) => one.collection === collection);
  return { signed, manifest, part };
}

const logged = (action: string) =>
  query<{ data: string }>(
    world.superUrl,
    `select data from audit_event where action = '${action}' order by seq desc`,
  );

/** What a page of *My data* does: reads for the eye, and writes down that it did. */
async function pageRead() {
  const workspace = subjectOf(accountId);
  const identifiers = await workspace.unit((unit) => verifiedIdentifiers(unit, accountId));
  const live = await liveData(workspace, { identifiers });
  const noted = await noteReading(workspace, await live.reading());
  return { ...noted, manifest: JSON.parse(noted.signed.body) as Manifest };
}

test("a receipt names every system and collection, is signed, and the log knows its hash", async () => {
  const { signed, manifest, part } = await receipt();
  const key = publicKeys().find(({ keyId }) => keyId === signed.keyId)?.publicKey ?? "";
  expect(verifySignature(signed.body, signed.signature, key)).toBe(true);
  expect(manifest).toMatchObject({ about: "read", complete: true });
  expect(manifest.systems.map(({ system }) => system)).toEqual(["shop", "mailing", "portal"]);
  expect(part("shop", "orders")?.counts).toEqual({ records: 1500, underReview: 0 });
  expect(part("shop", "payments")?.counts).toEqual({ records: 1, underReview: 0 });
  expect(part("mailing", "subscribers")).toMatchObject({ outcome: "held-nothing" });
  expect(signed.body).not.toContain("N-7");
  const [event] = await logged("data.receipt-given");
  expect(event?.data).toBe(`{"complete":true,"manifest":"${manifestHash(signed)}"}`);
});

test("the same data gives the same hash, and one changed value in a long list another", async () => {
  const before = await receipt();
  const again = await receipt();
  await query(world.shopUrl, `update orders set number = 'N-x' where id = 1499`);
  const after = await receipt();
  const of = ({ part }: typeof before) => part("shop", "orders")?.sha256;
  expect(of(again)).toBe(of(before));
  expect(of(after)).not.toBe(of(before));
});

test("a system that does not answer makes it incomplete, by name", async () => {
  world.setDown("MAILING", true);
  const { manifest, part } = await receipt();
  expect(manifest.complete).toBe(false);
  expect(part("mailing", "subscribers")).toMatchObject({
    ...{ outcome: "failed", because: "unreachable", counts: {}, sha256: null },
  });
});

test("nobody gets one with the identifiers of another account", async () => {
  const other = await addAccount(world, { email: "other@example.kz" });
  const identifiers = await subjectOf(other).unit((unit) => verifiedIdentifiers(unit, other));
  await expect(giveReceipt(subjectOf(accountId), { identifiers })).rejects.toThrow("another");
  await expect(giveReceipt(world.worker, { identifiers })).rejects.toThrow("another");
});

test("a page that is read is one row of the log, with the hash of what is signed for the person", async () => {
  await query(
    world.shopUrl,
    `insert into payments select n, 7, '2020-04-01T10:00Z', 1, 'paid' from generate_series(2, 30) n`,
  );
  const before = (await logged("data.read-own")).length;
  const { signed, isWhole, manifest } = await pageRead();
  const [event, ...more] = await logged("data.read-own");
  expect(more).toHaveLength(before);
  const hash = manifestHash(signed);
  expect(event?.data).toBe(`{"complete":true,"failed":[],"manifest":"${hash}"}`);
  const payments = manifest.systems[0]?.collections.find((one) => one.collection === "payments");
  expect(payments?.counts).toEqual({ records: 30, underReview: 0, loaded: 21 });
  expect(isWhole).toBe(false);
});

test("a page on which a system was silent says so in log and receipt", async () => {
  world.setDown("MAILING", true);
  const { signed } = await pageRead();
  const [event] = await logged("data.read-own");
  const hash = manifestHash(signed);
  expect(event?.data).toBe(`{"complete":false,"failed":["mailing"],"manifest":"${hash}"}`);
});

test("nobody but the person notes a reading as their own", async () => {
  await expect(noteReading(world.worker, { at: "", systems: [] })).rejects.toThrow("only a person");
});
