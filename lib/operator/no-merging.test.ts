import { expect, test } from "vitest";
import { packCopies, problemsOf, swap } from "#lib/testing/pack-copies.ts";
import { loadPack } from "./load.ts";

const { copyWith } = packCopies();

test("a record is never found by way of another system: such a map does not load", () => {
  // `subscribers` stands in the mailing, the orders in the shop.
  const folder = copyWith(
    "systems.yaml",
    swap(
      "{ via: customers, theirs: id, column: customer_id }",
      "{ via: subscribers, theirs: id, column: customer_id }",
    ),
  );
  expect(problemsOf(loadPack(folder)).join("\n")).toContain(
    'No collection "subscribers" stands in the system "shop".',
  );
});
