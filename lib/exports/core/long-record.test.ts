import { expect, test } from "vitest";
import { field } from "#lib/testing/postgres-system.ts";
import { mapOf } from "#lib/testing/memory-systems.ts";
import { recordLine, type CopyRecord } from "./copy-document.ts";
import { csvRows } from "./csv.ts";
import { isLong, linePieces, pieceLetters, rowPieces } from "./long-record.ts";

const [collection] = mapOf("s", {
  rows: { find: [{ by: "email", column: "e" }], fields: { b: field("b"), a: field("a") } },
}).collections;

test.each([
  ["plain letters", "ж".repeat(pieceLetters + 5)],
  ["letters of two halves on the seam", `x${"😀".repeat(pieceLetters)}`],
  ["half a letter on the seam", `${"x".repeat(pieceLetters - 1)}\uD83Dy${"z".repeat(9)}`],
  ["quotes, breaks and a formula", `=${'"\n,\\'.repeat(pieceLetters)}`],
])("a long record is the same in pieces: %s", (_, long) => {
  if (collection === undefined) throw new Error("no collection");
  const copy: CopyRecord = {
    values: { b: long, a: 7, "10": null },
    currencies: { a: "KZT" },
    masked: ["b"],
  };
  expect(isLong(copy)).toBe(true);
  const bytes = (texts: Iterable<string>): string =>
    Buffer.concat([...texts].map((text) => Buffer.from(text))).toString();
  expect(bytes(linePieces(copy)) === recordLine(copy)).toBe(true);
  const row = Buffer.from(csvRows(collection, [copy])).toString();
  expect(bytes(rowPieces(collection, copy)) === row).toBe(true);
});
