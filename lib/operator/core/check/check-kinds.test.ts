import { expect, test } from "vitest";
import { mapOf } from "#lib/testing/postgres-system.ts";
import type { SystemMap } from "../data-map.ts";
import { checkKinds } from "./check-kinds.ts";

const plain = mapOf([
  { id: "c", table: "clients.csv", key: ["id"], find: [{ by: "email", column: "e" }], fields: {} },
]);
const found = (more: Partial<SystemMap>, table = "clients.csv") => {
  const collections = plain.collections.map((one) => ({ ...one, table }));
  const systems = [{ ...plain, ...more, collections }];
  // Only the systems are looked at.
  return checkKinds({ systems } as unknown as Parameters<typeof checkKinds>[0]).map(
    ({ code, path }) => [code, path.join(".")],
  );
};
const http = { kind: "http", url: "https://crm.example.org" };
const csv = { kind: "csv", url: "${EXPORTS}" };

test.each<[Partial<SystemMap>, readonly (readonly string[])[]]>([
  [{ ...http, secret: "${CRM_KEYS}" }, []],
  [http, [["http-secret", "systems.0"]]],
  [{ ...http, secret: "jeke_AAAA" }, [["http-secret", "systems.0.secret"]]],
  [{ kind: "postgres", eraseUrl: "${E}", ordinaryUrl: "${O}" }, []],
  [{ kind: "postgres", secret: "${S}" }, [["idle-key", "systems.0.secret"]]],
  [{ ...csv, ordinaryUrl: "${O}" }, [["idle-key", "systems.0.ordinaryUrl"]]],
  [csv, []],
  [{ ...csv, url: "https://files.example.org" }, [["csv-folder", "systems.0.url"]]],
])("%j is told by place", (system, wanted) => {
  expect(found(system)).toEqual(wanted);
});

test.each(["../clients.csv", "a/b.csv", ".hidden.csv", "all:../x.csv", "all:"])(
  "%s is no name of a file",
  (table) => {
    expect(found(csv, table)).toEqual([["csv-table", "systems.0.collections.0.table"]]);
  },
);
