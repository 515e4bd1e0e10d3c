import { afterEach, describe, expect, it } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { clientAddress } from "./client.ts";
import { contentSecurityPolicy } from "./headers.ts";
import { isOwnOrigin, isTrustedTransport, safePath } from "./origin.ts";

const production = { JEKE_MODE: "production", JEKE_URL: "https://data.example.kz" };
afterEach(() =>
  setVariables({ JEKE_MODE: "test", JEKE_URL: "http://localhost:3000", JEKE_PROXIES: "" }),
);

const list = (entries: Readonly<Record<string, string>>) => new Headers(entries);

describe("a change", () => {
  it.each([
    [{ origin: "https://data.example.kz" }, true],
    [{ origin: "https://data.example.kz", "sec-fetch-site": "same-origin" }, true],
    [{}, false],
    [{ origin: "null" }, false],
    [{ origin: "http://data.example.kz" }, false],
    [{ origin: "https://data.example.kz:8443" }, false],
    [{ origin: "https://evil.data.example.kz" }, false],
    [{ origin: "https://data.example.kz.evil.example" }, false],
    [{ origin: "https://evil.example", host: "evil.example" }, false],
    [{ origin: "http://evil.example", host: "evil.example" }, false],
    [{ origin: "https://data.example.kz", "sec-fetch-site": "cross-site" }, false],
    [{ origin: "https://data.example.kz", "sec-fetch-site": "same-site" }, false],
    [{ origin: "https://data.example.kz", "sec-fetch-site": "none" }, false],
  ])("with %j is ours: %s", (headers, isOurs) => {
    setVariables(production);
    expect(isOwnOrigin(list(headers))).toBe(isOurs);
  });

  it("in the demo may come from the address that the phone in the same network typed", () => {
    setVariables({ JEKE_MODE: "demo", JEKE_URL: "http://localhost:4100" });
    const host = "192.0.2.7:4100";
    expect(isOwnOrigin(list({ origin: `http://${host}`, host }))).toBe(true);
    expect(isOwnOrigin(list({ origin: "http://evil.example", host }))).toBe(false);
    expect(isTrustedTransport(list({ host }))).toBe(false);
    expect(isTrustedTransport(list({ host: "localhost:4100" }))).toBe(true);
  });
});

describe("a way on", () => {
  it.each([
    ["/ru/requests/new/erasure?x=1", true],
    ["/en", true],
    ["//evil.example", false],
    ["/ru//evil.example", true],
    ["/\\evil.example", false],
    ["/ru\\evil.example", false],
    ["/ru/\nx", false],
    ["https://evil.example/ru/", false],
    ["/ru/../..//evil.example", false],
    ["/ru/%2e%2e//evil.example", false],
    ["/russia", false],
    ["/de/home", false],
    ["javascript:alert(1)", false],
    ["", false],
    [undefined, false],
  ])("%j is kept: %s", (path, isKept) => {
    expect(safePath(path, "/fallback")).toBe(isKept ? path : "/fallback");
  });
});

describe("the address of the browser", () => {
  const spoofed = list({
    "x-jeke-peer": "192.0.2.7",
    "x-forwarded-for": "203.0.113.9, 198.51.100.1",
  });
  it("is the peer of the connection, whatever the header claims", () => {
    expect(clientAddress(spoofed)).toBe("192.0.2.7");
  });
  it("behind one trusted proxy is what that proxy added, not what the browser sent before it", () => {
    setVariables({ JEKE_PROXIES: "1" });
    expect(clientAddress(spoofed)).toBe("198.51.100.1");
    setVariables({ JEKE_PROXIES: "3" });
    expect(clientAddress(spoofed)).toBe("192.0.2.7");
  });
});

describe("the policy of a page", () => {
  it("allows nothing by default and nothing unsafe", () => {
    const policy = contentSecurityPolicy({ nonce: "abc", isHttps: true, isDevelopment: false });
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(policy).toContain("frame-ancestors 'none'");
  });
});
