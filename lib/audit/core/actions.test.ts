import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { auditActions, isAuditAction } from "./actions.ts";

const lib = path.resolve(import.meta.dirname, "../..");

it("is sorted, so that two hands do not add one action twice", () => {
  expect(Object.keys(auditActions)).toEqual(Object.keys(auditActions).toSorted());
});

it("knows every action that the code appends", () => {
  const files = readdirSync(lib, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !file.startsWith("generated"),
  );
  const used = files.flatMap((file) => {
    const source = readFileSync(path.join(lib, file), "utf8");
    if (!source.includes("audit.append")) return [];
    return [...source.matchAll(/action: "([^"]+)"/g)].map(([, action]) => `${action} (${file})`);
  });
  expect(used.length).toBeGreaterThan(0);
  expect(used.filter((one) => !isAuditAction(one.split(" ")[0] ?? ""))).toEqual([]);
});

it.each(["kk", "ru", "en"])("has words for every action in %s", (locale) => {
  const file = path.join(lib, "i18n", "messages", locale, "audit.json");
  const { actions } = JSON.parse(readFileSync(file, "utf8")) as {
    readonly actions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  const told = Object.entries(actions).flatMap(([noun, verbs]) =>
    Object.keys(verbs).map((verb) => `${noun}.${verb}`),
  );
  expect(told.toSorted()).toEqual(Object.keys(auditActions));
});
