import { testMutations } from "#lib/testing/pack-copies.ts";

testMutations("operator.yaml", [
  { from: "- id: news", to: "- id: general", code: "reserved-id", says: 'The id "general"' },
]);
