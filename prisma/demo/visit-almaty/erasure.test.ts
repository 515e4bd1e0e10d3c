import { expect, test } from "vitest";
import { query } from "#lib/testing/database.ts";
import { erasures } from "../kit/testing/erased.ts";
import { sample } from "./index.ts";
import { demoSubject } from "./people.ts";

const { erase, later, ownerUrl } = erasures(sample);

// Clause 4.2: unresolved debts hold it, and what they do not concern goes at once.
test("an erasure waits for the debt alone, goes on when it is settled, and leaves the tax record", async () => {
  const { email } = demoSubject("debtor");
  const gone = [
    "ad-contacts erased",
    "ads erased",
    "messages erased",
    "photographs erased",
    "profiles erased",
    "rentals anonymised",
    "searches erased",
  ];
  const first = await erase(demoSubject("debtor"));
  expect(first.steps).toEqual(
    [...gone, "debts held", "members held", "packages held", "rentals held"].sort(),
  );
  await query(ownerUrl("board"), "update debts set paid_on = current_date where paid_on is null");
  const second = await later();
  expect(second.steps).toEqual(
    [
      ...gone,
      ...["debts erased", "members erased", "packages restricted", "rentals anonymised"],
    ].sort(),
  );
  const left = await query(ownerUrl("board"), "select from members where email = $1", [email]);
  expect(left).toEqual([]);
  const stored = await query(
    ownerUrl("board"),
    "select restricted, member_id from packages where buyer_email = $1",
    [email],
  );
  expect(stored).toEqual([{ restricted: true, member_id: null }]);
}, 60_000);
