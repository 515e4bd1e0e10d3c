import { afterEach, expect, test } from "vitest";
import { setVariables } from "#lib/platform/env.ts";
import { hasApiKey } from "./api-key.ts";
import { languageAsked } from "./language-asked.ts";
import { takesAnyOrigin } from "./origin.ts";
import { readBody, readForm } from "./read-body.ts";

const key = "qN3vT8yLw2RkZ0bXcJ5mH7sUeGfA1dPo";
const other = "mH7sUeGfA1dPoqN3vT8yLw2RkZ0bXcJ5";
const brings = (authorization?: string): boolean =>
  hasApiKey(new Headers(authorization === undefined ? {} : { authorization }));
afterEach(() => setVariables({ JEKE_API_KEY: "" }));

test("only the key itself opens, and the old one beside the new one", () => {
  setVariables({ JEKE_API_KEY: `${other}, ${key}` });
  for (const good of [`Bearer ${key}`, `bearer ${other}`]) expect(brings(good)).toBe(true);
  for (const bad of [
    ...[undefined, "", key, `Basic ${key}`, `Bearer ${key}x`, `Bearer ${key.slice(1)}`],
    ...[`Bearer ${other}, ${key}`, `Bearer ${key} ${key}`, "Bearer "],
  ]) {
    expect(brings(bad), bad).toBe(false);
  }
});

test("without a key in the environment nobody has it", () => {
  for (const variable of ["", " , "]) {
    setVariables({ JEKE_API_KEY: variable });
    for (const one of [`Bearer ${key}`, "Bearer ,", "Bearer"]) expect(brings(one)).toBe(false);
  }
});

test("changes from anywhere are taken at the links of letters and for machines, and nowhere else", () => {
  for (const path of ["/api/unsubscribe/abc_-1", "/api/v1/unsubscribe-links"]) {
    expect(takesAnyOrigin(path), path).toBe(true);
  }
  for (const path of [
    ...["/api/unsubscribe", "/api/unsubscribe/", "/api/unsubscribe/a/b", "/ru/unsubscribe/abc"],
    ...["/api/v1", "/api/v1/", "/api/v1/a/b", "/api/auth/signout", "/x/api/v1/a", "/api/V1/a"],
    "/api/unsubscribe/../auth/signout",
  ]) {
    expect(takesAnyOrigin(path), path).toBe(false);
  }
});

test("a body is read to its limit and no further, as either kind of form", async () => {
  const post = (body: BodyInit, type?: string): Request =>
    new Request("http://localhost/", {
      ...{ method: "POST", body },
      ...(type === undefined ? {} : { headers: { "content-type": type } }),
    });
  expect(await readBody(post("12345"), 5)).toBe("12345");
  expect(await readBody(post("123456"), 5)).toBeUndefined();
  expect(await readBody(post(new Uint8Array([0xff])), 5)).toBeUndefined();
  const parts = new FormData();
  parts.set("List-Unsubscribe", "One-Click");
  const type = "application/x-www-form-urlencoded";
  for (const request of [post(parts), post("List-Unsubscribe=One-Click", type)]) {
    expect((await readForm(request, 8_192))?.get("List-Unsubscribe")).toBe("One-Click");
  }
  expect(await readForm(post("{}", "application/json"), 8_192)).toBeUndefined();
});

test("an address without a language leads to the first one that we speak", () => {
  expect(languageAsked("de-DE,kk-KZ;q=0.8,ru;q=0.5")).toBe("kk");
  expect(languageAsked("en;q=0.3, ru-RU, ru;q=0.9, kk;q=0")).toBe("ru");
  expect(languageAsked("kkj, run;q=0.9, en;q=0.1")).toBe("en");
  expect(languageAsked("en;q=much, kk")).toBe("kk");
  expect(languageAsked("en")).toBe("en");
  for (const none of [null, "", "de", "*"]) expect(languageAsked(none)).toBe("ru");
});
