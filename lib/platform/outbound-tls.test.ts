import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { selfSigned } from "#lib/testing/certificate.ts";
import { startHttpServer, type HttpServer } from "#lib/testing/http-server.ts";
import { readDestinations } from "./outbound-address.ts";
import { callOut } from "./outbound.ts";

const folder = mkdtempSync(join(tmpdir(), "jeke-tls-"));
const ours = selfSigned("localhost");
const another = selfSigned("crm.internal");
let service: HttpServer;
let impostor: HttpServer;

beforeAll(async () => {
  writeFileSync(join(folder, "ca.pem"), ours.certificate);
  writeFileSync(join(folder, "both.pem"), ours.certificate + another.certificate);
  service = await startHttpServer((_request, response) => response.end("ok"), ours);
  impostor = await startHttpServer((_request, response) => response.end("ok"), another);
});
afterAll(async () => {
  await Promise.all([service.stop(), impostor.stop()]);
  rmSync(folder, { recursive: true });
});
afterEach(() => vi.unstubAllEnvs());

const call = (port: number): ReturnType<typeof callOut> =>
  callOut(
    { method: "GET", url: `https://localhost:${port}/` },
    {
      destinations: readDestinations(`localhost:${port}`, true),
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    },
  );

test("a certificate of an authority that was named is taken", async () => {
  vi.stubEnv("JEKE_OUTBOUND_CA", join(folder, "ca.pem"));
  expect(await call(service.port)).toMatchObject({ ok: true, value: { status: 200 } });
});

test("any other certificate is refused, even where the process was told to look away", async () => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  expect(await call(service.port)).toEqual({ ok: false, error: { code: "outbound.tls" } });
  expect(service.seen.length).toBe(1);
});

test("a good certificate for another name is refused", async () => {
  vi.stubEnv("JEKE_OUTBOUND_CA", join(folder, "both.pem"));
  expect(await call(impostor.port)).toEqual({ ok: false, error: { code: "outbound.tls" } });
  expect(impostor.seen).toEqual([]);
});
