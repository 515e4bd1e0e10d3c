import { readdirSync, readFileSync, rmSync } from "node:fs";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { workspaceFor } from "#lib/jobs/run-unit.ts";
import type { AccountId } from "#lib/kernel/ids.ts";
import { publicKeys, verifySignature } from "#lib/platform/crypto.ts";
import { archiveFolder } from "#lib/platform/files.ts";
import { readyNotice } from "#lib/requests/ready-notice.ts";
import { myRequest } from "#lib/requests/queries.ts";
import { markRequest } from "#lib/requests/run-state.ts";
import { submit } from "#lib/requests/use-cases/submit.ts";
import type { Manifest } from "#lib/systems/core/manifest.ts";
import { downloaded, unpacked } from "#lib/testing/archive.ts";
import { query } from "#lib/testing/database.ts";
import {
  addAccount,
  smallOperator,
  subjectOf,
  type SmallOperator,
} from "#lib/testing/small-operator.ts";
import type { CopyDocument } from "./core/copy-document.ts";
import { archiveOf } from "./queries.ts";
import { insertArchive } from "./store.ts";
import { buildArchive } from "./use-cases/build-archive.ts";
import { expireArchives } from "./use-cases/expire-archives.ts";
import { openDownload } from "./use-cases/open-download.ts";

const email = "aigerim@example.kz";
const hostile = `=HYPERLINK("http://x")<script>alert(1)</script>"'`;
let world: SmallOperator;
let accountId: AccountId;

beforeAll(async () => {
  world = await smallOperator();
});

beforeEach(async () => {
  await query(world.shopUrl, `truncate customers, orders, payments`);
  await query(world.mailingUrl, `truncate subscribers`);
  await query(
    world.shopUrl,
    `insert into customers values (1, '${email}', '+77010000001', 'Әйгерім Сәтбай', '1990-02-03'),
       (2, 'other@example.kz', null, 'Foreign Canary', null)`,
  );
  await query(
    world.shopUrl,
    `insert into orders values (10, 1, $1, '2020-05-01', 'Әйгерім  сәтбай', '${email}', null),
       (11, 1, '-5', '2021-05-01', 'Bolat Quandyq', '${email}', null),
       (20, 2, 'B-20', '2020-05-01', 'Foreign Canary', null, null)`.replace(
      "$1",
      `'${hostile.replaceAll("'", "''")}'`,
    ),
  );
  await query(
    world.shopUrl,
    `insert into payments values (100, 10, '2020-04-01T10:00Z', -5000.50, 'paid')`,
  );
  await query(world.mailingUrl, `insert into subscribers values (1, '${email}', true, null)`);
  accountId = await addAccount(world, { email });
});

afterEach(async () => {
  world.setDown("MAILING", false);
  await query(world.superUrl, `truncate account, request, message cascade`);
  for (const name of readdirSync(archiveFolder())) rmSync(`${archiveFolder()}/${name}`);
});

async function build(): Promise<string> {
  const id = await subjectOf(accountId).unit((unit) => insertArchive(unit, { accountId }));
  await buildArchive(world.worker, { markRequest, readyNotice }, { archiveId: id });
  return id;
}

const bytesOf = (archiveId: string): Promise<Blob> => downloaded(subjectOf(accountId), archiveId);
const unpack = (archiveId: string) => unpacked(subjectOf(accountId), archiveId);

const json = <T>(files: ReadonlyMap<string, string>, name: string): T =>
  JSON.parse(files.get(name) ?? "null") as T;
const codeOf = async (id: string, who = subjectOf(accountId)): Promise<string> => {
  const opened = await openDownload(who, { archiveId: id });
  return opened.ok ? "opened" : opened.error.code;
};

describe("what is in a copy", () => {
  test("the JSON holds every value, typed; another holder is masked and the own name is not", async () => {
    const copy = json<CopyDocument>(await unpack(await build()), "data.json");
    const shop = copy.systems.find(({ id }) => id === "shop");
    const orders = shop?.collections.find(({ id }) => id === "orders");
    expect(
      orders?.records
        .map(({ values, masked }) => [values.number, values.holder, masked])
        .toSorted(),
    ).toEqual([
      ["-5", "B•••••", ["holder"]],
      [hostile, "Әйгерім  сәтбай", []],
    ]);
    const payment = shop?.collections.find(({ id }) => id === "payments")?.records[0];
    expect(payment?.values).toMatchObject({ amount: "-5000.50", status: "paid" });
    expect(copy.systems.map(({ id }) => id)).toEqual(["shop", "mailing", "portal"]);
    expect(JSON.stringify(copy)).not.toContain("Foreign Canary");
  });

  test("the page and the letters are in the language it was asked in, not the account's", async () => {
    const { actor } = subjectOf(accountId);
    const filed = await submit(workspaceFor({ actor, locale: "ru" }), {
      ...{ type: "copy", details: {}, submitKey: crypto.randomUUID() },
    });
    if (!filed.ok) throw new Error(filed.error.code);
    const [row] = await query<{ id: string }>(world.superUrl, `select id from export_archive`);
    const archiveId = row?.id ?? "";
    await buildArchive(world.worker, { markRequest, readyNotice }, { archiveId });
    expect((await unpack(archiveId)).get("data.html")).toContain(`<html lang="ru">`);
    const sql = `select distinct locale from message where request_id = '${filed.value.id}'`;
    expect(await query(world.superUrl, sql)).toEqual([{ locale: "ru" }]);
    const view = await subjectOf(accountId).unit((unit) => myRequest(unit, filed.value.id));
    expect(view).toMatchObject({ isSelfService: true, staff: [], state: "done" });
  });

  test("hostile values stay text in the table and on the page", async () => {
    const files = await unpack(await build());
    const csv = files.get("csv/shop-orders.csv") ?? "";
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")`);
    expect(csv).not.toMatch(/(^|,)"?[=+@\t]/mu);
    const html = files.get("data.html") ?? "";
    expect(html).not.toContain("<script");
    expect(html).toContain("default-src 'none'");
    expect(html).toContain("&#60;script&#62;alert(1)");
  });

  test("the manifest names every system with counts and hashes, and is signed", async () => {
    const files = await unpack(await build());
    const signed = json<{ body: string; signature: string; keyId: string }>(files, "manifest.json");
    const key = publicKeys().find(({ keyId }) => keyId === signed.keyId)?.publicKey ?? "";
    expect(verifySignature(signed.body, signed.signature, key)).toBe(true);
    const manifest = JSON.parse(signed.body) as Manifest;
    for (const { name, bytes, sha256 } of manifest.files ?? []) {
      const data = new TextEncoder().encode(files.get(name));
      expect(data.length, name).toBe(bytes);
      const hash = Buffer.from(await crypto.subtle.digest("SHA-256", data)).toString("hex");
      expect(hash, name).toBe(sha256);
    }
    const mailing = manifest.systems.find(({ system }) => system === "mailing");
    expect(mailing?.collections).toMatchObject([
      { collection: "subscribers", counts: { records: 1 } },
    ]);
  });

  test("a system that is down is named as failed, on the page too, and the rest is complete", async () => {
    world.setDown("MAILING", true);
    const id = await build();
    const view = await subjectOf(accountId).unit((unit) => archiveOf(unit, id));
    expect(view).toMatchObject({ state: "ready", failedSystems: [{ system: "mailing" }] });
    expect(view?.stepsDone).toBe(view?.stepsTotal);
    const files = await unpack(id);
    const copy = json<CopyDocument>(files, "data.json");
    const mailing = copy.systems.find((one) => one.id === "mailing");
    expect(mailing).toMatchObject({ outcome: "failed", collections: [{ count: null }] });
    expect(files.get("data.html")).toContain("could not be read");
  });

  test("a person with two thousand orders gets all of them", async () => {
    await query(
      world.shopUrl,
      `insert into orders select n, 1, 'N-' || n, '2020-01-01', null, null, null from generate_series(1000, 2999) n`,
    );
    const copy = json<CopyDocument>(await unpack(await build()), "data.json");
    const orders = copy.systems[0]?.collections.find(({ id }) => id === "orders");
    expect(orders?.records).toHaveLength(2002);
  });
});

describe("who gets a copy, and for how long", () => {
  test("level 2 in one's own session; anybody else's answer is that of an unknown one", async () => {
    const id = await build();
    expect(await codeOf(id, subjectOf(accountId, 1))).toBe("exports.step-up-needed");
    const stranger = await addAccount(world, { email: "stranger@example.kz" });
    expect(await codeOf(id, subjectOf(stranger))).toBe("exports.not-found");
    expect(await codeOf(crypto.randomUUID())).toBe("exports.not-found");
    expect(await codeOf("../../etc/passwd")).toBe("exports.not-found");
    expect(await subjectOf(stranger).unit((unit) => archiveOf(unit, id))).toBeNull();
  });

  test("three downloads to the end, then key and file are gone; a broken one is not counted", async () => {
    const id = await build();
    const broken = await openDownload(subjectOf(accountId), { archiveId: id });
    if (broken.ok) await broken.value.stream.cancel();
    for (let round = 0; round < 3; round += 1) await bytesOf(id);
    expect(await codeOf(id)).toBe("exports.gone");
    const [row] = await query(world.superUrl, `select state, key_sealed, file from export_archive`);
    expect(row).toEqual({ state: "gone", key_sealed: null, file: null });
    expect(readdirSync(archiveFolder())).toEqual([]);
  });

  test("many downloads at once are three", async () => {
    const id = await build();
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => openDownload(subjectOf(accountId), { archiveId: id })),
    );
    expect(opened.filter(({ ok }) => ok)).toHaveLength(3);
    for (const one of opened) if (one.ok) await one.value.stream.cancel();
  });

  test("after 72 hours nothing opens it, and the job destroys the key", async () => {
    const id = await build();
    await query(
      world.superUrl,
      `update export_archive set expires_at = now() - interval '1 second'`,
    );
    expect(await codeOf(id)).toBe("exports.gone");
    expect(await expireArchives(world.worker)).toEqual({ removed: 1 });
    expect(readdirSync(archiveFolder())).toEqual([]);
    expect(await expireArchives(world.worker)).toEqual({ removed: 0 });
  });

  test("the file at rest holds nothing readable", async () => {
    await build();
    const [name] = readdirSync(archiveFolder());
    const bytes = readFileSync(`${archiveFolder()}/${name ?? ""}`);
    expect(bytes.includes("data.json")).toBe(false);
    expect(bytes.includes(email)).toBe(false);
  });

  test("building twice leaves one archive and one message", async () => {
    const id = await build();
    await buildArchive(world.worker, { markRequest, readyNotice }, { archiveId: id });
    expect(readdirSync(archiveFolder())).toHaveLength(1);
    expect(await query(world.superUrl, `select event from message`)).toEqual([
      { event: "copy.ready" },
    ]);
  });
});
