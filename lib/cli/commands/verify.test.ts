import { generateKeyPairSync } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { insertArchive } from "#lib/exports/store.ts";
import { certificateByLink } from "#lib/fulfilment/queries.ts";
import type { CertificateFile } from "#lib/fulfilment/core/certificate.ts";
import { jobs } from "#lib/jobs/definitions.ts";
import { publicKeys, sign } from "#lib/platform/crypto.ts";
import { unpacked } from "#lib/testing/archive.ts";
import { scratchFolder } from "#lib/testing/database.ts";
import { email, erasureCase } from "#lib/testing/erasure-case.ts";
import { subjectOf } from "#lib/testing/small-operator.ts";
import { sendMessage } from "#lib/notify/use-cases/send-message.ts";
import { command } from "./verify.ts";

const one = erasureCase();

/** The file that the person saves from the link of the last message. */
async function certificate(): Promise<CertificateFile> {
  await one.run();
  const [row] = await one.portal(`select id::text from message`);
  let link = "";
  const mail = {
    send: (message: { readonly link?: string }): Promise<void> => {
      link = message.link ?? "";
      return Promise.resolve();
    },
  };
  const room = {
    unit: one.world.worker.unit.bind(one.world.worker),
    carriers: { email: mail, sms: mail },
  };
  await sendMessage(room, { messageId: String(row?.id) });
  const url = new URL(link);
  const id = url.pathname.split("/").at(-1) ?? "";
  const salt = url.searchParams.get("salt") ?? "";
  const found = await one.world.worker.unit((unit) => certificateByLink(unit, { id, salt }));
  if (found === null) throw new Error("no certificate by its link");
  return found.file;
}

function saved(content: unknown, name = "file.json"): string {
  const file = join(scratchFolder("verify"), name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const check = async (...args: string[]) => {
  const { exit, problems = [] } = await command.run(args);
  return [exit, ...problems.map(({ code }) => code)];
};

test("a certificate: intact without keys, the operator's with them, nobody's when changed", async () => {
  const file = await certificate();
  const keys = saved(publicKeys());
  const pem = saved(publicKeys()[0]?.publicKey ?? "", "key.pem");
  const other = generateKeyPairSync("ed25519").publicKey.export({ format: "pem", type: "spki" });
  expect(await check(saved(file))).toEqual([2, "signer-unknown"]);
  expect(await check(saved(file), "--keys", keys)).toEqual([0]);
  expect(await check(saved(file), "--keys", pem)).toEqual([0]);
  expect(await check(saved(file), "--keys", saved(other, "other.pem"))).toEqual([
    1,
    "other-signer",
  ]);
  const { publicKey: _, ...keyless } = file;
  expect(await check(saved(keyless))).toEqual([2, "no-key"]);
  expect(await check(saved(keyless), "--keys", keys)).toEqual([0]);
  const { text } = await command.run([saved(file), "--keys", keys]);
  expect(text).toMatch(
    /manifest of an erasure at iticket, .* not complete: shop\/orders \(2 wait\)/,
  );
  const lying = file.body
    .replace('"complete":false', '"complete":true')
    .replace(/"counts":\{"done":\d+/, '"counts":{"done":99');
  expect(await check(saved({ ...file, body: lying, ...sign(lying) }), "--keys", keys)).toEqual([
    ...[1, "complete-wrong", "outcome-differs"],
  ]);
  const changed = { ...file, body: file.body.replace('"waiting":2', '"waiting":0') };
  expect(changed.body).not.toBe(file.body);
  expect(await check(saved(changed))).toEqual([1, "changed"]);
  expect(await check(saved(changed), "--keys", keys)).toEqual([1, "changed"]);
});

test("--about tells whose certificate it is, in any writing, and only with its salt", async () => {
  const file = await certificate();
  const keys = ["--keys", saved(publicKeys())];
  const about = (address: string, of: unknown = file) =>
    check(saved(of), ...keys, "--about", address);
  expect(await about(` ${email.toUpperCase()} `)).toEqual([0]);
  expect(await about("other@example.kz")).toEqual([1, "not-about"]);
  expect(await about("+7 701 000 00 01")).toEqual([1, "not-about"]);
  expect(await about("no address")).toEqual([2, "usage"]);
  expect(await about(email, { ...file, salt: "guessed" })).toEqual([1, "salt-wrong"]);
  const { salt: _, ...saltless } = file;
  expect(await about(email, saltless)).toEqual([2, "salt-absent"]);
});

test("the manifest of a copy, with the files beside it", async () => {
  const person = subjectOf(one.accountId);
  const archiveId = await person.unit((unit) => insertArchive(unit, { accountId: one.accountId }));
  await jobs["build-archive"].run({ archiveId });
  const folder = scratchFolder("copy");
  for (const [name, text] of await unpacked(person, archiveId)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const file = join(folder, "manifest.json");
  const keys = ["--keys", saved(publicKeys())];
  expect(await check(file, ...keys)).toEqual([0]);
  expect(await check(file)).toEqual([2, "signer-unknown"]);
  expect(await check(file, ...keys, "--about", email)).toEqual([2, "usage"]);
  writeFileSync(join(folder, "data.json"), "{}");
  expect(await check(file, ...keys)).toEqual([1, "file-changed", "data-unreadable"]);
});

test("anything else is no answer: exit 2", async () => {
  expect(await check()).toEqual([2, "usage"]);
  expect(await check("a", "b")).toEqual([2, "usage"]);
  expect(await check("a", "--what")).toEqual([2, "usage"]);
  expect(await check(saved("no JSON"))).toEqual([2, "not-signed"]);
});
