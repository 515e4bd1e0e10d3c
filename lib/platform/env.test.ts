import { expect, test } from "vitest";
import { packSecret, parseEnvironment, setVariables } from "./env.ts";
import { environmentProblems } from "./env-rules.ts";

const good = {
  NODE_ENV: "production",
  JEKE_MODE: "production",
  JEKE_URL: "https://data.example.org",
  JEKE_SECRET: "qN3vT8yLw2RkZ0bXcJ5mH7sUeGfA1dPo",
  DATABASE_URL: "postgresql://jeke_app:x@db/jeke",
  DATABASE_WORKER_URL: "postgresql://jeke_worker:x@db/jeke",
  SMTP_URL: "smtps://mail.example.org",
} as const;
const codes = (change: Record<string, string>): string[] =>
  environmentProblems(parseEnvironment({ ...good, ...change })).map((problem) => problem.code);

test("a whole production environment may start", () => {
  expect(codes({})).toEqual([]);
});

test.each([
  ["no secret", { JEKE_SECRET: "" }, "env.secret-absent"],
  ["a short secret", { JEKE_SECRET: "qN3vT8yLw2RkZ0bX" }, "env.secret-weak"],
  ["a monotonous secret", { JEKE_SECRET: "ab".repeat(20) }, "env.secret-weak"],
  ["a demo secret", { JEKE_SECRET: `demo-${good.JEKE_SECRET}` }, "env.secret-demo"],
  ["a secret from a manual", { JEKE_SECRET: `change-me-${good.JEKE_SECRET}` }, "env.secret-demo"],
  ["a short key of machines", { JEKE_API_KEY: "Zq3vT8yLw2RkZ0bX" }, "env.api-key-weak"],
  ["a list of services with a mistake", { JEKE_OUTBOUND: "a.kz, b c" }, "env.outbound-list"],
  ["plain http to a public service", { JEKE_OUTBOUND: "http://a.kz" }, "env.outbound-list"],
  ["plain http in a network", { JEKE_URL: "http://data.example.org" }, "env.plain-http"],
  [
    "a name that only begins like this machine",
    { JEKE_URL: "http://localhost.example.org" },
    "env.plain-http",
  ],
  ["no database", { DATABASE_URL: "" }, "env.database-absent"],
  ["no worker's database", { DATABASE_WORKER_URL: "" }, "env.database-absent"],
  [
    "the owner for the web",
    { DATABASE_URL: "postgresql://jeke_owner:x@db/jeke" },
    "env.database-is-owner",
  ],
  [
    "the superuser for the web",
    { DATABASE_URL: "postgresql://postgres:x@db/jeke" },
    "env.database-is-owner",
  ],
  ["one role for both", { DATABASE_WORKER_URL: good.DATABASE_URL }, "env.database-same-role"],
  ["no mail server", { SMTP_URL: "" }, "env.smtp-absent"],
  ["an inbox that shows codes", { JEKE_INBOX_DIR: "/tmp/inbox" }, "env.inbox-in-production"],
])("production refuses %s", (_name, change, code) => {
  expect(codes(change)).toEqual([code]);
});

test("plain http is allowed on this machine", () => {
  for (const url of ["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]) {
    expect(codes({ JEKE_URL: url })).toEqual([]);
  }
});

test("demo and test start with demo secrets and plain http", () => {
  for (const JEKE_MODE of ["demo", "test"]) {
    expect(codes({ JEKE_MODE, JEKE_SECRET: "demo-x", JEKE_URL: "http://10.0.0.5" })).toEqual([]);
  }
});

test("where no mode is named it is production, the one that refuses", () => {
  expect(parseEnvironment({ NODE_ENV: "test" }).JEKE_MODE).toBe("production");
});

test("a wrong value is told by its name and never by what it holds", () => {
  expect(() => parseEnvironment({ ...good, JEKE_MODE: "s3cret", DATABASE_POOL: "many" })).toThrow(
    /^These variables have no valid value: JEKE_MODE, DATABASE_POOL\.$/,
  );
});

test("a pack cannot ask for a secret of ours", () => {
  setVariables({ SHOP_DSN: "postgresql://shop", JEKE_SECRET: "x" });
  expect(packSecret("SHOP_DSN")).toBe("postgresql://shop");
  expect(packSecret("JEKE_SECRET")).toBeUndefined();
  expect(packSecret("toString")).toBeUndefined();
});
