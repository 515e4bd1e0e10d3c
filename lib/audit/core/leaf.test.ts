import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { leafHash, type LeafColumns } from "./leaf.ts";

const columns: LeafColumns = {
  ...{ seq: "7", at: "1792732800000", actorKind: "staff", actorId: "s", action: "data.read" },
  ...{ targetKind: "request", targetId: "r", requestId: null, subject: "aa", data: '{"n":1}' },
};

it("is the hash that any tool can recompute from the row", () => {
  const text =
    '{"action":"data.read","actorId":"s","actorKind":"staff","at":"1792732800000","data":"{\\"n\\":1}",' +
    '"requestId":null,"seq":"7","subject":"aa","targetId":"r","targetKind":"request"}';
  const expected = createHash("sha256").update("\0").update(text, "utf8").digest("hex");
  expect(Buffer.from(leafHash(columns)).toString("hex")).toBe(expected);
});

it("changes with every column, and tells nothing from an empty text", () => {
  const hashes = Object.keys(columns).flatMap((key) =>
    ["", "x", null].map((value) => {
      const changed = { ...columns, [key]: value };
      return Buffer.from(leafHash(changed)).toString("hex");
    }),
  );
  // `requestId` was null already: one of the thirty is the row as it stands.
  expect(new Set([...hashes, Buffer.from(leafHash(columns)).toString("hex")]).size).toBe(30);
});
