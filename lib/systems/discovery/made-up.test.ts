import { expect, test } from "vitest";
import { bank } from "#lib/testing/made-up/bank.ts";
import { clinic } from "#lib/testing/made-up/clinic.ts";
import { odd } from "#lib/testing/made-up/odd.ts";
import { shop } from "#lib/testing/made-up/shop.ts";
import { taxi } from "#lib/testing/made-up/taxi.ts";
import { hotel, school, telecom } from "#lib/testing/made-up/unseen.ts";
import { madeUp } from "#lib/testing/made-up/world.ts";
import { measure, precision, recall, sumOf, telling } from "./measure.ts";
import { study } from "./study.ts";

test.each([
  ["a clinic, a bank, a shop and a taxi firm", [clinic, bank, shop, taxi]],
  [
    "a school, a hotel and a phone company, written when the lists of words stood",
    [school, hotel, telecom],
  ],
  ["a database without speaking names", [odd]],
])("%s, of no sample operator, are understood: nine of ten at least", async (_, texts) => {
  const measured = await Promise.all(
    texts.map(async (text) => {
      const { catalogue, truth } = madeUp(text);
      const { tables } = await study(catalogue, 2026);
      return measure(tables, truth, telling);
    }),
  );
  for (const what of ["personal", "kinds", "people", "links"] as const) {
    const sum = sumOf(measured.map((one) => one[what]));
    expect.soft(precision(sum), `precision of ${what}`).toBeGreaterThanOrEqual(0.9);
    expect.soft(recall(sum), `recall of ${what}`).toBeGreaterThanOrEqual(0.9);
  }
});
