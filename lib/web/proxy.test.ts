import { NextRequest } from "next/server";
import { afterEach, describe, expect, it } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import configuration from "../../next.config.ts";
import proxy from "../../proxy.ts";

const own = "https://data.example.kz";
const production = { JEKE_MODE: "production", JEKE_URL: own };
afterEach(() => setVariables({ JEKE_MODE: "test", JEKE_URL: "http://localhost:3000" }));

describe("the proxy", () => {
  it("repeats no host that a request claims", () => {
    const headers = { host: "evil.example", "x-forwarded-host": "evil.example" };
    const answer = proxy(new NextRequest(`${own}/ru/sign-in`, { headers }));
    expect(answer.headers.get("link")).toBeNull();
    const away = proxy(new NextRequest(`${own}/home`, { headers }));
    expect(away.headers.get("location")).toBe(`${own}/ru/home`);
  });

  it.each([[undefined], ["null"], ["https://evil.example"], ["http://data.example.kz"]])(
    "answers a change from origin %j with a plain 403 and the whole policy",
    (origin) => {
      setVariables(production);
      const headers = new Headers(origin === undefined ? [] : [["origin", origin]]);
      const answer = proxy(new NextRequest(`${own}/ru/sign-in`, { method: "POST", headers }));
      expect(answer.status).toBe(403);
      expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    },
  );

  it("lets a change of our own pages through", () => {
    setVariables(production);
    const headers = { origin: own, "sec-fetch-site": "same-origin" };
    const answer = proxy(new NextRequest(`${own}/ru/sign-in`, { method: "POST", headers }));
    expect(answer.status).toBe(200);
  });
});

it("leaves no answer without a policy: what it does not see has one of its own", async () => {
  const rules = (await configuration.headers?.()) ?? [];
  for (const path of ["/favicon.ico", "/fonts/:path*", "/_next/:path*"]) {
    const keys = rules.filter(({ source }) => source === path).flatMap((rule) => rule.headers);
    expect(keys.map(({ key }) => key)).toContain("Content-Security-Policy");
  }
});
