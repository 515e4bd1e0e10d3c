import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { selfSigned } from "#lib/testing/certificate.ts";
import { databaseFront } from "#lib/testing/database-front.ts";
import { SystemFailure } from "#lib/systems/ports.ts";
import { clientsMap } from "#lib/testing/reference-system.ts";
import { mysqlConnector } from "./mysql.ts";
import { postgresConnector } from "./postgres.ts";

const folder = mkdtempSync(join(tmpdir(), "jeke-sql-tls-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A certificate, and the part of a URL that names it as an authority. */
function known(host: string, ends?: string) {
  const made = selfSigned(host, ends === undefined ? {} : { ends });
  const file = join(folder, `${host}-${ends ?? "valid"}.pem`);
  writeFileSync(file, made.certificate);
  return { ...made, trusted: `&sslrootcert=${file}` };
}

const byName = known("localhost");
const byAddress = known("127.0.0.1");
const elsewhere = known("db.example.org");
const expired = known("localhost", "210101000000Z");

describe.each([
  ["postgres", postgresConnector],
  ["mysql", mysqlConnector],
] as const)("TLS to %s", (kind, open) => {
  const attempt = async (
    secure: Parameters<typeof databaseFront>[1],
    { host = "localhost", query = "sslmode=require" },
  ) => {
    const { port, signedIn } = await databaseFront(kind, secure);
    const url = `${kind}://role:canary@${host}:${port}/shop?${query}`;
    const connector = open(clientsMap, url, "Asia/Almaty");
    const failure: unknown = await connector.check().catch((error: unknown) => error);
    await connector.close();
    if (!(failure instanceof SystemFailure)) throw new Error("nobody refused");
    expect(`${String(failure)} ${String(failure.cause)}`).not.toContain("canary");
    return { code: failure.code, signedIn: signedIn() };
  };
  const letsIn = { code: "refused", signedIn: 1 };
  const refused = { code: "untrusted", signedIn: 0 };

  test.each([
    ["a known authority and the right name", byName, {}, letsIn],
    ["a known authority and the right address", byAddress, { host: "127.0.0.1" }, letsIn],
    ["another name", elsewhere, {}, refused],
    ["a name where an address was called", byName, { host: "127.0.0.1" }, refused],
    ["a certificate that has expired", expired, {}, refused],
  ])("%s", async (_, secure, { host = "localhost" }: { host?: string }, outcome) => {
    const query = `sslmode=verify-full${secure.trusted}`;
    expect(await attempt(secure, { host, query })).toEqual(outcome);
  });

  test("a certificate that nobody known signed is told nothing, unless the address says so", async () => {
    expect(await attempt(byName, {})).toEqual(refused);
    expect(await attempt(byName, { query: "sslmode=no-verify" })).toEqual(letsIn);
  });

  test("a server without TLS is told nothing where TLS was asked for", async () => {
    expect(await attempt(undefined, {})).toEqual(refused);
    expect(await attempt(undefined, { query: "sslmode=no-verify" })).toEqual(refused);
  });
});
