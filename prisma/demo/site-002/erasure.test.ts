import { expect, test } from "vitest";
import { query } from "#lib/testing/database.ts";
import { erasures } from "../kit/testing/erased.ts";
import { sample } from "./index.ts";
import { demoSubject } from "./people.ts";

const { erase, ownerUrl } = erasures(sample);

test("everything goes from three services, and the counts of the statistics stay", async () => {
  const counts = "select count(*)::int as days, sum(viewers)::int as viewers from daily_counts";
  const before = await query(ownerUrl("recommendations"), counts);
  expect(await erase(demoSubject("everything"))).toEqual({
    ended: { state: "over" },
    steps: [
      "authors erased",
      "interests erased",
      "members erased",
      "messages erased",
      "posts erased",
      "shown-ads erased",
      "viewers erased",
      "visits erased",
    ],
  });
  expect(await query(ownerUrl("recommendations"), counts)).toEqual(before);
});

test("an open appeal waits with whoever made it, the rest goes", async () => {
  const { steps } = await erase(demoSubject("open-appeal"));
  expect(steps).toEqual([
    "appeals erased",
    "appeals held",
    "authors held",
    "members erased",
    "messages erased",
    "posts erased",
    "visits erased",
  ]);
  const held = await query(
    ownerUrl("forum"),
    "select status from appeals a join authors o on o.id = a.author_id where o.email = $1",
    [demoSubject("open-appeal").email],
  );
  expect(held).toEqual([{ status: "open" }]);
});
