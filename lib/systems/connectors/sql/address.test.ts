import { expect, test } from "vitest";
import { SystemFailure } from "../../ports.ts";
import { readAddress } from "./address.ts";

const verified = { rejectUnauthorized: true };

test.each([
  ["postgresql://r:p@localhost/shop", false],
  ["postgresql://r:p@127.0.0.1:5433/shop", false],
  ["postgresql://r:p@10.1.2.3/shop", false],
  ["postgresql://r:p@172.20.0.9/shop", false],
  ["postgresql://r:p@[::1]/shop", false],
  ["postgresql://r:p@[fd00::7]/shop", false],
  ["postgresql://r:p@database/shop", false],
  ["mysql://r:p@172.32.0.9/shop", verified],
  ["mysql://r:p@8.8.8.8/shop", verified],
  ["mysql://r:p@fd.example.com/shop", verified],
  ["mariadb://r:p@10.example.com/shop", verified],
  ["postgresql://r:p@db%2eexample%2ecom/shop", verified],
  ["mysql://r:p@134744072/shop", verified],
  ["mysql://r:p@0x08080808/shop", verified],
  ["mysql://r:p@[::ffff:8.8.8.8]/shop", verified],
  ["postgresql://r:p@localhost/shop?host=db.example.com", verified],
  ["postgresql://r:p@[2a00:1450::1]/shop", verified],
  ["postgresql://r:p@db.example.com/shop?sslmode=disable", false],
  ["postgresql://r:p@localhost/shop?sslmode=require", verified],
  ["mysql://r:p@localhost/shop?ssl-mode=REQUIRED", verified],
  ["mysql://r:p@10.1.2.3/shop?useSSL=true", verified],
  ["mysql://r:p@10.1.2.3/shop?sslMode=VERIFY_IDENTITY&charset=utf8mb4", verified],
  ["postgresql://r:p@localhost/shop?sslmode=disable&ssl=true", verified],
  ["postgresql://r:p@localhost/shop?sslmode=prefer", false],
  ["mysql://r:p@db.example.com/shop?sslmode=PREFERRED", verified],
  ["postgresql://r:p@db.example.com/shop?sslmode=no-verify", { rejectUnauthorized: false }],
])("%s is spoken to with TLS %j", (url, tls) => {
  expect(readAddress(url, 1)).toMatchObject({ user: "r", password: "p", database: "shop", tls });
});

test("passwords may hold anything, escaped", () => {
  const { password, port } = readAddress("mysql://r:p%40%2F%25%3A@localhost/shop", 3306);
  expect([password, port]).toEqual(["p@/%:", 3306]);
});

test.each([
  "",
  "no url: canary",
  "https://r:canary@host/x",
  "postgresql://r:canary@host:port/x",
  "postgresql://r:canary%@host/x",
  "postgresql://r:canary@host/x?sslmode=maybe",
  'mysql://r:canary@host/x?ssl={"ca":"x"}',
  "postgresql://r:canary@host/x?sslmode=verify-full&sslrootcert=/no/such/canary",
])("what is no address says so and nothing of itself: %s", (url) => {
  let failure: unknown;
  try {
    readAddress(url, 1);
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(SystemFailure);
  expect(failure).toMatchObject({ code: "unreachable" });
  const cause = failure instanceof Error ? String(failure.cause) : "";
  expect(`${String(failure)} ${cause}`).not.toContain("canary");
});
